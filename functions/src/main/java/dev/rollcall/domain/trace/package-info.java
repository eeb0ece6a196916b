/** Who changed what in Slack, as Slack's own log tells. */
@NullMarked
package dev.rollcall.domain.trace;

import org.jspecify.annotations.NullMarked;
