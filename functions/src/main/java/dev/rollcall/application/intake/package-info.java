/** From a hint to a run: receive, poll, dispatch, sweep. */
@NullMarked
package dev.rollcall.application.intake;

import org.jspecify.annotations.NullMarked;
