package dev.rollcall.function.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.Map;

/** Answers that hooks give. */
public final class Answers {
    private Answers() {}

    public static APIGatewayV2HTTPResponse empty(int status) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("Cache-Control", "no-store"))
                .build();
    }

    public static APIGatewayV2HTTPResponse json(int status, Map<String, String> fields) {
        return text(status, "application/json", fields);
    }

    /** Says what was wrong and what to do, without repeating what was sent (RFC 9457). */
    public static APIGatewayV2HTTPResponse problem(int status, String title, String detail) {
        return text(
                status,
                "application/problem+json",
                Map.of("title", title, "status", Integer.toString(status), "detail", detail));
    }

    private static APIGatewayV2HTTPResponse text(
            int status, String contentType, Map<String, String> fields) {
        var body = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            if (name.equals("status")) {
                body.put(name, Integer.parseInt(value));
            } else {
                body.put(name, value);
            }
        });
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(
                        Map.of(
                                "Content-Type", contentType,
                                "Cache-Control", "no-store",
                                "X-Content-Type-Options", "nosniff"))
                .withBody(body.toString())
                .build();
    }
}
