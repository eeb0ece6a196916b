/** Tests of the clock over a case. */
@NullMarked
package dev.rollcall.application.watch;

import org.jspecify.annotations.NullMarked;
