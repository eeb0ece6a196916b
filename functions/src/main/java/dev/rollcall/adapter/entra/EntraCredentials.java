package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

/** How our application signs in to Entra, from the secret's JSON. */
sealed interface EntraCredentials {

    String clientId();

    /** A client secret. */
    record ClientSecret(String clientId, Secret secret) implements EntraCredentials {
        public ClientSecret {
            requireNonNull(clientId, "clientId is null");
            requireNonNull(secret, "secret is null");
        }
    }

    /** A certificate with its key; what Microsoft recommends. */
    record Certificate(String clientId, String certificatePem, Secret privateKeyPem)
            implements EntraCredentials {
        public Certificate {
            requireNonNull(clientId, "clientId is null");
            requireNonNull(certificatePem, "certificatePem is null");
            requireNonNull(privateKeyPem, "privateKeyPem is null");
        }
    }

    static EntraCredentials read(Secret secret) {
        try {
            JsonObject json = Json.readObject(secret.value());
            return switch (json.text("kind")) {
                case "secret" ->
                        new ClientSecret(json.text("clientId"), new Secret(json.text("secret")));
                case "certificate" ->
                        new Certificate(
                                json.text("clientId"),
                                json.text("certificatePem"),
                                new Secret(json.text("privateKeyPem")));
                default -> throw unreadable();
            };
        } catch (MalformedJson | IllegalArgumentException _) {
            throw unreadable();
        }
    }

    private static PortFailure.NeedsHuman unreadable() {
        return new PortFailure.NeedsHuman(
                "The secret with Entra's credentials (kind secret with clientId and secret, or"
                        + " certificate with clientId, certificatePem and privateKeyPem)",
                "entra-secret-unreadable");
    }
}
