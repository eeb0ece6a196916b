/** The clock over a case: breaches are recorded and escalated. */
@NullMarked
package dev.rollcall.application.watch;

import org.jspecify.annotations.NullMarked;
