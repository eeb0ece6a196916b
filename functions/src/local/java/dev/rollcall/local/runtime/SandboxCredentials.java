package dev.rollcall.local.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.entra.EntraSimulator;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.okta.OktaSimulator;
import dev.rollcall.local.slack.SlackSimulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What {@code rollcall plan --sandbox} takes to read the simulated Slack and sources itself. */
final class SandboxCredentials {
    private SandboxCredentials() {}

    static ObjectNode of(
            LocalSecrets secrets, SlackSimulator slack, OktaSimulator okta, boolean audit) {
        ObjectNode all = Json.object();
        all.set(
                "slack",
                Seeding.slack(secrets, audit)
                        .put("scimUrl", slack.uri() + "/scim/v2")
                        .put("apiUrl", slack.uri() + "/api")
                        .put("auditUrl", slack.uri() + "/audit/v1"));
        all.set("okta", Seeding.okta(secrets).put("url", okta.organisationUrl()));
        all.set(
                "entra",
                Seeding.entra(secrets)
                        .put("tenant", EntraSimulator.TENANT)
                        .put("loginUrl", okta.entra().loginUrl())
                        .put("graphUrl", okta.entra().graphUrl()));
        all.set(
                "scim",
                Seeding.scim(okta.customIdp().token())
                        .put("url", okta.customIdp().scimUrl())
                        .put("inactiveHasLeft", true)
                        .put("lastModified", true));
        return all;
    }

    /** Writes them so that nobody else may read them at any moment. */
    static void write(Path file, ObjectNode credentials) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Json.write(credentials) + "\n");
    }
}
