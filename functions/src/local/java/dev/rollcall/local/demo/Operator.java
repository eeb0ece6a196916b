package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rollcall.local.aws.LocalNames;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Somebody of the policy's operators who asks Rollcall, with signed requests. */
final class Operator implements AutoCloseable {
    private static final Duration AS_LONG_AS_THE_API = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI api;
    private final AwsCredentialsIdentity keys;

    Operator(URI api, String accessKeyId, String secretAccessKey) {
        this.api = requireNonNull(api, "api is null");
        this.keys = AwsCredentialsIdentity.create(accessKeyId, secretAccessKey);
    }

    /** Takes an operator of that name from what the local runtime tells of itself. */
    static Operator named(String name, JsonNode runtime) {
        for (JsonNode one : runtime.path("operators")) {
            if (one.path("name").asText().equals(name)) {
                return new Operator(
                        URI.create(runtime.path("api").asText()),
                        one.path("accessKeyId").asText(),
                        one.path("secretAccessKey").asText());
            }
        }
        throw new IllegalArgumentException("There is no operator " + name);
    }

    /** Returns why the person of simulated Okta has what they have. */
    JsonNode explain(String person) {
        String query = "person=" + URLEncoder.encode("okta:" + person, StandardCharsets.UTF_8);
        HttpRequest.Builder request = signed(api.resolve("/operator/explain?" + query));
        try {
            HttpResponse<String> answer =
                    client.send(
                            request.timeout(AS_LONG_AS_THE_API).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("explain answered " + answer.statusCode());
            }
            return json(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for an explanation", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder signed(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        AwsV4HttpSigner.create()
                .sign(sign ->
                        sign.identity(keys)
                                .request(
                                        SdkHttpRequest.builder()
                                                .method(SdkHttpMethod.GET)
                                                .uri(uri)
                                                .build())
                                .payload(ContentStreamProvider.fromUtf8String(""))
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, LocalNames.REGION))
                .request()
                .headers()
                .forEach((name, values) -> header(request, name, values));
        return request;
    }

    /** The client sets the host itself, to the value that was signed. */
    private static void header(HttpRequest.Builder request, String name, List<String> values) {
        if (!name.equalsIgnoreCase("host") && !name.equalsIgnoreCase("content-length")) {
            request.header(name, String.join(",", values));
        }
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The explanation is not JSON", e);
        }
    }
}
