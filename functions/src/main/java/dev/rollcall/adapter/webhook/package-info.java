/** Events of a sender of one's own, signed as Standard Webhooks 1.0 has it. */
@NullMarked
package dev.rollcall.adapter.webhook;

import org.jspecify.annotations.NullMarked;
