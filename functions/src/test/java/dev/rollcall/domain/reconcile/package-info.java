/** Tests of what is named when a whole company is compared. */
@NullMarked
package dev.rollcall.domain.reconcile;

import org.jspecify.annotations.NullMarked;
