package dev.rollcall.function.http;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

import dev.rollcall.application.port.HookRequest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** One request through API Gateway's HTTP API, payload 2.0. */
public final class HttpCall {
    private final String method;
    private final String path;
    private final Form query;
    private final Cookies cookies;
    private final Map<String, String> headers;
    private final byte[] body;

    private HttpCall(
            String method,
            String path,
            Form query,
            Cookies cookies,
            Map<String, String> headers,
            byte[] body) {
        this.method = requireNonNull(method, "method is null");
        this.path = requireNonNull(path, "path is null");
        this.query = requireNonNull(query, "query is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
        this.headers = headers;
        this.body = body;
    }

    /**
     * Reads the event; empty where it is not an HTTP request at all: the daily ping.
     *
     * @throws IllegalArgumentException if the body is marked as base64 but is not
     */
    public static Optional<HttpCall> of(APIGatewayV2HTTPEvent event) {
        if (event.getRequestContext() == null || event.getRequestContext().getHttp() == null) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>();
        if (event.getHeaders() != null) {
            // A name without a value is none: whoever asks for it gets nothing.
            event.getHeaders()
                    .forEach((name, value) -> {
                        if (value != null) {
                            headers.put(name.toLowerCase(Locale.ROOT), value);
                        }
                    });
        }
        String method =
                Objects.requireNonNullElse(event.getRequestContext().getHttp().getMethod(), "");
        return Optional.of(
                new HttpCall(
                        method,
                        Objects.requireNonNullElse(event.getRawPath(), "/"),
                        Form.parse(Objects.requireNonNullElse(event.getRawQueryString(), "")),
                        Cookies.of(event.getCookies(), headers.get("cookie")),
                        headers,
                        body(event)));
    }

    public String method() {
        return method;
    }

    /** Returns the path as it was sent, still encoded. */
    public String path() {
        return path;
    }

    public Form query() {
        return query;
    }

    public Cookies cookies() {
        return cookies;
    }

    /** Returns a header by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the call as a hook's use case takes it. */
    public HookRequest hook() {
        return new HookRequest(headers, body);
    }

    /** Returns the raw bytes, decoded if the gateway sent them as base64. */
    public byte[] body() {
        return body.clone();
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        if (event.getBody() == null) {
            return new byte[0];
        }
        return event.getIsBase64Encoded()
                ? Base64.getDecoder().decode(event.getBody())
                : event.getBody().getBytes(StandardCharsets.UTF_8);
    }
}
