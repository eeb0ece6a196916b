package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One LogEvent of Okta's, read member by member. */
record OktaEvent(JsonObject object) {
    static final String USER = "User";
    static final String APPLICATION = "AppInstance";

    /** Okta's are 36 long. A longer one would leave no room for a person behind it. */
    private static final Pattern UUID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,60}");

    OktaEvent {
        requireNonNull(object, "object is null");
    }

    /**
     * @throws MalformedJson if it is no object; so does every question about a member that has
     *     another shape than Okta's
     */
    static OktaEvent of(JsonNode event) {
        return new OktaEvent(JsonObject.of(event, "event"));
    }

    Optional<String> type() {
        return object.optionalText("eventType");
    }

    /** Returns whether there is an outcome, and another one than {@code SUCCESS}. */
    boolean failed() {
        return object.optionalObject("outcome")
                .flatMap(outcome -> outcome.optionalText("result"))
                .filter(result -> !result.equals("SUCCESS"))
                .isPresent();
    }

    /** Returns the ids of all targets of that type. */
    List<String> targets(String type) {
        return object.objects("target").stream()
                .filter(target -> isA(type, target))
                .flatMap(target -> target.optionalText("id").stream())
                .toList();
    }

    /** Returns whoever did it, if it was one of that type. */
    Optional<JsonObject> actor(String type) {
        return object.optionalObject("actor").filter(actor -> isA(type, actor));
    }

    /** An event that Okta gave no usable id is known again by its content. */
    String uuid() {
        return object.member("uuid")
                .map(JsonNode::textValue)
                .filter(uuid -> UUID.matcher(uuid).matches())
                .orElseGet(() ->
                        "content-" + Hashes.sha256(object.node().toString()).substring(0, 32));
    }

    /** Without a time of its own an event counts from when we heard of it. */
    Instant published(InstantSource clock) {
        try {
            return object.optionalInstant("published").orElseGet(clock::instant);
        } catch (MalformedJson _) {
            return clock.instant();
        }
    }

    private static boolean isA(String type, JsonObject one) {
        return one.optionalText("type").equals(Optional.of(type));
    }
}
