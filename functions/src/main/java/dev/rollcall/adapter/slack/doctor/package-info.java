/** What is asked of Slack about our tokens, the plan, and who else writes. Nothing is changed. */
@NullMarked
package dev.rollcall.adapter.slack.doctor;

import org.jspecify.annotations.NullMarked;
