/** Okta: its event hooks, its System Log and its users. */
@NullMarked
package dev.rollcall.adapter.okta;

import org.jspecify.annotations.NullMarked;
