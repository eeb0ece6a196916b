/** Signing in with an OIDC issuer, honest or not. */
@NullMarked
package dev.rollcall.adapter.oidc;

import org.jspecify.annotations.NullMarked;
