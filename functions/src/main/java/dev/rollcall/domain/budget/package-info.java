/** Slack's rate limits, our share of them, and who comes first. */
@NullMarked
package dev.rollcall.domain.budget;

import org.jspecify.annotations.NullMarked;
