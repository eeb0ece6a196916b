package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiAuthorization;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.platform.http.HttpCall;

/** The {@code Authorization} header for Graph. */
final class EntraAuthorization implements ApiAuthorization {
    private final Secrets secrets;
    private final EntraAccessToken accessToken;

    EntraAuthorization(Secrets secrets, EntraAccessToken accessToken) {
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.accessToken = requireNonNull(accessToken, "accessToken is null");
    }

    @Override
    public HttpCall sign(HttpCall call) {
        EntraCredentials credentials = EntraCredentials.read(secrets.current(Entra.SECRET));
        return call.header("Authorization", "Bearer " + accessToken.of(credentials).value());
    }

    @Override
    public void refused() {
        secrets.refresh(Entra.SECRET);
        accessToken.forget();
    }
}
