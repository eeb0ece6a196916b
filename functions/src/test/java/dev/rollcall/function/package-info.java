/** Tests of what our functions let out. */
@NullMarked
package dev.rollcall.function;

import org.jspecify.annotations.NullMarked;
