package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Secrets;

/** The {@code Authorization} header for Okta's API, of whichever kind the secret is. */
final class OktaAuthorization {
    private final Secrets secrets;
    private final OktaAccessToken accessToken;

    OktaAuthorization(Secrets secrets, OktaAccessToken accessToken) {
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.accessToken = requireNonNull(accessToken, "accessToken is null");
    }

    String header() {
        return switch (OktaCredentials.read(secrets.current(Okta.SECRET))) {
            case OktaCredentials.ApiToken(var token) -> "SSWS " + token.value();
            case OktaCredentials.ServiceApp app -> "Bearer " + accessToken.of(app).value();
        };
    }

    /** Forgets everything known, after Okta refused it: it may have been rotated just now. */
    void refused() {
        secrets.refresh(Okta.SECRET);
        accessToken.forget();
    }
}
