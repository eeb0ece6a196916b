/**
 * Comparing a whole company: what is read of both sides, whether it was read whole, and each
 * difference by its name.
 */
@NullMarked
package dev.rollcall.domain.reconcile;

import org.jspecify.annotations.NullMarked;
