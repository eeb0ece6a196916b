/** The approvers' pages as text. */
@NullMarked
package dev.rollcall.function.page;

import org.jspecify.annotations.NullMarked;
