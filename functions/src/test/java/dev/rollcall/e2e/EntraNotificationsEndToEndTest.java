package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.entra.EntraGroup;
import dev.rollcall.local.entra.EntraPerson;
import dev.rollcall.local.entra.EntraSimulator;
import dev.rollcall.local.entra.EntraTenant;
import dev.rollcall.local.entra.GraphNotifications;
import dev.rollcall.local.http.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Microsoft Graph notifies us, and nothing else tells of anybody: no question is asked. */
class EntraNotificationsEndToEndTest {
    private static final Duration SOON = Duration.ofMinutes(6);
    private static final int LEAVER = 20;
    private static final int OTHER = 21;

    @TempDir private Path directory;

    private LocalCompany company;

    @BeforeEach
    void start() {
        company = LocalCompany.ofEntraUnasked(30, EntraAloneEndToEndTest::ofEntra);
        company.timeline().advance(Duration.ofMinutes(6));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void the_subscriptions_are_there_and_operators_see_them() {
        assertThat(graph().subscribed("users")).hasSize(1);
        assertThat(graph().subscribed("groups")).hasSize(1);

        Ran status = typed().rollcall("entra", "status", "--as", "viewer");

        assertThat(status).as(status.err()).returns(0, Ran::code);
        assertThat(status.out()).contains("users   kept until 2026-12-").contains("groups");
    }

    @Test
    void whoever_is_deleted_is_out_by_the_notification_alone() {
        EntraPerson leaver = person(LEAVER);
        tenant().put(leaver.deleted(company.timeline().now()));

        assertThat(company.timeline().runUntil(() -> verified(LEAVER) && company.atRest(), SOON))
                .isTrue();
        assertThat(company.out(LEAVER)).isTrue();
        assertThat(graph().answers()).isNotEmpty().containsOnly(202);
    }

    @Test
    void forged_items_start_nothing_and_keep_no_genuine_one_back() throws Exception {
        EntraPerson leaver = person(LEAVER);
        EntraPerson other = person(OTHER);
        graph().deliver(false);
        tenant().put(leaver.deleted(company.timeline().now()));
        tenant().put(other.deleted(company.timeline().now()));

        assertThat(post(body(item(other.id(), "forged", EntraSimulator.TENANT_ID)))).isEqualTo(401);
        assertThat(post(body(item(other.id(), secret(), "another-tenant")))).isEqualTo(202);
        assertThat(
                        post(
                                body(
                                        item(other.id(), "forged", EntraSimulator.TENANT_ID),
                                        item(leaver.id(), secret(), EntraSimulator.TENANT_ID))))
                .isEqualTo(202);

        assertThat(company.timeline().runUntil(() -> verified(LEAVER) && company.atRest(), SOON))
                .isTrue();
        assertThat(company.active(OTHER)).isTrue();
        assertThat(company.hints(OTHER)).isEmpty();
    }

    @Test
    void what_is_removed_is_made_anew_with_or_without_a_word() {
        String users = graph().subscribed("users").getFirst();
        String groups = graph().subscribed("groups").getFirst();
        graph().lifecycle("users", "subscriptionRemoved", GraphNotifications.Shape.OBSERVED);
        graph().drop("groups");

        company.timeline().advance(Duration.ofMinutes(6));
        assertThat(graph().subscribed("users")).hasSize(1).doesNotContain(users);

        company.timeline().advance(Duration.ofHours(1));
        assertThat(graph().subscribed("groups")).hasSize(1).doesNotContain(groups);
    }

    @Test
    void an_operator_has_them_made_anew_and_a_viewer_has_not() {
        String users = graph().subscribed("users").getFirst();

        Ran refused = typed().rollcall("entra", "subscribe", "--anew", "--as", "viewer");
        Ran asked = typed().rollcall("entra", "subscribe", "--anew", "--as", "operator");
        company.timeline().advance(Duration.ofMinutes(6));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(asked).as(asked.err()).returns(0, Ran::code);
        assertThat(asked.out()).contains("to be made anew");
        assertThat(graph().subscribed("users")).hasSize(1).doesNotContain(users);
    }

    @Test
    void what_was_missed_or_a_group_that_gave_something_and_is_gone_has_both_sides_read() {
        Reconciles reconciles = new Reconciles(company);
        reconciles.begin();
        reconciles.end();

        graph().lifecycle("users", "missed", GraphNotifications.Shape.DOCUMENTED);
        company.timeline().advance(Duration.ofMinutes(3));
        assertThat(graph().answers()).containsOnly(202);
        assertThat(company.records().texts()).anyMatch(item -> item.contains("lost-entra-"));

        tenant().delete(new EntraGroup("nobody-names-it", "Nobody names it", List.of()));
        company.timeline().advance(Duration.ofMinutes(1));
        assertThat(company.records().texts()).noneMatch(item -> item.contains("untold-touches"));

        tenant().delete(tenant().group("00gengineering").orElseThrow());
        company.timeline().advance(Duration.ofMinutes(1));
        assertThat(company.records().texts()).anyMatch(item -> item.contains("untold-touches"));
    }

    @Test
    void the_handshake_gives_the_token_back_decoded_once_and_never_as_markup() throws Exception {
        HttpResponse<String> answer = handshake("Validation%3a+a%2525b%20%C3%BC");
        assertThat(answer).returns(200, HttpResponse::statusCode);
        assertThat(answer.body()).isEqualTo("Validation: a%25b \u00fc");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");

        assertThat(handshake("%3Cscript%3Ealert('1')%3C/script%3E").body())
                .isEqualTo("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
        for (String refused : List.of("", "+", "a%0D%0Ab", "a%00", "a".repeat(2_049))) {
            assertThat(handshake(refused).statusCode()).as(refused).isEqualTo(400);
        }
    }

    private HttpResponse<String> handshake(String token) throws IOException, InterruptedException {
        URI hook = company.runtime().addresses().api().resolve("/hooks/entra");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(hook + "?validationToken=" + token))
                            .header("Content-Type", "text/plain; charset=utf-8")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private boolean verified(int number) {
        return company.records()
                .verified(new PersonId(new SourceId("entra"), person(number).id()))
                .isPresent();
    }

    private EntraPerson person(int number) {
        return tenant().people().get(number - 1);
    }

    private int post(String body) throws IOException, InterruptedException {
        URI hook = company.runtime().addresses().api().resolve("/hooks/entra");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(hook)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String body(String... items) {
        return "{\"value\":[" + String.join(",", items) + "]}";
    }

    private static String item(String person, String clientState, String tenant) {
        var item = Json.object();
        item.put("changeType", "deleted");
        item.put("clientState", clientState);
        item.put("resource", "Users/" + person);
        item.putObject("resourceData")
                .put("@odata.type", "#Microsoft.Graph.User")
                .put("id", person)
                .put("sequenceNumber", 638_059_995_676_961_300L);
        item.put("subscriptionId", "f43589a8");
        item.put("tenantId", tenant);
        return Json.write(item);
    }

    private String secret() {
        return company.runtime().entraHookSecret();
    }

    private TypedCommand typed() {
        return TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                .waiting(company.timeline()::advance);
    }

    private GraphNotifications graph() {
        return company.runtime().okta().entra().notifications();
    }

    private EntraTenant tenant() {
        return company.runtime().okta().entra().tenant();
    }
}
