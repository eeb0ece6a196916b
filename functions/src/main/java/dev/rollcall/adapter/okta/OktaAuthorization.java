package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiAuthorization;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.platform.http.HttpCall;

/** The {@code Authorization} header for Okta's API, of whichever kind the secret is. */
final class OktaAuthorization implements ApiAuthorization {
    private final Secrets secrets;
    private final OktaAccessToken accessToken;

    OktaAuthorization(Secrets secrets, OktaAccessToken accessToken) {
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.accessToken = requireNonNull(accessToken, "accessToken is null");
    }

    @Override
    public HttpCall sign(HttpCall call) {
        return call.header("Accept", "application/json").header("Authorization", header());
    }

    private String header() {
        return switch (OktaCredentials.read(secrets.current(Okta.SECRET))) {
            case OktaCredentials.ApiToken(var token) -> "SSWS " + token.value();
            case OktaCredentials.ServiceApp app -> "Bearer " + accessToken.of(app).value();
        };
    }

    @Override
    public void refused() {
        secrets.refresh(Okta.SECRET);
        accessToken.forget();
    }
}
