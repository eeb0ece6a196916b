package dev.rollcall.local.slack.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rollcall.local.http.Request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A method's arguments; one that is empty counts as absent. */
record Arguments(Map<String, String> values) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Arguments {
        values = Map.copyOf(values);
    }

    static Arguments of(Request request) {
        return new Arguments(request.arguments());
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean otherwise) {
        return text(name).map(value -> value.equals("true") || value.equals("1")).orElse(otherwise);
    }

    Optional<Long> number(String name) {
        return text(name).map(value -> parsed(name, value));
    }

    long requiredNumber(String name) {
        return parsed(name, required(name));
    }

    /** Returns the elements of a list, which is written with commas or as JSON. */
    List<String> list(String name) {
        String text = text(name).orElse("");
        return text.startsWith("[")
                ? elements(name, text)
                : Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .filter(element -> !element.isEmpty())
                        .toList();
    }

    /** Returns the elements of a list that has at least one and at most so many. */
    List<String> list(String name, int most) {
        List<String> elements = list(name);
        if (elements.isEmpty()) {
            throw missing(name);
        }
        if (elements.size() > most) {
            throw Refusal.arguments("must have at most " + most + " items: " + name);
        }
        return elements;
    }

    private static List<String> elements(String name, String text) {
        List<String> elements = new ArrayList<>();
        try {
            for (JsonNode element : JSON.readTree(text)) {
                elements.add(element.asText());
            }
        } catch (JsonProcessingException wrong) {
            throw Refusal.arguments("must be an array: " + name);
        }
        return elements;
    }

    private static long parsed(String name, String value) {
        if (!value.matches("-?\\d{1,18}")) {
            throw Refusal.arguments("must be an integer: " + name);
        }
        return Long.parseLong(value);
    }

    static Refusal missing(String name) {
        return Refusal.arguments("missing required field: " + name);
    }
}
