/** Tests of how functions are put together. */
@NullMarked
package dev.rollcall.function.wiring;

import org.jspecify.annotations.NullMarked;
