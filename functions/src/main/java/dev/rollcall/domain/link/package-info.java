/** Which account is a person's: what may be linked by itself, and what waits for a human. */
@NullMarked
package dev.rollcall.domain.link;

import org.jspecify.annotations.NullMarked;
