/** The first thing a newcomer sees: one leaver, a bad sync, and a list released in part. */
@NullMarked
package dev.rollcall.local.demo;

import org.jspecify.annotations.NullMarked;
