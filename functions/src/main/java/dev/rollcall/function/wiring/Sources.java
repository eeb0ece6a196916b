package dev.rollcall.function.wiring;

import dev.rollcall.adapter.csvsource.CsvSource;
import dev.rollcall.adapter.csvsource.CsvSourceSettings;
import dev.rollcall.adapter.entra.Entra;
import dev.rollcall.adapter.entra.EntraSettings;
import dev.rollcall.adapter.okta.Okta;
import dev.rollcall.adapter.okta.OktaSettings;
import dev.rollcall.adapter.pushsource.PushSource;
import dev.rollcall.adapter.pushsource.PushSourceSettings;
import dev.rollcall.adapter.s3.S3SourceFiles;
import dev.rollcall.adapter.scimsource.ScimSource;
import dev.rollcall.adapter.scimsource.ScimSourceSettings;
import dev.rollcall.adapter.scimsource.ScimSourceSettings.EmptyGroups;
import dev.rollcall.adapter.scimsource.ScimSourceSettings.Inactive;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.source.ConnectedSource;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.PushCaution;
import dev.rollcall.platform.http.HttpCaller;

import software.amazon.awssdk.services.s3.S3Client;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the sources that the environment names, of whatever kind; nothing here makes a call.
 * Another kind of source is one more in the constructor, and its secret one more in {@link Wiring}.
 */
final class Sources {
    /** Where each source's place stands. */
    private static final Map<String, String> IN_ENVIRONMENT =
            Map.of(
                    "okta", "OKTA_ORG_URL",
                    "entra", "ENTRA_TENANT_ID",
                    "scim", "SCIM_SOURCE_URL",
                    "csv", "CSV_SOURCE_BUCKET");

    private final Optional<Okta> okta;
    private final ConnectedSources connected;

    /**
     * @param pushed what sources that push have told
     * @param s3 reads files of any size; asked for only where there are such files
     * @param cursors where it is kept which of them were accepted last
     * @param policies say what leave dates mean
     * @throws IllegalStateException if none is named, with what to set
     */
    Sources(
            Environment environment,
            Secrets secrets,
            HttpCaller http,
            Supplier<S3Client> s3,
            Cursors cursors,
            Policies policies,
            PushedState pushed,
            Clock clock) {
        this.okta =
                environment
                        .optional("OKTA_ORG_URL")
                        .map(_ -> okta(environment, secrets, http, clock));
        this.connected =
                new ConnectedSources(
                        Stream.concat(
                                        Stream.of(
                                                        okta.map(Sources::source),
                                                        entra(
                                                                environment,
                                                                secrets,
                                                                http,
                                                                policies,
                                                                clock),
                                                        scim(environment, secrets, http, clock),
                                                        csv(environment, s3, cursors, clock))
                                                .flatMap(Optional::stream),
                                        pushed(environment).stream()
                                                .map(id -> push(id, environment, pushed, clock)))
                                .toList());
        if (connected.all().isEmpty()) {
            throw new IllegalStateException(
                    "No source is connected, so there is nobody to read people from: deploy with"
                            + " OktaOrgUrl, EntraTenantId, ScimSourceUrl, CsvSourceBucket or"
                            + " PushSources");
        }
    }

    /** Returns Okta alone, for who asks it what no other source has; it must be connected. */
    static Okta okta(Environment environment, Secrets secrets, HttpCaller http, Clock clock) {
        return new Okta(oktaSettings(environment), secrets, http, Sources::uniqueId, clock);
    }

    /** Returns where Okta is, for what needs neither its credentials nor the network. */
    static OktaSettings oktaSettings(Environment environment) {
        return new OktaSettings(
                new SourceId("okta"),
                environment.uri("OKTA_ORG_URL"),
                environment.optional("OKTA_SLACK_APP_ID"));
    }

    /** Returns the names of those that the environment names, for who reads nobody. */
    static Set<SourceId> named(Environment environment) {
        return named(environment, IN_ENVIRONMENT);
    }

    /** Returns those of them that cannot be asked about one person between two exports. */
    static Set<SourceId> onlyTelling(Environment environment) {
        return named(environment, Map.of("csv", "CSV_SOURCE_BUCKET"));
    }

    private static Set<SourceId> named(Environment environment, Map<String, String> places) {
        return places.entrySet().stream()
                .filter(place -> environment.optional(place.getValue()).isPresent())
                .map(place -> new SourceId(place.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns Okta, for what is asked of it alone; empty if it is not connected. */
    Optional<Okta> okta() {
        return okta;
    }

    /** Returns all of them. */
    ConnectedSources connected() {
        return connected;
    }

    private static ConnectedSource source(Okta okta) {
        return new ConnectedSource("Okta", okta.persons(), okta.personRecords(), okta.directory())
                .listing(okta.worldLists())
                .telling(okta.access())
                .keeping(okta.serverClock());
    }

    private static Optional<ConnectedSource> entra(
            Environment environment,
            Secrets secrets,
            HttpCaller http,
            Policies policies,
            Clock clock) {
        return environment
                .optional("ENTRA_TENANT_ID")
                .map(tenant ->
                        new Entra(
                                entraSettings(environment, tenant, policies),
                                secrets,
                                http,
                                Sources::uniqueId,
                                clock))
                .map(entra ->
                        new ConnectedSource(
                                        "Entra",
                                        entra.persons(),
                                        entra.personRecords(),
                                        entra.directory())
                                .listing(entra.worldLists())
                                .telling(entra.access())
                                .heardBy(entra.changes()));
    }

    /** What the policy says of leave dates counts from one reading to the next. */
    private static EntraSettings entraSettings(
            Environment environment, String tenant, Policies policies) {
        SourceId id = new SourceId("entra");
        return new EntraSettings(
                id,
                tenant,
                environment.uri("ENTRA_LOGIN_URL", EntraSettings.PUBLIC_LOGIN),
                environment.uri("ENTRA_GRAPH_URL", EntraSettings.PUBLIC_GRAPH),
                () -> policies.access().letsLeaveByDate(id));
    }

    private static Optional<ConnectedSource> scim(
            Environment environment, Secrets secrets, HttpCaller http, Clock clock) {
        return environment
                .optional("SCIM_SOURCE_URL")
                .map(_ -> new ScimSource(scimSettings(environment), secrets, http, clock))
                .map(scim ->
                        new ConnectedSource(
                                        "SCIM",
                                        scim.persons(),
                                        scim.personRecords(),
                                        scim.directory())
                                .listing(scim.worldLists())
                                .telling(scim.access()));
    }

    private static ScimSourceSettings scimSettings(Environment environment) {
        return new ScimSourceSettings(
                new SourceId("scim"),
                environment.uri("SCIM_SOURCE_URL"),
                switch (environment.optional("SCIM_SOURCE_INACTIVE").orElse("suspended")) {
                    case "suspended" -> Inactive.SUSPENDED;
                    case "leaver" -> Inactive.LEAVER;
                    default -> throw unknown("SCIM_SOURCE_INACTIVE");
                },
                environment.is("SCIM_SOURCE_LAST_MODIFIED"),
                switch (environment.optional("SCIM_SOURCE_EMPTY_GROUPS").orElse("say-so")) {
                    case "say-so" -> EmptyGroups.SAY_SO;
                    case "leave-members-out" -> EmptyGroups.LEAVE_MEMBERS_OUT;
                    default -> throw unknown("SCIM_SOURCE_EMPTY_GROUPS");
                });
    }

    private static Optional<ConnectedSource> csv(
            Environment environment, Supplier<S3Client> s3, Cursors cursors, Clock clock) {
        return environment
                .optional("CSV_SOURCE_BUCKET")
                .map(bucket ->
                        new CsvSource(
                                csvSettings(environment),
                                new S3SourceFiles(
                                        s3.get(),
                                        bucket,
                                        environment.optional("CSV_SOURCE_PREFIX").orElse("")),
                                cursors,
                                clock))
                .map(csv ->
                        new ConnectedSource(
                                        "CSV", csv.persons(), csv.personRecords(), csv.directory())
                                .listing(csv.worldLists())
                                .layingDown(csv.exports()));
    }

    private static CsvSourceSettings csvSettings(Environment environment) {
        CsvSourceSettings usual = new CsvSourceSettings(new SourceId("csv"));
        return new CsvSourceSettings(
                usual.source(),
                Duration.ofHours(
                        environment.number("CSV_SOURCE_OLDEST_HOURS", usual.oldest().toHours())),
                usual.clocksDiffer(),
                usual.mayShrinkPercent(),
                environment.optional("CSV_SOURCE_ACCEPT_SHRUNK"));
    }

    /** Returns the sources that push, in the order of the setting. */
    static List<SourceId> pushed(Environment environment) {
        List<SourceId> sources =
                Arrays.stream(environment.optional("PUSH_SOURCES").orElse("").split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(SourceId::new)
                        .toList();
        if (!sources.stream().allMatch(PushCaution::concerns)) {
            // By its name the breaker knows it.
            throw unknown("PUSH_SOURCES");
        }
        return sources;
    }

    private static ConnectedSource push(
            SourceId id, Environment environment, PushedState pushed, Clock clock) {
        PushSource source =
                new PushSource(
                        new PushSourceSettings(
                                id,
                                switch (environment
                                        .optional("PUSH_SOURCES_INACTIVE")
                                        .orElse("suspended")) {
                                    case "suspended" -> PushSourceSettings.Inactive.SUSPENDED;
                                    case "leaver" -> PushSourceSettings.Inactive.LEAVER;
                                    default -> throw unknown("PUSH_SOURCES_INACTIVE");
                                }),
                        pushed,
                        clock);
        return new ConnectedSource(
                        "Push (" + id + ")",
                        source.persons(),
                        source.personRecords(),
                        source.directory())
                .listing(source.worldLists());
    }

    private static IllegalStateException unknown(String name) {
        return new IllegalStateException(
                "The environment variable " + name + " has none of the values that it may have");
    }

    private static String uniqueId() {
        return UUID.randomUUID().toString();
    }
}
