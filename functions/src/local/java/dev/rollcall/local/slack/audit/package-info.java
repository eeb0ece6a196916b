/** The audit log of simulated Slack: what happened, and how it is asked for. */
@NullMarked
package dev.rollcall.local.slack.audit;

import org.jspecify.annotations.NullMarked;
