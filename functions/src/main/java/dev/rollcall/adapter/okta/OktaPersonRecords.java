package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * People with their attributes and groups: {@code GET /api/v1/users/{id}} and {@code GET
 * /api/v1/users/{id}/groups}, the latter to its last page. Okta's groups are in no other.
 *
 * <p>Okta has everybody in its built-in group Everyone, so nobody is in none. A list without a
 * group is not whole and says nothing; so it is for a token that may see no group.
 */
final class OktaPersonRecords implements PersonRecords {
    private static final String USER = "/api/v1/users/{id}";
    private static final String GROUPS = "/api/v1/users/{id}/groups";
    private static final int A_PAGE = 200;
    private static final int MOST_PAGES = 50;

    private final OktaSettings settings;
    private final OktaPersonSource persons;
    private final ApiCall okta;
    private final InstantSource clock;
    private final OktaRows rows;

    OktaPersonRecords(
            OktaSettings settings, OktaPersonSource persons, ApiCall okta, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.persons = requireNonNull(persons, "persons is null");
        this.okta = requireNonNull(okta, "okta is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.rows = new OktaRows(settings.source());
    }

    @Override
    public Optional<PersonRecord> read(PersonId person) {
        Instant before = clock.instant();
        Optional<JsonObject> user = persons.user(person);
        if (user.isEmpty()) {
            return Optional.empty();
        }
        PersonReading.Found found =
                okta.understood(USER, () -> OktaPersonSource.reading(person, user.get()));
        return Optional.of(
                new PersonRecord(
                        person,
                        found.standing(),
                        found.status(),
                        found.attributes(),
                        PersonGroups.flat(groups(person)),
                        before));
    }

    private Set<GroupId> groups(PersonId person) {
        URI list =
                UriText.below(
                        settings.organisation(),
                        "/api/v1/users/" + UriText.encode(person.value()) + "/groups");
        NextLink links = new NextLink(list);
        Set<GroupId> groups = new HashSet<>();
        Optional<URI> next = Optional.of(URI.create(list + "?limit=" + A_PAGE));
        for (int page = 0; next.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw new PortFailure.NeedsHuman("GET " + GROUPS, "more-pages-than-can-be");
            }
            ApiReply.Read read = read(next.get());
            groups.addAll(okta.understood(GROUPS, () -> page(read.body())));
            next = links.in(read.headers());
        }
        if (groups.isEmpty()) {
            throw new PortFailure.Unavailable("GET " + GROUPS + ": no group is told");
        }
        return groups;
    }

    private ApiReply.Read read(URI page) {
        return switch (okta.get(page, GROUPS)) {
            case ApiReply.Read read -> read;
            // The person was there a moment ago: without the groups nothing can be said.
            case ApiReply.Refused(int status, _) when status == 404 ->
                    throw new PortFailure.Unavailable("GET " + GROUPS + ": gone meanwhile");
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + GROUPS, refused.code());
        };
    }

    private Set<GroupId> page(JsonNode body) {
        if (!body.isArray()) {
            throw new MalformedJson("the body is not a list");
        }
        Set<GroupId> groups = new HashSet<>();
        int number = 0;
        for (JsonNode row : body) {
            groups.add(rows.groupId(JsonObject.of(row, "row[" + number++ + "]")));
        }
        return groups;
    }
}
