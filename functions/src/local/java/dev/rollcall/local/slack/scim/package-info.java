/** What SCIM requests to simulated Slack say: filters, operations, names, refusals. */
@NullMarked
package dev.rollcall.local.slack.scim;

import org.jspecify.annotations.NullMarked;
