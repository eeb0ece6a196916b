package dev.rollcall.sandbox;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.alone.CursorsInMemory;
import dev.rollcall.adapter.alone.FolderFiles;
import dev.rollcall.adapter.csvsource.CsvSource;
import dev.rollcall.adapter.csvsource.CsvSourceSettings;
import dev.rollcall.adapter.entra.Entra;
import dev.rollcall.adapter.entra.EntraSettings;
import dev.rollcall.adapter.okta.Okta;
import dev.rollcall.adapter.okta.OktaSettings;
import dev.rollcall.adapter.scimsource.ScimSource;
import dev.rollcall.adapter.scimsource.ScimSourceSettings;
import dev.rollcall.adapter.scimsource.ScimSourceSettings.EmptyGroups;
import dev.rollcall.adapter.scimsource.ScimSourceSettings.Inactive;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.source.ConnectedSource;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;
import dev.rollcall.sandbox.Credentials.For;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The sources for which there are credentials, under the names that they have in a policy. They can
 * only be read: none has a call that writes.
 *
 * @param ids makes what no two requests for a token may share
 */
record SandboxSources(
        Credentials credentials,
        AccessPolicy policy,
        Secrets secrets,
        HttpCaller http,
        Supplier<String> ids,
        Clock clock) {
    SandboxSources {
        requireNonNull(credentials, "credentials is null");
        requireNonNull(policy, "policy is null");
        requireNonNull(secrets, "secrets is null");
        requireNonNull(http, "http is null");
        requireNonNull(ids, "ids is null");
        requireNonNull(clock, "clock is null");
    }

    /**
     * @throws SandboxRefused if where one is cannot be understood
     */
    ConnectedSources connected() {
        return new ConnectedSources(
                Arrays.stream(For.values())
                        .flatMap(whom ->
                                credentials.of(whom).stream().flatMap(told -> of(whom, told)))
                        .toList());
    }

    private Stream<ConnectedSource> of(For whom, JsonObject told) {
        try {
            return switch (whom) {
                case SLACK -> Stream.empty();
                case OKTA -> Stream.of(okta(told));
                case ENTRA -> Stream.of(entra(told));
                case SCIM -> Stream.of(scim(told));
                case CSV -> Stream.of(csv(told));
            };
        } catch (MalformedJson | IllegalArgumentException _) {
            throw new SandboxRefused(
                    "What the credentials say of "
                            + whom.section()
                            + " cannot be understood. docs/reconciliation.md says what stands"
                            + " there.");
        }
    }

    private ConnectedSource okta(JsonObject told) {
        Okta okta =
                new Okta(
                        new OktaSettings(
                                id(For.OKTA), Address.of(For.OKTA, told, "url"), Optional.empty()),
                        secrets,
                        http,
                        ids,
                        clock);
        return new ConnectedSource("Okta", okta.persons(), okta.personRecords(), okta.directory());
    }

    private ConnectedSource entra(JsonObject told) {
        Entra entra =
                new Entra(
                        new EntraSettings(
                                id(For.ENTRA),
                                told.text("tenant"),
                                Address.find(For.ENTRA, told, "loginUrl")
                                        .orElse(EntraSettings.PUBLIC_LOGIN),
                                Address.find(For.ENTRA, told, "graphUrl")
                                        .orElse(EntraSettings.PUBLIC_GRAPH),
                                () -> policy.letsLeaveByDate(id(For.ENTRA))),
                        secrets,
                        http,
                        ids,
                        clock);
        return new ConnectedSource(
                "Entra", entra.persons(), entra.personRecords(), entra.directory());
    }

    private ConnectedSource scim(JsonObject told) {
        ScimSource scim =
                new ScimSource(
                        new ScimSourceSettings(
                                id(For.SCIM),
                                Address.of(For.SCIM, told, "url"),
                                told.isTrue("inactiveHasLeft")
                                        ? Inactive.LEAVER
                                        : Inactive.SUSPENDED,
                                told.isTrue("lastModified"),
                                told.isTrue("emptyGroupsLeaveMembersOut")
                                        ? EmptyGroups.LEAVE_MEMBERS_OUT
                                        : EmptyGroups.SAY_SO),
                        secrets,
                        http,
                        clock);
        return new ConnectedSource("SCIM", scim.persons(), scim.personRecords(), scim.directory());
    }

    private ConnectedSource csv(JsonObject told) {
        CsvSource csv =
                new CsvSource(
                        new CsvSourceSettings(id(For.CSV)),
                        new FolderFiles(Path.of(told.text("folder"))),
                        new CursorsInMemory(),
                        clock);
        return new ConnectedSource("CSV", csv.persons(), csv.personRecords(), csv.directory());
    }

    private static SourceId id(For whom) {
        return new SourceId(whom.section());
    }
}
