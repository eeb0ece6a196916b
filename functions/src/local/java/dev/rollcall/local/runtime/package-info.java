/** Starts everything in one JVM, from the template itself. */
@NullMarked
package dev.rollcall.local.runtime;

import org.jspecify.annotations.NullMarked;
