package dev.rollcall.local.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.LocalNames;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rights of the services of which functions ask one thing at a time. */
final class OtherAsking {
    private OtherAsking() {}

    /** Whose task a token is, it does not tell; so the right to wake any is not checked. */
    static List<Asked> stepFunctions(AwsRequest request) {
        JsonNode body = Asking.body(request);
        String action = Asking.action(request);
        return action.startsWith("SendTask")
                ? List.of()
                : List.of(
                        new Asked(
                                "states:" + action,
                                first(body, "executionArn", "stateMachineArn")));
    }

    static List<Asked> secrets(AwsRequest request) {
        return List.of(
                new Asked(
                        "secretsmanager:" + Asking.action(request),
                        first(Asking.body(request), "SecretId")));
    }

    static List<Asked> sns(AwsRequest request) {
        Map<String, String> form = request.form();
        String action = form.getOrDefault("Action", "");
        String topic =
                form.containsKey("Name")
                        ? LocalNames.ref("AWS::SNS::Topic", form.getOrDefault("Name", ""))
                        : form.getOrDefault("TopicArn", "*");
        return List.of(new Asked("sns:" + action, topic));
    }

    /**
     * Of objects: reading, writing, and how long they are kept; of a bucket: what is in it. Whoever
     * may not list a bucket is not told that something is missing there, but that needs no right.
     */
    static List<Asked> s3(AwsRequest request) {
        String path = request.uri().getPath().substring(1);
        String resource = "arn:aws:s3:::" + path;
        boolean object = path.indexOf('/') > 0 && !path.endsWith("/");
        return switch (request.method()) {
            case "GET", "HEAD" ->
                    List.of(
                            object
                                    ? new Asked("s3:GetObject", resource)
                                    : new Asked("s3:ListBucket", withoutSlash(resource)));
            case "PUT" ->
                    Stream.of("s3:PutObject", "s3:PutObjectRetention")
                            .filter(action ->
                                    action.equals("s3:PutObject")
                                            || request.header("x-amz-object-lock-mode").isPresent())
                            .map(action -> new Asked(action, resource))
                            .toList();
            case "DELETE" -> List.of(new Asked("s3:DeleteObject", resource));
            default -> List.of(new Asked("s3:" + request.method(), resource));
        };
    }

    private static String withoutSlash(String resource) {
        return resource.endsWith("/") ? resource.substring(0, resource.length() - 1) : resource;
    }

    private static String first(JsonNode body, String... names) {
        return Stream.of(names)
                .filter(body::has)
                .map(name -> body.path(name).asText())
                .findFirst()
                .orElse("*");
    }
}
