package dev.rollcall.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.rollcall.local.aws.lambda.EchoHandler;
import dev.rollcall.local.aws.lambda.LambdaFunction;
import dev.rollcall.local.aws.lambda.LambdaHost;
import dev.rollcall.local.aws.lambda.StubbornHandler;
import dev.rollcall.local.faults.CrashPoint;
import dev.rollcall.local.faults.InvocationFaults;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class HttpApiTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        LambdaFunction echo =
                new LambdaFunction(
                        "Echo",
                        EchoHandler.class.getName() + "::handleRequest",
                        Map.of("GREETING", "hello"),
                        Duration.ofSeconds(10));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LambdaFunction stubborn =
                new LambdaFunction(
                        "Stubborn",
                        StubbornHandler.class.getName() + "::handleRequest",
                        Map.of(),
                        Duration.ofSeconds(20));
        LambdaHost lambda =
                new LambdaHost(
                        Map.of("Echo", echo, "Stubborn", stubborn),
                        Clock.systemUTC(),
                        new CrashPoint(),
                        new InvocationFaults());
        List<Route> routes =
                List.of(
                        new Route("POST", "/echo", "Echo", Route.LONGEST),
                        new Route("POST", "/hang", "Stubborn", Duration.ofMillis(200)));
        server.createContext(
                "/",
                new HttpApi(
                        routes,
                        lambda,
                        new IamAuthorizer(List.of(), Clock.systemUTC()),
                        Clock.systemUTC()));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    @Test
    void gives_the_handler_what_was_sent_and_the_caller_what_it_answered() throws Exception {
        HttpResponse<String> answer = post("/echo?a=1&b=2", "application/json", "{}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Method")).contains("POST");
        assertThat(answer.body()).isEqualTo("{}|false|1|a=1&b=2|hello");
    }

    @Test
    void passes_a_body_that_is_not_text_as_base64() throws Exception {
        HttpResponse<String> answer = post("/echo", "application/octet-stream", "abc");

        assertThat(answer.body()).startsWith("YWJj|true|");
    }

    @Test
    void hides_what_a_handler_threw() throws Exception {
        HttpResponse<String> answer = post("/echo", "text/plain", "fail");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void knows_no_other_route() throws Exception {
        HttpResponse<String> answer = post("/other", "text/plain", "x");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void waits_for_a_function_no_longer_than_the_route_says() throws Exception {
        HttpResponse<String> answer = post("/hang", "application/json", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void refuses_what_is_too_large_for_a_function() throws Exception {
        HttpResponse<String> answer =
                post("/echo", "application/octet-stream", "x".repeat(5 * 1024 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refuses_what_is_too_large_for_an_http_api() throws Exception {
        HttpResponse<String> answer = post("/echo", "text/plain", "x".repeat(10 * 1024 * 1024 + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", type)
                        .header("X-One", "1")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
