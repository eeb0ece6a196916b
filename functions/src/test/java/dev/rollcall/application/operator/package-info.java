/** The operators' use cases on doubles of their ports. */
@NullMarked
package dev.rollcall.application.operator;

import org.jspecify.annotations.NullMarked;
