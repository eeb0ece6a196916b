package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * A marked person and marked secrets go through every handler, on good ways and bad ones; no mark
 * is found in anything that stays behind.
 */
@Isolated("the log is everybody's")
class NothingPersonalLeaksTest {
    private static final int LEAVER = 20;
    private static final String EMAIL = Marks.EMAIL;
    private static final String WRONG_SECRET = "zqvmark-wrong-secret";

    private Marks marks;
    private LocalCompany company;
    private Traces traces;

    @BeforeEach
    void start() {
        company = LocalCompany.of(30).alike();
        traces = new Traces(company);
        marks = new Marks(company.runtime(), company.person(LEAVER));
    }

    @AfterEach
    void stop() {
        traces.close();
        company.close();
    }

    @Test
    void on_the_good_way() {
        company.leaves(LEAVER);
        assertThat(company.settles(LEAVER, Duration.ofMinutes(3))).isTrue();
        company.timeline().advance(Duration.ofMinutes(6));

        assertNoMarkIn(List.of("mail"));
    }

    @Test
    void where_everything_goes_wrong_and_errors_echo_what_was_sent() throws Exception {
        String echo = EMAIL + " " + String.join(" ", marks.all());
        for (String call : List.of("session.reset", "session.list", "users.info", "usergroups")) {
            slackRefuses(call, 200, echo);
        }
        slackRefuses("GET .*/Users/", 401, echo);
        slackRefuses("PATCH .*/Users/", 403, echo);
        slackRefuses("PATCH .*/Groups/", 400, echo);
        slackRefuses("GET .*/Groups/", 500, echo);
        oktaRefuses("GET .*/users/", 403, echo);
        oktaRefuses("GET .*/logs", 401, echo);
        oktaRefuses("/token", 400, echo);

        company.leaves(LEAVER);
        company.timeline().advance(Duration.ofMinutes(6));
        marks.signInByApiToken();
        assertThat(company.settles(LEAVER, Duration.ofHours(2))).isTrue();

        assertNoMarkIn(List.of());
    }

    @Test
    void where_a_delivery_is_refused() throws Exception {
        List<HttpResponse<String>> answers =
                List.of(
                        deliver(WRONG_SECRET, delivery("00uX", "e1")),
                        deliver(secret(), "{\"data\": " + EMAIL),
                        deliver(secret(), "{\"data\": {\"events\": \"" + EMAIL + "\"}}"),
                        deliver(secret(), delivery(EMAIL, "e2")),
                        deliver(secret(), delivery("00uX", EMAIL)));

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsExactly(401, 400, 400, 204, 204);
        assertThat(answers).noneMatch(answer -> marks.in(answer.body()));
        assertThat(company.records().texts()).anyMatch(item -> item.contains("REJECTED#"));
        assertNoMarkIn(List.of("executions", "watches", "mail", "evidence"));
    }

    /** Everything is searched; only what is named may be empty, so that the search is one. */
    private void assertNoMarkIn(List<String> mayBeEmpty) {
        traces.all()
                .forEach((place, texts) -> {
                    if (!mayBeEmpty.contains(place)) {
                        assertThat(texts).as(place).isNotEmpty();
                    }
                    assertThat(texts.stream().filter(marks::in)).as(place).isEmpty();
                });
    }

    private void slackRefuses(String call, int status, String error) {
        company.runtime()
                .slack()
                .faults()
                .add(FaultRule.next(2, call, new Fault.Refusal(status, error)));
    }

    private void oktaRefuses(String call, int status, String error) {
        company.runtime()
                .okta()
                .faults()
                .add(FaultRule.next(2, call, new Fault.Refusal(status, error)));
    }

    private String secret() {
        return company.runtime().hookSecret();
    }

    private static String delivery(String person, String uuid) {
        return """
        {"data": {"events": [{"uuid": "%s", "published": "2026-11-24T10:00:00.000Z",
          "eventType": "user.lifecycle.deactivate", "displayMessage": "%s",
          "target": [{"id": "%s", "type": "User", "alternateId": "%s",
                      "displayName": "Zqvfirst Zqvlast"}]}]}}
        """
                .formatted(uuid, EMAIL, person, EMAIL);
    }

    private HttpResponse<String> deliver(String secret, String body)
            throws IOException, InterruptedException {
        URI hook = company.runtime().addresses().api().resolve("/hooks/okta");
        HttpRequest request =
                HttpRequest.newBuilder(hook)
                        .header("Authorization", secret)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
