/** Tests of what is said to Slack, byte for byte, and what its answers mean. */
@NullMarked
package dev.rollcall.adapter.slack.call;

import org.jspecify.annotations.NullMarked;
