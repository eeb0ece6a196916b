package dev.rollcall.function.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        fields.forEach(body::put);
        return text(status, "application/json", body.toString());
    }

    /** Answers with a JSON document that is written already. */
    public static APIGatewayV2HTTPResponse document(int status, String json) {
        return text(status, "application/json", json);
    }

    /** Says what was wrong and what to do, without repeating what was sent (RFC 9457). */
    public static APIGatewayV2HTTPResponse problem(int status, String title, String detail) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("title", title).put("status", status).put("detail", detail);
        return text(status, "application/problem+json", body.toString());
    }

    private static APIGatewayV2HTTPResponse text(int status, String contentType, String body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(
                        Map.of(
                                "Content-Type", contentType,
                                "Cache-Control", "no-store",
                                "X-Content-Type-Options", "nosniff"))
                .withBody(body)
                .build();
    }
}
