package dev.rollcall.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.function.BiFunction;

/**
 * AWS JSON 1.0 and 1.1: the action in {@code X-Amz-Target}, JSON in and out.
 *
 * @param contentType of the answer
 * @param actions from the action's name and the request's body to the answer's
 */
public record JsonProtocol(String contentType, BiFunction<String, JsonNode, JsonNode> actions)
        implements AwsService {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public AwsAnswer answer(AwsRequest request) {
        String target = request.header("x-amz-target").orElse("");
        String action = target.substring(target.indexOf('.') + 1);
        try {
            return AwsAnswer.of(200, contentType, actions.apply(action, read(request)).toString());
        } catch (AwsError error) {
            ObjectNode body = JSON.createObjectNode();
            body.put("__type", error.code());
            body.put("message", error.message());
            return AwsAnswer.of(error.httpStatus(), contentType, body.toString());
        }
    }

    private static JsonNode read(AwsRequest request) {
        try {
            return JSON.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw AwsError.badRequest("SerializationException", "The body is not JSON");
        }
    }
}
