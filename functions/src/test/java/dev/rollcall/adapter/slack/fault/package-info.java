/** Every write and every list of the Slack connector, with each fault that may strike it. */
@NullMarked
package dev.rollcall.adapter.slack.fault;

import org.jspecify.annotations.NullMarked;
