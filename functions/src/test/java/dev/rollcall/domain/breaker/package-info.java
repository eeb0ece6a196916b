/** Tests of the brake's counting. */
@NullMarked
package dev.rollcall.domain.breaker;

import org.jspecify.annotations.NullMarked;
