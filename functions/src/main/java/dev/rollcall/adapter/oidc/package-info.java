/** Approvers' sign-in with an OpenID Connect issuer: authorization code with PKCE. */
@NullMarked
package dev.rollcall.adapter.oidc;

import org.jspecify.annotations.NullMarked;
