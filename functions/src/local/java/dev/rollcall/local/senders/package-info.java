/** Simulated senders of signed events: one's own webhook, and a Shared Signals transmitter. */
@NullMarked
package dev.rollcall.local.senders;

import org.jspecify.annotations.NullMarked;
