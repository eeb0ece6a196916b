/** One clock under interpreter, schedules and expiry: real when run, virtual in tests. */
@NullMarked
package dev.rollcall.local.time;

import org.jspecify.annotations.NullMarked;
