/** Simulated Slack: SCIM, Web API, audit logs and a control API over one stateful organisation. */
@NullMarked
package dev.rollcall.local.slack;

import org.jspecify.annotations.NullMarked;
