/** Simulated Okta: users, groups, System Log, event hooks, tokens and a control API. */
@NullMarked
package dev.rollcall.local.okta;

import org.jspecify.annotations.NullMarked;
