package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Persons by {@code GET /Users/{id}}; whom the server does not know is absent, and no leaver. */
final class ScimPersonSource implements PersonSource {
    private static final String PATH = "/Users/{id}";

    private final ScimSourceSettings settings;
    private final ScimSourceCall scim;

    ScimPersonSource(ScimSourceSettings settings, ScimSourceCall scim) {
        this.settings = requireNonNull(settings, "settings is null");
        this.scim = requireNonNull(scim, "scim is null");
    }

    @Override
    public PersonReading read(PersonId person) {
        return person.source().equals(settings.source())
                ? found(person)
                        .<PersonReading>map(found -> found)
                        .orElseGet(() -> new PersonReading.Absent(person))
                : new PersonReading.OutOfReach(person);
    }

    /**
     * Returns what is told; empty if the server does not know the id, or it is of another source.
     */
    Optional<PersonReading.Found> found(PersonId person) {
        if (!person.source().equals(settings.source())) {
            return Optional.empty();
        }
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("excludedAttributes", "groups");
        return switch (scim.get(PATH, "/Users/" + UriText.encode(person.value()), query)) {
            case ApiReply.Read read ->
                    Optional.of(scim.understood(PATH, () -> reading(person, read.object())));
            case ApiReply.Refused(int status, String code) -> {
                if (ScimDialect.isNotFound(status, code)) {
                    yield Optional.empty();
                }
                throw new PortFailure.NeedsHuman("GET " + PATH, code);
            }
        };
    }

    private PersonReading.Found reading(PersonId person, JsonObject body) {
        ScimPerson read = new ScimPerson(body);
        if (!read.id().equals(person.value())) {
            throw new PortFailure.NeedsHuman("GET " + PATH, "answer-for-another-id");
        }
        return read.found(settings);
    }
}
