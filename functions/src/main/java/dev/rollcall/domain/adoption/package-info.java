/** How a living company is taken over: what was there before, and how mappings come into force. */
@NullMarked
package dev.rollcall.domain.adoption;

import org.jspecify.annotations.NullMarked;
