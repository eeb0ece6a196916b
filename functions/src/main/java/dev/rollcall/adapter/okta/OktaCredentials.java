package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

/** How we sign in to Okta, from the secret's JSON. */
sealed interface OktaCredentials {

    /** An API token; it inherits the rights of the administrator who made it. */
    record ApiToken(Secret token) implements OktaCredentials {
        public ApiToken {
            requireNonNull(token, "token is null");
        }
    }

    /** A service app with a key pair; what Okta recommends. */
    record ServiceApp(String clientId, String keyId, Secret privateKeyPem)
            implements OktaCredentials {
        public ServiceApp {
            requireNonNull(clientId, "clientId is null");
            requireNonNull(keyId, "keyId is null");
            requireNonNull(privateKeyPem, "privateKeyPem is null");
        }
    }

    static OktaCredentials read(Secret secret) {
        try {
            JsonObject json = Json.readObject(secret.value());
            return switch (json.text("kind")) {
                case "ssws" -> new ApiToken(new Secret(json.text("token")).forHeader());
                case "private_key_jwt" ->
                        new ServiceApp(
                                json.text("clientId"),
                                json.text("keyId"),
                                new Secret(json.text("privateKeyPem")));
                default -> throw unreadable();
            };
        } catch (MalformedJson | IllegalArgumentException _) {
            throw unreadable();
        }
    }

    private static PortFailure.NeedsHuman unreadable() {
        return new PortFailure.NeedsHuman(
                "The secret with Okta's credentials (kind ssws with token, or private_key_jwt with"
                        + " clientId, keyId and privateKeyPem)",
                "okta-secret-unreadable");
    }
}
