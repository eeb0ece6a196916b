/** What can be had in Slack, by which account, and which person stands behind it. */
@NullMarked
package dev.rollcall.domain.access;

import org.jspecify.annotations.NullMarked;
