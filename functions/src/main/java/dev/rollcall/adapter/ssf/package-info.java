/** Security event tokens of a Shared Signals transmitter (RFC 8417, RFC 8935, RFC 9493). */
@NullMarked
package dev.rollcall.adapter.ssf;

import org.jspecify.annotations.NullMarked;
