/**
 * How Slack is called: both dialects, their errors, tokens, paging, and the budget of its rate
 * limits. Nothing here knows what a call is for.
 */
@NullMarked
package dev.rollcall.adapter.slack.call;

import org.jspecify.annotations.NullMarked;
