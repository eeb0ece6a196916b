/** The real adapter asks simulated Slack about itself. */
@NullMarked
package dev.rollcall.adapter.slack.doctor;

import org.jspecify.annotations.NullMarked;
