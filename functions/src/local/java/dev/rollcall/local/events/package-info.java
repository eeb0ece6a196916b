/** EventBridge: schedules, and the rule that hears of runs that ended. */
@NullMarked
package dev.rollcall.local.events;

import org.jspecify.annotations.NullMarked;
