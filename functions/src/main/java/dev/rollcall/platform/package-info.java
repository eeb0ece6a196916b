/** What is not about rolls or Slack: JSON, HTTP, logging with redaction, time and ids. */
@NullMarked
package dev.rollcall.platform;

import org.jspecify.annotations.NullMarked;
