package dev.rollcall.adapter.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.rollcall.domain.access.AccountId;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A part of the policy file. What is wrong with a field is noted with its place, and a stand-in
 * returned, so that one reading finds all problems.
 */
final class PolicyNode {
    private final JsonNode node;
    private final String place;
    private final List<String> problems;

    private PolicyNode(JsonNode node, String place, List<String> problems) {
        this.node = node;
        this.place = place;
        this.problems = problems;
        if (!node.isObject() && !node.isMissingNode()) {
            problems.add((place.isEmpty() ? "the file" : place) + " must hold named fields");
        }
    }

    static PolicyNode root(JsonNode node) {
        return new PolicyNode(node, "", new ArrayList<>());
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Notes every field that is not among the known ones: it may be a misspelt one. */
    void allow(Set<String> known) {
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                problems.add(
                        "unknown field "
                                + at(field.getKey())
                                + "; known here: "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    PolicyNode object(String name) {
        return new PolicyNode(required(name, "is missing"), at(name), problems);
    }

    /** Returns the part if it is there; else one without fields. */
    PolicyNode optionalObject(String name) {
        return new PolicyNode(node.path(name), at(name), problems);
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    boolean isObject(String name) {
        return node.path(name).isObject();
    }

    /** Returns the parts of a list that must not be empty. */
    List<PolicyNode> list(String name) {
        required(name, "is missing; write a list");
        List<PolicyNode> parts = optionalList(name);
        if (parts.isEmpty() && has(name)) {
            problems.add(at(name) + " must be a list that is not empty");
        }
        return parts;
    }

    List<PolicyNode> optionalList(String name) {
        JsonNode list = node.path(name);
        if (!list.isMissingNode() && !list.isArray()) {
            problems.add(at(name) + " must be a list");
        }
        List<PolicyNode> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parts.add(new PolicyNode(list.path(i), at(name) + "[" + i + "]", problems));
        }
        return parts;
    }

    /** Returns a list of texts, each read by the reader. */
    <T> List<T> texts(String name, Function<String, T> reader) {
        JsonNode list = required(name, "is missing; write a list");
        List<T> read = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            text(at(name) + "[" + i + "]", list.path(i), reader).ifPresent(read::add);
        }
        if (read.isEmpty() && !list.isMissingNode()) {
            problems.add(at(name) + " must be a list that is not empty");
        }
        return read;
    }

    /** Returns the text as the reader reads it; empty if it is missing or cannot be read. */
    <T> Optional<T> text(String name, Function<String, T> reader) {
        JsonNode value = required(name, "is missing");
        return value.isMissingNode() ? Optional.empty() : text(at(name), value, reader);
    }

    <T> Optional<T> optionalText(String name, Function<String, T> reader) {
        return has(name) ? text(at(name), node.path(name), reader) : Optional.empty();
    }

    private <T> Optional<T> text(String place, JsonNode value, Function<String, T> reader) {
        if (!value.isTextual()) {
            problems.add(place + " must be a text");
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(value.textValue()));
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add(place + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    void requireNumber(String name, int only) {
        if (number(name) != only && node.has(name)) {
            problems.add(at(name) + " must be " + only);
        }
    }

    int number(String name) {
        JsonNode value = required(name, "is missing; write a whole number");
        if (!value.isMissingNode() && !value.isInt()) {
            problems.add(at(name) + " must be a whole number");
        }
        return value.intValue();
    }

    Duration duration(String name) {
        JsonNode value = required(name, "is missing; write a duration such as PT5M");
        try {
            return value.isMissingNode() ? Duration.ZERO : Duration.parse(value.asText(""));
        } catch (DateTimeException _) {
            problems.add(at(name) + " must be a duration such as PT5M");
            return Duration.ZERO;
        }
    }

    /** Returns the value that the text names in small letters; absent it is the given one. */
    <E extends Enum<E>> E choice(String name, E ifAbsent) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return ifAbsent;
        }
        List<String> known = new ArrayList<>();
        for (E each : ifAbsent.getDeclaringClass().getEnumConstants()) {
            String written = each.name().toLowerCase(Locale.ROOT);
            if (value.isTextual() && value.textValue().equals(written)) {
                return each;
            }
            known.add(written);
        }
        problems.add(at(name) + " must be one of: " + String.join(", ", known));
        return ifAbsent;
    }

    /** Returns the listed accounts; an absent list is empty. */
    Set<AccountId> accounts(String name) {
        Set<AccountId> accounts = new HashSet<>();
        JsonNode list = node.path(name);
        if (!list.isMissingNode() && !list.isArray()) {
            problems.add(at(name) + " must be a list of Slack account ids");
        }
        for (int i = 0; i < list.size(); i++) {
            try {
                accounts.add(new AccountId(list.path(i).asText("")));
            } catch (IllegalArgumentException _) {
                problems.add(at(name) + "[" + i + "] must be a Slack account id such as U012AB3CD");
            }
        }
        return accounts;
    }

    private JsonNode required(String name, String problem) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            problems.add(at(name) + " " + problem);
            return MissingNode.getInstance();
        }
        return value;
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
