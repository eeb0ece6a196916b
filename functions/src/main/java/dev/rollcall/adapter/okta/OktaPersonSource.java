package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;

import java.util.Optional;

/**
 * Persons by {@code GET /api/v1/users/{id}}, which reads one user afresh whatever the status.
 *
 * <p>Okta changes a status in the background and says meanwhile where it is going. While that would
 * change the standing there is no answer to act upon, and the person must be read again: neither is
 * somebody cut off before Okta has done so, nor somebody on the way back after.
 */
final class OktaPersonSource implements PersonSource {
    private static final String PATH = "/api/v1/users/{id}";
    private static final String NOT_FOUND = "E0000007";

    private final OktaSettings settings;
    private final ApiCall okta;

    OktaPersonSource(OktaSettings settings, ApiCall okta) {
        this.settings = requireNonNull(settings, "settings is null");
        this.okta = requireNonNull(okta, "okta is null");
    }

    @Override
    public PersonReading read(PersonId person) {
        if (!knows(person)) {
            return new PersonReading.OutOfReach(person);
        }
        return user(person)
                .<PersonReading>map(user -> okta.understood(PATH, () -> reading(person, user)))
                .orElseGet(() -> new PersonReading.Absent(person));
    }

    /**
     * Returns Okta's whole answer; empty if it does not know the id, or it is of another source.
     */
    Optional<JsonObject> user(PersonId person) {
        return knows(person) ? user(person.value()) : Optional.empty();
    }

    private boolean knows(PersonId person) {
        return person.source().equals(settings.source());
    }

    private Optional<JsonObject> user(String id) {
        String path = "/api/v1/users/" + UriText.encode(id);
        return switch (okta.get(UriText.below(settings.organisation(), path), PATH)) {
            case ApiReply.Read read -> Optional.of(okta.understood(PATH, read::object));
            case ApiReply.Refused(int status, String code) -> {
                if (status == 404 && code.equals(NOT_FOUND)) {
                    yield Optional.empty();
                }
                throw new PortFailure.NeedsHuman("GET " + PATH, code);
            }
        };
    }

    static PersonReading.Found reading(PersonId person, JsonObject json) {
        OktaUser user = new OktaUser(json);
        // Okta finds users by login or by its first part too; only the id is the person.
        if (!user.id().equals(person.value())) {
            throw new PortFailure.NeedsHuman("GET " + PATH, "answer-for-another-id");
        }
        if (user.changing()) {
            throw new PortFailure.Unavailable("GET " + PATH + ": the status is changing just now");
        }
        return user.found(person, user.standing());
    }
}
