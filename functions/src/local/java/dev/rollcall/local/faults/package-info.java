/** What goes wrong on demand: invocations that die, fail or come twice. */
@NullMarked
package dev.rollcall.local.faults;

import org.jspecify.annotations.NullMarked;
