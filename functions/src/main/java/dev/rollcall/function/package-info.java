/** Lambda entry points: they translate events and outcomes, and decide nothing. */
@NullMarked
package dev.rollcall.function;

import org.jspecify.annotations.NullMarked;
