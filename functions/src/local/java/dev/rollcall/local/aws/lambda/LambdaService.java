package dev.rollcall.local.aws.lambda;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;
import dev.rollcall.local.time.Timeline;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's Invoke and ListFunctions over REST. */
public final class LambdaService implements AwsService {
    private static final Pattern INVOKE =
            Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

    private static final String JSON = "application/json";

    private final LambdaHost host;
    private final Timeline timeline;

    public LambdaService(LambdaHost host, Timeline timeline) {
        this.host = requireNonNull(host, "host is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        Matcher invoke = INVOKE.matcher(request.uri().getRawPath());
        if (invoke.matches()) {
            String name = URLDecoder.decode(invoke.group(1), StandardCharsets.UTF_8);
            byte[] payload =
                    request.body().length == 0
                            ? "{}".getBytes(StandardCharsets.UTF_8)
                            : request.body();
            if (payload.length > LambdaHost.LARGEST_REQUEST) {
                return error(413, "RequestTooLargeException", "The payload exceeds 6 MB");
            }
            if (host.find(name).isEmpty()) {
                return error(404, "ResourceNotFoundException", "Function not found: " + name);
            }
            if (request.header("x-amz-invocation-type").orElse("").equals("Event")) {
                timeline.execute(() -> host.invoke(name, payload));
                return AwsAnswer.empty(202);
            }
            return answer(host.invoke(name, payload));
        }
        if (request.uri().getPath().matches("/2015-03-31/functions/?")) {
            return list();
        }
        return error(404, "ResourceNotFoundException", "No such path");
    }

    private static AwsAnswer answer(Invocation invocation) {
        return switch (invocation) {
            case Invocation.Answered answered ->
                    new AwsAnswer(200, Map.of("Content-Type", JSON), answered.payload());
            case Invocation.Failed failed ->
                    new AwsAnswer(
                            200,
                            Map.of("Content-Type", JSON, "X-Amz-Function-Error", "Unhandled"),
                            errorObject(failed).toString().getBytes(StandardCharsets.UTF_8));
            case Invocation.Unknown(String name) ->
                    error(404, "ResourceNotFoundException", "Function not found: " + name);
        };
    }

    /** Returns the JSON a failed function gives, also as the cause in a state machine. */
    public static ObjectNode errorObject(Invocation.Failed failed) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("errorMessage", failed.message());
        error.put("errorType", failed.errorType());
        ArrayNode trace = error.putArray("stackTrace");
        failed.trace().forEach(trace::add);
        failed.cause().ifPresent(cause -> error.set("cause", errorObject(cause)));
        return error;
    }

    private AwsAnswer list() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode functions = answer.putArray("Functions");
        host.functions()
                .values()
                .forEach(function -> {
                    ObjectNode entry = functions.addObject();
                    entry.put("FunctionName", function.name());
                    entry.put("Handler", function.handler());
                    entry.put("Runtime", "java25");
                    entry.put("Timeout", function.timeout().toSeconds());
                });
        return AwsAnswer.of(200, JSON, answer.toString());
    }

    private static AwsAnswer error(int status, String code, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("Type", "User");
        error.put("Message", message);
        return new AwsAnswer(
                status,
                Map.of("Content-Type", JSON, "x-amzn-ErrorType", code),
                error.toString().getBytes(StandardCharsets.UTF_8));
    }
}
