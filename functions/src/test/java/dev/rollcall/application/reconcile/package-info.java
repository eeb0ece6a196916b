/** The steps of a reconciliation on doubles of their ports. */
@NullMarked
package dev.rollcall.application.reconcile;

import org.jspecify.annotations.NullMarked;
