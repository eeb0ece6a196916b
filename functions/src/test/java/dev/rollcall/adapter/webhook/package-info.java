/** Tests of what a sender of one's own signs and sends. */
@NullMarked
package dev.rollcall.adapter.webhook;

import org.jspecify.annotations.NullMarked;
