package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.json.JsonObject;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A user as Okta shows one: the same whether asked by id or in a list. */
record OktaUser(JsonObject json) {
    OktaUser {
        requireNonNull(json, "json is null");
    }

    String id() {
        return json.text("id");
    }

    /**
     * Returns whether Okta, which changes a status in the background, is about to give the user
     * another standing: until then what it shows is nothing to act upon.
     */
    boolean changing() {
        return json.optionalText("transitioningToStatus")
                .filter(target -> OktaStatusTable.standing(target) != standing())
                .isPresent();
    }

    /** Returns what the status means. */
    Standing standing() {
        return OktaStatusTable.standing(status());
    }

    /** Returns what is told of the person, with that standing. */
    PersonReading.Found found(PersonId person, Standing standing) {
        return new PersonReading.Found(
                person,
                standing,
                status(),
                json.optionalInstant("statusChanged"),
                json.optionalObject("profile").flatMap(OktaUser::profile),
                json.optionalObject("profile").map(OktaUser::attributes).orElse(Map.of()));
    }

    private String status() {
        return json.text("status");
    }

    /** An attribute is whatever the profile has of one value. */
    private static Map<String, String> attributes(JsonObject profile) {
        Map<String, String> attributes = new HashMap<>();
        profile.node()
                .properties()
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    if (value.isValueNode() && !value.isNull()) {
                        attributes.put(field.getKey(), value.asText());
                    }
                });
        return attributes;
    }

    private static Optional<Profile> profile(JsonObject profile) {
        String name =
                Stream.of("firstName", "lastName")
                        .flatMap(part -> profile.optionalText(part).stream())
                        .collect(Collectors.joining(" "));
        Optional<String> email = profile.optionalText("email");
        return name.isEmpty() && email.isEmpty()
                ? Optional.empty()
                : Optional.of(new Profile(name, email.orElse("")));
    }
}
