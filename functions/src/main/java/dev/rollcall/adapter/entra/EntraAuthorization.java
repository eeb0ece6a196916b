package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Secrets;

/** The {@code Authorization} header for Graph. */
final class EntraAuthorization {
    private final Secrets secrets;
    private final EntraAccessToken accessToken;

    EntraAuthorization(Secrets secrets, EntraAccessToken accessToken) {
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.accessToken = requireNonNull(accessToken, "accessToken is null");
    }

    String header() {
        EntraCredentials credentials = EntraCredentials.read(secrets.current(Entra.SECRET));
        return "Bearer " + accessToken.of(credentials).value();
    }

    /** Forgets everything known, after Graph refused it: it may have been rotated just now. */
    void refused() {
        secrets.refresh(Entra.SECRET);
        accessToken.forget();
    }
}
