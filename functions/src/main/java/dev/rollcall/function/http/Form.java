package dev.rollcall.function.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fields of a query or a form. The first of a name counts; prints names only. */
public record Form(Map<String, String> fields) {
    /** More than any page of ours has. */
    private static final int MOST = 500;

    public Form {
        fields = Map.copyOf(fields);
    }

    /** Reads {@code a=1&b=2}; what cannot be decoded, or is too much, is left out. */
    public static Form parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&", MOST + 1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && fields.size() < MOST) {
                decoded(pair.substring(0, equals))
                        .ifPresent(name ->
                                decoded(pair.substring(equals + 1))
                                        .ifPresent(value -> fields.putIfAbsent(name, value)));
            }
        }
        return new Form(fields);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Returns the value, or an empty text. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
