package dev.rollcall.local.runtime;

import dev.rollcall.local.entra.EntraSimulator;
import dev.rollcall.local.okta.OktaApplication;
import dev.rollcall.local.okta.OktaSimulator;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The template's parameters that connect the simulated sources. */
final class SourceParameters {
    private SourceParameters() {}

    /** Returns those of the sources with these names; those of the others stay empty. */
    static Map<String, String> of(Set<String> sources, OktaSimulator simulators) {
        Map<String, String> parameters = new HashMap<>();
        sources.forEach(source -> parameters.putAll(of(source, simulators)));
        return parameters;
    }

    private static Map<String, String> of(String source, OktaSimulator simulators) {
        return switch (source) {
            case "okta" ->
                    Map.of(
                            "OktaOrgUrl", simulators.organisationUrl(),
                            "OktaSlackAppId", OktaApplication.SLACK.id());
            case "entra" ->
                    Map.of(
                            "EntraTenantId",
                            EntraSimulator.TENANT,
                            "EntraLoginUrl",
                            simulators.entra().loginUrl(),
                            "EntraGraphUrl",
                            simulators.entra().graphUrl());
            case "scim" ->
                    Map.of(
                            "ScimSourceUrl", simulators.customIdp().scimUrl(),
                            "ScimSourceInactive", "leaver",
                            "ScimSourceLastModified", "true");
            case "csv" ->
                    Map.of(
                            "CsvSourceBucket", Seeding.UPLOADS,
                            "CsvSourcePrefix", Seeding.UPLOADS_PREFIX);
            case "push" ->
                    Map.of("PushSources", Seeding.PUSH_SOURCE, "PushSourcesInactive", "leaver");
            default -> throw new IllegalArgumentException("There is no source " + source);
        };
    }
}
