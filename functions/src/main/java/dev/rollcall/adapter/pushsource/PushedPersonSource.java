package dev.rollcall.adapter.pushsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimAttributes;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Map;
import java.util.Optional;

/** People by id, as they were told last: there is nobody to ask. */
final class PushedPersonSource implements PersonSource {
    private final PushSourceSettings settings;
    private final PushedState state;

    PushedPersonSource(PushSourceSettings settings, PushedState state) {
        this.settings = requireNonNull(settings, "settings is null");
        this.state = requireNonNull(state, "state is null");
    }

    @Override
    public PersonReading read(PersonId person) {
        return person.source().equals(settings.source())
                ? find(person)
                        .<PersonReading>map(this::found)
                        .orElseGet(() -> new PersonReading.Absent(person))
                : new PersonReading.OutOfReach(person);
    }

    /** Returns what is kept of the person; empty too if the person is of another source. */
    Optional<Pushed> find(PersonId person) {
        return person.source().equals(settings.source()) && PushedId.isOne(person.value())
                ? state.find(PushedId.user(settings.source(), person.value()))
                : Optional.empty();
    }

    PersonReading.Found found(Pushed user) {
        PushStatusTable row = PushStatusTable.of(user.status(), settings.inactive());
        Map<String, String> attributes = attributes(user);
        return new PersonReading.Found(
                user.id().person(),
                row.standing(),
                row.status(),
                Optional.of(user.statusSince()),
                profile(attributes),
                attributes);
    }

    private static Map<String, String> attributes(Pushed user) {
        try {
            return new ScimAttributes(Json.readObject(user.document())).all();
        } catch (MalformedJson _) {
            throw new PortFailure.NeedsHuman("Reading a person who was pushed", "unreadable-item");
        }
    }

    private static Optional<Profile> profile(Map<String, String> attributes) {
        String name = attributes.getOrDefault("displayName", "");
        String email = attributes.getOrDefault(ScimAttributes.EMAIL, "");
        return name.isEmpty() && email.isEmpty()
                ? Optional.empty()
                : Optional.of(new Profile(name, email));
    }
}
