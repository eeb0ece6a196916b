package dev.rollcall.function.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers that hooks give. */
public final class Answers {
    private Answers() {}

    /** Answers a request as told; what is none (the daily ping) and what is unreadable, itself. */
    public static APIGatewayV2HTTPResponse to(
            APIGatewayV2HTTPEvent event, Function<HttpCall, APIGatewayV2HTTPResponse> answer) {
        Optional<HttpCall> call;
        try {
            call = HttpCall.of(event);
        } catch (IllegalArgumentException _) {
            return problem(400, "Unreadable body", "The body is marked as base64 but is not.");
        }
        return call.map(answer).orElseGet(() -> empty(204));
    }

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

    /** Answers with text that no browser takes for anything else. */
    public static APIGatewayV2HTTPResponse plain(int status, String text) {
        return text(status, "text/plain; charset=utf-8", text);
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
