/** What the deployed functions are built of. */
@NullMarked
package dev.rollcall.function.wiring;

import org.jspecify.annotations.NullMarked;
