/** Slack's organisation in memory, behind every port that changes accounts and what they have. */
@NullMarked
package dev.rollcall.testing.slack;

import org.jspecify.annotations.NullMarked;
