package dev.rollcall.local.aws.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsRequest;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A request to a Jetty handler and what it answers, without a server. It can do what DynamoDB
 * Local's handler asks of it, and says so if another version asks for more.
 */
final class HandlerCall {
    private static final List<String> PASSED_ON =
            List.of(
                    "authorization",
                    "content-type",
                    "x-amz-date",
                    "x-amz-target",
                    "x-amz-content-sha256");

    private static final List<String> PASSED_BACK =
            List.of("Content-Type", "x-amz-crc32", "x-amzn-RequestId");

    private final HttpFields headers;
    private final byte[] body;
    private final HttpFields.Mutable answered = HttpFields.build();
    private int status = 200;
    private byte[] content = {};

    HandlerCall(AwsRequest request) {
        HttpFields.Mutable passedOn = HttpFields.build();
        PASSED_ON.forEach(name -> request.header(name).ifPresent(v -> passedOn.put(name, v)));
        this.headers = passedOn;
        this.body = request.body();
    }

    Request request() {
        return proxy(Request.class, this::ofRequest);
    }

    Response response() {
        return proxy(Response.class, this::ofResponse);
    }

    AwsAnswer answer() {
        Map<String, String> passedBack = new HashMap<>();
        for (HttpField field : answered) {
            PASSED_BACK.stream()
                    .filter(field::is)
                    .forEach(name -> passedBack.put(name, field.getValue()));
        }
        return new AwsAnswer(status, passedBack, content);
    }

    private Object ofRequest(String method, Object[] arguments) {
        return switch (method) {
            case "getHeaders" -> headers;
            case "getMethod" -> "POST";
            case "read" -> Content.Chunk.from(ByteBuffer.wrap(body), true);
            default -> throw unknown(method);
        };
    }

    private @Nullable Object ofResponse(String method, Object[] arguments) {
        switch (method) {
            case "getHeaders" -> {
                return answered;
            }
            case "setStatus" -> status = (int) arguments[0];
            case "write" -> {
                ByteBuffer written = (ByteBuffer) requireNonNull(arguments[1]);
                content = new byte[written.remaining()];
                written.get(content);
                ((Callback) requireNonNull(arguments[2])).succeeded();
            }
            default -> throw unknown(method);
        }
        return null;
    }

    private static UnsupportedOperationException unknown(String method) {
        return new UnsupportedOperationException("DynamoDB Local asks a request for " + method);
    }

    /** What one of the two interfaces is asked for. */
    @FunctionalInterface
    private interface Asked {
        @Nullable Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Asked asked) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (Object _, Method method, Object[] arguments) ->
                                asked.of(method.getName(), arguments)));
    }
}
