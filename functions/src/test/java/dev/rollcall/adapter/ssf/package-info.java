/** Tests of what a transmitter of security events signs and pushes. */
@NullMarked
package dev.rollcall.adapter.ssf;

import org.jspecify.annotations.NullMarked;
