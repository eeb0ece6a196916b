/** Slack's users and IdP groups by SCIM: the lists of all, and what is made and changed. */
@NullMarked
package dev.rollcall.adapter.slack.scim;

import org.jspecify.annotations.NullMarked;
