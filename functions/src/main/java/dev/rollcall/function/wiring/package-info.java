/** Builds the object graph, and is the only reader of the environment. */
@NullMarked
package dev.rollcall.function.wiring;

import org.jspecify.annotations.NullMarked;
