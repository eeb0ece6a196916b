/** Tests of a proposed policy. */
@NullMarked
package dev.rollcall.domain.policy;

import org.jspecify.annotations.NullMarked;
