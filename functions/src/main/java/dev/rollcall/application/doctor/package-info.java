/** Looks whether a deployment can do what it is there for, and who else writes to Slack. */
@NullMarked
package dev.rollcall.application.doctor;

import org.jspecify.annotations.NullMarked;
