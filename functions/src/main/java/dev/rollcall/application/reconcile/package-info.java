/**
 * Reads both sides whole, names every difference, and has corrected what policy allows: begin,
 * read, name, set right, see what came. Each step stands on what the one before has kept.
 */
@NullMarked
package dev.rollcall.application.reconcile;

import org.jspecify.annotations.NullMarked;
