package dev.rollcall.platform.http;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SequencedMap;

/** Encodes names and values for query strings and form bodies, and joins paths. */
public final class UriText {
    private UriText() {}

    /** Returns {@code a=1&b=2}, in the map's order. */
    public static String form(SequencedMap<String, String> fields) {
        return fields.entrySet().stream().map(UriText::pair).collect(joining("&"));
    }

    /** Returns the base with a path below it, whether or not the base ends in a slash. */
    public static URI below(URI base, String path) {
        String text = base.toString();
        return URI.create(
                (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    /** Encodes for a path segment or a query: a space becomes {@code %20}. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String pair(Map.Entry<String, String> field) {
        return encode(field.getKey()) + "=" + encode(field.getValue());
    }
}
