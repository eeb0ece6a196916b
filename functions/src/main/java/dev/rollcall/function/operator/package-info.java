/** The operator API: what signed requests ask for, and how they are answered. */
@NullMarked
package dev.rollcall.function.operator;

import org.jspecify.annotations.NullMarked;
