package dev.rollcall.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request as an AWS client sent it.
 *
 * @param headers by lower-case name
 * @param query decoded parameters in the order sent
 */
public record AwsRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        Map<String, String> query,
        byte[] body) {
    public AwsRequest {
        requireNonNull(method, "method is null");
        requireNonNull(uri, "uri is null");
        headers = new TreeMap<>(headers);
        query = new LinkedHashMap<>(query);
        body = body.clone();
    }

    static AwsRequest of(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new AwsRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers,
                parameters(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestBody().readAllBytes());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Returns the body's fields where the body is a form, as the Query protocol sends it. */
    public Map<String, String> form() {
        return parameters(text());
    }

    public String text() {
        return new String(body, UTF_8);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    private static Map<String, String> parameters(@Nullable String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return parameters;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
        }
        return parameters;
    }
}
