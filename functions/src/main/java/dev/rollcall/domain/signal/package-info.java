/** What a transmitter of security events says happened, and to whom. */
@NullMarked
package dev.rollcall.domain.signal;

import org.jspecify.annotations.NullMarked;
