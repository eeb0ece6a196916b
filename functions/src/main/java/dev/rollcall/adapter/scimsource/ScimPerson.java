package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimAttributes;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A user as the server shows one: the same whether asked by id or in a list. */
record ScimPerson(JsonObject json) {
    ScimPerson {
        requireNonNull(json, "json is null");
    }

    String id() {
        return json.text("id");
    }

    /** Returns {@code meta.lastModified}, where the server tells it. */
    Optional<Instant> lastModified() {
        return json.optionalObject("meta").flatMap(meta -> meta.optionalInstant("lastModified"));
    }

    /** Throws {@link MalformedJson} of a user who cannot be read. */
    PersonReading.Found found(ScimSourceSettings settings) {
        ScimStatusTable row = ScimStatusTable.of(active(), settings.inactive());
        Map<String, String> attributes = new ScimAttributes(json).all();
        return new PersonReading.Found(
                person(settings),
                row.standing(),
                row.status(),
                // A leaver left at that time or before: nothing nearer is told.
                row == ScimStatusTable.LEFT && settings.lastModified()
                        ? lastModified()
                        : Optional.empty(),
                profile(attributes),
                attributes);
    }

    private PersonId person(ScimSourceSettings settings) {
        try {
            return new PersonId(settings.source(), id());
        } catch (IllegalArgumentException _) {
            throw new MalformedJson("a person's id is not one");
        }
    }

    private Optional<Boolean> active() {
        return json.member("active").map(_ -> json.bool("active"));
    }

    private static Optional<Profile> profile(Map<String, String> attributes) {
        String name = attributes.getOrDefault("displayName", "");
        String email = attributes.getOrDefault(ScimAttributes.EMAIL, "");
        return name.isEmpty() && email.isEmpty()
                ? Optional.empty()
                : Optional.of(new Profile(name, email));
    }
}
