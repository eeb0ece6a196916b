/** Keeping what a provider tells, and looking again at whom it is about. */
@NullMarked
package dev.rollcall.application.push;

import org.jspecify.annotations.NullMarked;
