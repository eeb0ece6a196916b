/** Reads both sides whole, names every difference, and has corrected what policy allows. */
@NullMarked
package dev.rollcall.application.reconcile;

import org.jspecify.annotations.NullMarked;
