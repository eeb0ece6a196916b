package dev.rollcall.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.rollcall.local.aws.lambda.LambdaFunction;
import dev.rollcall.local.aws.lambda.LambdaHost;
import dev.rollcall.local.faults.CrashPoint;
import dev.rollcall.local.faults.InvocationFaults;
import dev.rollcall.local.http.Loopback;
import dev.rollcall.testing.MovableClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Who gets through a signed route: the AWS SDK's own signer signs, our check computes anew. */
class IamAuthorizerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LocalIdentity INES =
            new LocalIdentity("ines", "arn:aws:iam::000000000000:user/ines", "AKINES", "secret-1");
    private static final LocalIdentity OLE =
            new LocalIdentity("ole", "arn:aws:iam::000000000000:user/ole", "AKOLE", "secret-2");
    private static final String BODY = "{\"position\":\"all\"}";

    private final MovableClock clock = new MovableClock(NOW);
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    /**
     * A request as it is signed.
     *
     * @param at what the signer's clock says
     */
    private record Signing(
            String method,
            String path,
            String body,
            LocalIdentity by,
            String service,
            String region,
            Instant at) {
        static Signing usual() {
            return new Signing("POST", "/signed", BODY, INES, "execute-api", "us-east-1", NOW);
        }
    }

    @BeforeEach
    void start() {
        LambdaFunction telling =
                new LambdaFunction(
                        "Telling",
                        SignerTellingHandler.class.getName() + "::handleRequest",
                        Map.of(),
                        Duration.ofSeconds(10));
        LambdaHost lambda =
                new LambdaHost(
                        Map.of("Telling", telling),
                        clock,
                        new CrashPoint(),
                        new InvocationFaults());
        List<Route> routes =
                List.of(
                        new Route("POST", "/signed", "Telling", Route.LONGEST, true),
                        new Route("POST", "/signed/{any}", "Telling", Route.LONGEST, true),
                        new Route("GET", "/signed", "Telling", Route.LONGEST, true),
                        new Route("POST", "/open", "Telling", Route.LONGEST));
        server = Loopback.bind(0);
        server.createContext(
                "/",
                new HttpApi(routes, lambda, new IamAuthorizer(List.of(INES, OLE), clock), clock));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    @Test
    void the_function_is_told_who_signed() {
        assertThat(send(Signing.usual()).body()).isEqualTo(INES.arn() + " AKINES");
        assertThat(
                        send(new Signing(
                                        "GET", "/signed", "", OLE, "execute-api", "us-east-1", NOW))
                                .body())
                .isEqualTo(OLE.arn() + " AKOLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/signed?b=2&a=1&a=0",
                "/signed?name=a%20b%2Fc&empty=&flag",
                "/signed/with%20space",
                "/signed/%C3%A4~-._"
            })
    void paths_and_queries_are_read_as_the_signer_wrote_them(String path) {
        assertThat(
                        send(new Signing("POST", path, BODY, INES, "execute-api", "us-east-1", NOW))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void on_an_open_route_nobody_has_signed() {
        Signing open = new Signing("POST", "/open", BODY, INES, "execute-api", "us-east-1", NOW);

        assertThat(send(open).body()).isEqualTo("nobody");
    }

    static Stream<Signing> signedForSomethingElse() {
        Signing usual = Signing.usual();
        LocalIdentity nobody = new LocalIdentity("x", INES.arn(), "AKNOBODY", "secret-1");
        LocalIdentity forger = new LocalIdentity("x", INES.arn(), INES.accessKeyId(), "guessed");
        LocalIdentity other = new LocalIdentity("x", INES.arn(), "AKOLE", "secret-1");
        return Stream.of(
                new Signing("POST", "/signed", BODY, nobody, "execute-api", "us-east-1", NOW),
                new Signing("POST", "/signed", BODY, forger, "execute-api", "us-east-1", NOW),
                new Signing("POST", "/signed", BODY, other, "execute-api", "us-east-1", NOW),
                new Signing("POST", "/signed", BODY, INES, "lambda", "us-east-1", NOW),
                new Signing("POST", "/signed", BODY, INES, "execute-api", "eu-west-1", NOW),
                new Signing("POST", "/signed/other", BODY, INES, "execute-api", "us-east-1", NOW),
                new Signing("POST", "/signed?a=1", BODY, INES, "execute-api", "us-east-1", NOW),
                new Signing("GET", "/signed", BODY, INES, "execute-api", "us-east-1", NOW),
                new Signing("POST", "/signed", "{}", INES, "execute-api", "us-east-1", NOW),
                old(usual, Duration.ofMinutes(5).plusSeconds(1)),
                old(usual, Duration.ofMinutes(-5).minusSeconds(1)),
                old(usual, Duration.ofDays(1)));
    }

    @ParameterizedTest
    @MethodSource("signedForSomethingElse")
    void what_was_signed_otherwise_does_not_get_through(Signing signing) {
        forbidden(send("POST", "/signed", BODY, headers(signing)));
    }

    @Test
    void a_request_is_good_for_five_minutes_either_way() {
        Map<String, String> headers = headers(Signing.usual());

        clock.advance(Duration.ofMinutes(5));
        assertThat(send("POST", "/signed", BODY, headers).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        forbidden(send("POST", "/signed", BODY, headers));
    }

    static Stream<UnaryOperator<Map<String, String>>> alterations() {
        return Stream.of(
                headers -> without(headers, "Authorization"),
                headers -> without(headers, "X-Amz-Date"),
                headers -> with(headers, "X-Amz-Date", "20261124T100001Z"),
                headers -> with(headers, "X-Amz-Date", "soon"),
                headers -> with(headers, "Content-Type", "text/plain"),
                headers -> with(headers, "x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
                headers -> with(headers, "Authorization", "Bearer abc"),
                headers -> altered(headers, "SignedHeaders=content-type;host;", "SignedHeaders="),
                headers -> altered(headers, "Credential=AKINES/", "Credential=AKOLE/"),
                headers -> altered(headers, "/20261124/", "/20261123/"),
                headers -> altered(headers, "Signature=", "Signature=0"));
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void what_was_altered_on_the_way_does_not_get_through(
            UnaryOperator<Map<String, String>> alteration) {
        forbidden(send("POST", "/signed", BODY, alteration.apply(headers(Signing.usual()))));
    }

    @Test
    void nobody_is_told_why() {
        HttpResponse<String> unsigned = send("POST", "/signed", BODY, Map.of());

        forbidden(unsigned);
        assertThat(unsigned.headers().firstValue("Content-Type")).contains("application/json");
    }

    private static void forbidden(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    private static Signing old(Signing signing, Duration age) {
        return new Signing(
                signing.method(),
                signing.path(),
                signing.body(),
                signing.by(),
                signing.service(),
                signing.region(),
                NOW.minus(age));
    }

    private static Map<String, String> with(
            Map<String, String> headers, String name, String value) {
        Map<String, String> changed = without(headers, name);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        assertThat(changed.keySet().removeIf(name::equalsIgnoreCase)).as(name).isTrue();
        return changed;
    }

    private static Map<String, String> altered(
            Map<String, String> headers, String from, String to) {
        String authorization = headers.getOrDefault("Authorization", "");
        assertThat(authorization).contains(from);
        return with(headers, "Authorization", authorization.replace(from, to));
    }

    private Map<String, String> headers(Signing signing) {
        SdkHttpRequest request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.fromValue(signing.method()))
                        .uri(uri(signing.path()))
                        .putHeader("Content-Type", "application/json")
                        .build();
        Map<String, String> headers = new LinkedHashMap<>();
        AwsV4HttpSigner.create()
                .sign(sign ->
                        sign.identity(
                                        AwsCredentialsIdentity.create(
                                                signing.by().accessKeyId(),
                                                signing.by().secretAccessKey()))
                                .request(request)
                                .payload(ContentStreamProvider.fromUtf8String(signing.body()))
                                .putProperty(
                                        AwsV4HttpSigner.SERVICE_SIGNING_NAME, signing.service())
                                .putProperty(AwsV4HttpSigner.REGION_NAME, signing.region())
                                .putProperty(
                                        HttpSigner.SIGNING_CLOCK,
                                        Clock.fixed(signing.at(), ZoneOffset.UTC)))
                .request()
                .headers()
                .forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.keySet().removeIf("host"::equalsIgnoreCase);
        return headers;
    }

    private HttpResponse<String> send(Signing signing) {
        return send(signing.method(), signing.path(), signing.body(), headers(signing));
    }

    private HttpResponse<String> send(
            String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
