/** Slack, by its SCIM API and its Web API. */
@NullMarked
package dev.rollcall.adapter.slack;

import org.jspecify.annotations.NullMarked;
