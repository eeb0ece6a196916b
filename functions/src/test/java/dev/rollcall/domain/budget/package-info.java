/** Tests of the shared rate budget's arithmetic. */
@NullMarked
package dev.rollcall.domain.budget;

import org.jspecify.annotations.NullMarked;
