package dev.rollcall.local.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.io.IOException;
import java.util.List;

/** Tells which rights the requests of one service need. */
@FunctionalInterface
interface Asking {
    ObjectMapper JSON = new ObjectMapper();

    List<Asked> of(AwsRequest request);

    /** Returns the action of AWS's JSON protocols. */
    static String action(AwsRequest request) {
        String target = request.header("x-amz-target").orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    static JsonNode body(AwsRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw AwsError.badRequest("SerializationException", "The body is not JSON");
        }
    }
}
