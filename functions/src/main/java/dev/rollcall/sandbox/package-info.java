/**
 * Reads and compares both sides of a sandbox from this machine, with credentials that its operator
 * has: the wiring of the command line's own. Nothing here can write.
 */
@NullMarked
package dev.rollcall.sandbox;

import org.jspecify.annotations.NullMarked;
