/** Running executions: one class for each type of state, driven by events on the timeline. */
@NullMarked
package dev.rollcall.local.stepfunctions.execution;

import org.jspecify.annotations.NullMarked;
