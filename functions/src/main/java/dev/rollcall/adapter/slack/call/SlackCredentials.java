package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Optional;

/**
 * Slack's tokens, from the secret {@code {"scimToken": "…", "adminToken": "…", "auditToken": "…"}}.
 *
 * @param scim a user token with the scope {@code admin}
 * @param admin a user token with the {@code admin.*} scopes, installed on the organisation
 * @param audit a user token of an Org Owner with {@code auditlogs:read}; may be missing, and then
 *     nothing is proved by the audit log
 */
record SlackCredentials(Secret scim, Secret admin, Optional<Secret> audit) {
    SlackCredentials {
        requireNonNull(scim, "scim is null");
        requireNonNull(admin, "admin is null");
        requireNonNull(audit, "audit is null");
    }

    static SlackCredentials read(Secret secret) {
        try {
            JsonObject tokens = Json.readObject(secret.value());
            return new SlackCredentials(
                    new Secret(tokens.text("scimToken")).forHeader(),
                    new Secret(tokens.text("adminToken")).forHeader(),
                    tokens.optionalText("auditToken").map(token -> new Secret(token).forHeader()));
        } catch (MalformedJson | IllegalArgumentException _) {
            throw new PortFailure.NeedsHuman(
                    "The secret with Slack's tokens (set scimToken and adminToken in it, without"
                            + " spaces and line breaks)",
                    "slack-secret-unreadable");
        }
    }
}
