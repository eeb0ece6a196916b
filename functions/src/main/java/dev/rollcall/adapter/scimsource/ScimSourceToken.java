package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiAuthorization;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

/** The bearer token, from the secret's JSON. */
final class ScimSourceToken implements ApiAuthorization {
    private final Secrets secrets;

    ScimSourceToken(Secrets secrets) {
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    @Override
    public HttpCall sign(HttpCall call) {
        return call.header("Accept", "application/scim+json, application/json")
                .header(
                        "Authorization",
                        "Bearer " + read(secrets.current(ScimSource.SECRET)).value());
    }

    @Override
    public void refused() {
        secrets.refresh(ScimSource.SECRET);
    }

    private static Secret read(Secret secret) {
        try {
            JsonObject json = Json.readObject(secret.value());
            if (json.text("kind").equals("bearer")) {
                return new Secret(json.text("token")).forHeader();
            }
        } catch (MalformedJson | IllegalArgumentException _) {
            // Their messages may quote the token.
        }
        throw new PortFailure.NeedsHuman(
                "The secret with the SCIM server's token (kind bearer with token)",
                "scim-secret-unreadable");
    }
}
