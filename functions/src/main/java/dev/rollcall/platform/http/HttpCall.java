package dev.rollcall.platform.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request. PUT is not among the methods: Slack's PUT deactivates whoever is sent without {@code
 * active}, and nothing of ours needs it.
 *
 * @param template method and path for errors and logs, with placeholders for ids: {@code GET
 *     /api/v1/users/{id}}
 * @param repeatable whether sending it twice is as good as once
 */
public record HttpCall(
        Method method,
        URI uri,
        String template,
        SortedMap<String, String> headers,
        Optional<String> body,
        boolean repeatable) {

    /** The methods in use. */
    public enum Method {
        GET,
        POST,
        PATCH,
        DELETE
    }

    public HttpCall {
        requireNonNull(method, "method is null");
        requireNonNull(uri, "uri is null");
        requireNonNull(template, "template is null");
        headers = new TreeMap<>(headers);
        requireNonNull(body, "body is null");
    }

    public static HttpCall get(URI uri, String path) {
        return new HttpCall(
                Method.GET, uri, "GET " + path, new TreeMap<>(), Optional.empty(), true);
    }

    public static HttpCall post(URI uri, String path, String contentType, String body) {
        return withBody(Method.POST, uri, path, contentType, body);
    }

    public static HttpCall patch(URI uri, String path, String contentType, String body) {
        return withBody(Method.PATCH, uri, path, contentType, body);
    }

    public static HttpCall delete(URI uri, String path) {
        return new HttpCall(
                Method.DELETE, uri, "DELETE " + path, new TreeMap<>(), Optional.empty(), false);
    }

    /** Returns the call with a header more. */
    public HttpCall header(String name, String value) {
        SortedMap<String, String> more = headers();
        more.put(name, value);
        return new HttpCall(method, uri, template, more, body, repeatable);
    }

    /** Returns the call marked as one that reads only, whatever its method. */
    public HttpCall reading() {
        return new HttpCall(method, uri, template, headers, body, true);
    }

    @Override
    public SortedMap<String, String> headers() {
        return new TreeMap<>(headers);
    }

    /** Neither the URI, nor headers, nor the body: they hold ids, tokens and people. */
    @Override
    public String toString() {
        return template;
    }

    private static HttpCall withBody(
            Method method, URI uri, String path, String contentType, String body) {
        return new HttpCall(
                method,
                uri,
                method + " " + path,
                new TreeMap<>(Map.of("Content-Type", contentType)),
                Optional.of(body),
                false);
    }
}
