/** Tests of the way from a hint to a run. */
@NullMarked
package dev.rollcall.application.intake;

import org.jspecify.annotations.NullMarked;
