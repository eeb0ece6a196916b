/** The brake: what may be written now, and why not. */
@NullMarked
package dev.rollcall.domain.breaker;

import org.jspecify.annotations.NullMarked;
