/** The first thing a newcomer sees: one leaver, from Okta to evidence. */
@NullMarked
package dev.rollcall.local.demo;

import org.jspecify.annotations.NullMarked;
