/** What Slack tells by itself: its Events API. */
@NullMarked
package dev.rollcall.adapter.slack.events;

import org.jspecify.annotations.NullMarked;
