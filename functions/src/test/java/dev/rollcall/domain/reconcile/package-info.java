/** Tests of how differences are named, and of what becomes of them. */
@NullMarked
package dev.rollcall.domain.reconcile;

import org.jspecify.annotations.NullMarked;
