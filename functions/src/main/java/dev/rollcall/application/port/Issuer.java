package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;

/** The OIDC issuer that approvers sign in with (authorization code with PKCE). */
public interface Issuer {

    /** Returns where to send the browser (OpenID Connect Core 1.0, 3.1.2.1; RFC 7636). */
    URI authorization(String state, String nonce, String verifier);

    /** Who came back. */
    sealed interface SignedIn {
        /**
         * @param subject the issuer's immutable id of the human
         */
        record As(String subject, Instant authenticatedAt) implements SignedIn {
            public As {
                requireNonNull(subject, "subject is null");
                requireNonNull(authenticatedAt, "authenticatedAt is null");
            }
        }

        /** The issuer refuses, or what it says cannot be trusted. */
        record Refused(String code) implements SignedIn {
            public Refused {
                requireNonNull(code, "code is null");
            }
        }
    }

    /**
     * Redeems the code and checks the ID token; throws {@link PortFailure} if it is out of reach.
     */
    SignedIn redeem(String code, String nonce, String verifier);
}
