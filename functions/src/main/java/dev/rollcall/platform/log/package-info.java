/** Logging that cannot tell names, e-mails or secrets even if somebody tries. */
@NullMarked
package dev.rollcall.platform.log;

import org.jspecify.annotations.NullMarked;
