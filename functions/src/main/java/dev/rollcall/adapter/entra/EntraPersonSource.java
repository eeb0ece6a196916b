package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Persons by {@code GET /users/{id}}, and, if Graph knows no such user, by {@code GET
 * /directory/deletedItems/{id}}: only who is there was deleted, and who is in neither is absent.
 */
final class EntraPersonSource implements PersonSource {
    static final String NOT_FOUND = "Request_ResourceNotFound";
    private static final String USER = "/v1.0/users/{id}";
    private static final String DELETED = "/v1.0/directory/deletedItems/{id}";

    private final EntraSettings settings;
    private final ApiCall graph;
    private final InstantSource clock;

    EntraPersonSource(EntraSettings settings, ApiCall graph, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public PersonReading read(PersonId person) {
        return person.source().equals(settings.source())
                ? found(person)
                        .<PersonReading>map(found -> found)
                        .orElseGet(() -> new PersonReading.Absent(person))
                : new PersonReading.OutOfReach(person);
    }

    /** Returns what Graph says; empty if it does not know the id, or it is of another source. */
    Optional<PersonReading.Found> found(PersonId person) {
        if (!person.source().equals(settings.source())) {
            return Optional.empty();
        }
        String id = UriText.encode(person.value());
        String selected = UriText.encode(EntraUser.selected(settings));
        return user(
                        USER,
                        settings.graph("/v1.0/users/" + id + "?$select=" + selected),
                        person,
                        false)
                .or(() ->
                        user(
                                DELETED,
                                settings.graph("/v1.0/directory/deletedItems/" + id),
                                person,
                                true));
    }

    private Optional<PersonReading.Found> user(
            String path, URI uri, PersonId person, boolean deleted) {
        return switch (graph.get(uri, path)) {
            case ApiReply.Read read ->
                    Optional.of(
                            graph.understood(
                                    path, () -> reading(path, read.object(), person, deleted)));
            case ApiReply.Refused(int status, String code) -> {
                if (status == 404 && code.equals(NOT_FOUND)) {
                    yield Optional.empty();
                }
                throw new PortFailure.NeedsHuman("GET " + path, code);
            }
        };
    }

    private PersonReading.Found reading(
            String path, JsonObject json, PersonId person, boolean deleted) {
        EntraUser user = new EntraUser(json, deleted);
        // Graph finds users by their principal name too; only the id is the person.
        if (!user.id().equals(person.value())) {
            throw new PortFailure.NeedsHuman("GET " + path, "answer-for-another-id");
        }
        // Groups and applications are among the deleted items too.
        if (deleted && !json.text("@odata.type").equals(EntraUser.TYPE)) {
            throw new PortFailure.NeedsHuman("GET " + path, "not-a-user");
        }
        return user.found(person, clock.instant());
    }
}
