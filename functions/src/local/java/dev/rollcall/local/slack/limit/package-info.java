/** How often simulated Slack lets itself be called. */
@NullMarked
package dev.rollcall.local.slack.limit;

import org.jspecify.annotations.NullMarked;
