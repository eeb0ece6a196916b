package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.HttpReply;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes calls that say by their signature (AWS Signature Version 4) who makes them. */
final class SignedCalls implements AutoCloseable {
    /** As long as API Gateway waits for a function. */
    private static final Duration WHOLE_CALL = Duration.ofSeconds(30);

    /** The HTTP client sets these itself, to the values that were signed. */
    private static final Set<String> BY_THE_CLIENT = Set.of("host", "content-length");

    private final Target target;
    private final Clock clock;
    private final HttpCaller http;

    SignedCalls(Target target, Clock clock) {
        this.target = requireNonNull(target, "target is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.http = new HttpCaller(clock, WHOLE_CALL);
    }

    HttpReply get(String path) {
        return http.call(signed(HttpCall.get(target.url().resolve(path), path)));
    }

    /**
     * @param value of the query's one field; encoded here
     */
    HttpReply get(String path, String field, String value) {
        return get(path, Map.of(field, value));
    }

    /**
     * @param fields of the query, at least one; encoded here
     */
    HttpReply get(String path, Map<String, String> fields) {
        String query =
                new TreeMap<>(fields)
                        .entrySet().stream()
                                .map(field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
        return http.call(signed(HttpCall.get(target.url().resolve(path + "?" + query), path)));
    }

    HttpReply post(String path, String json) {
        return http.call(
                signed(HttpCall.post(target.url().resolve(path), path, "application/json", json)));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpCall signed(HttpCall call) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.fromValue(call.method().name()))
                        .uri(call.uri());
        call.headers().forEach(request::putHeader);
        SignedRequest signed =
                AwsV4HttpSigner.create()
                        .sign(sign ->
                                sign.identity(target.credentials().get())
                                        .request(request.build())
                                        .payload(
                                                ContentStreamProvider.fromUtf8String(
                                                        call.body().orElse("")))
                                        .putProperty(
                                                AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, target.region())
                                        .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        HttpCall whole = call;
        for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
            if (!BY_THE_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                whole = whole.header(header.getKey(), String.join(",", header.getValue()));
            }
        }
        return whole;
    }
}
