package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.local.entra.EntraPerson;
import dev.rollcall.local.entra.EntraTenant;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.platform.json.Json;

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
import java.util.Locale;
import java.util.Optional;

/** A company without Okta: whatever only Okta needs is not there, and nothing asks for it. */
class EntraAloneEndToEndTest {
    private static final String JOINER = "joiner@acme.example";
    private static final Duration SOON = Duration.ofMinutes(6);
    private static final int LEAVER = 20;
    private static final int MOVER = 21;

    @TempDir private Path directory;

    private LocalCompany company;

    @BeforeEach
    void start() {
        company = LocalCompany.ofEntraAlone(30, EntraAloneEndToEndTest::ofEntra);
        // The first question who has changed begins now, with nobody.
        company.timeline().advance(Duration.ofMinutes(2));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void somebody_joins_and_somebody_leaves() {
        tenant().put(new EntraPerson("joiner", "Jo Iner", JOINER, List.of("00gengineering")));
        assertThat(
                        company.timeline()
                                .runUntil(() -> isIn(JOINER, "C0ENGI") && company.atRest(), SOON))
                .isTrue();

        EntraPerson leaver = tenant().people().get(LEAVER - 1);
        PersonId person = new PersonId(new SourceId("entra"), leaver.id());
        tenant().put(leaver.deleted(company.timeline().now()));
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                company.records().verified(person).isPresent()
                                                        && company.atRest(),
                                        SOON))
                .isTrue();
        assertThat(company.out(LEAVER)).isTrue();
    }

    @Test
    void both_sides_are_compared_and_nobody_is_taken_for_a_stranger() {
        SlackAccount strayed = company.account(MOVER);
        SlackOrganisation slack = company.runtime().slack().organisation();
        SlackGroup own =
                slack.groupsOf(SlackGroup.Kind.CHANNEL, strayed.id()).stream()
                        .filter(channel -> !channel.id().equals("C0GENERAL"))
                        .findFirst()
                        .orElseThrow();
        slack.change(own.kind(), own.id(), before -> before.without(strayed.id(), "U00000004"));

        Reconciles reconciles = new Reconciles(company);
        company.timeline().advance(Duration.ofMinutes(16));
        reconciles.begin();
        reconciles.end();

        assertThat(typed().rollcall("drift", "status", "--as", "viewer").out())
                .contains("source entra: 31 people, whole")
                .doesNotContain("okta");
        assertThat(slack.groupsOf(SlackGroup.Kind.CHANNEL, strayed.id()))
                .extracting(SlackGroup::id)
                .contains(own.id());
        assertThat(reconciles.open())
                .extracting(record -> record.drift().kind())
                .doesNotContain(
                        DriftKind.MISSING_GRANT,
                        DriftKind.MISSING_ACCOUNT,
                        DriftKind.MISSED_DEPROVISION);
    }

    @Test
    void operators_see_no_okta_and_its_hook_leads_nowhere() throws Exception {
        Ran doctor = typed().rollcall("doctor", "--json", "--as", "viewer");
        Ran world = typed().rollcall("world", "--json", "--as", "viewer");

        assertThat(doctor.out()).contains("The source entra is connected.");
        assertThat(doctor.out().toLowerCase(Locale.ROOT)).doesNotContain("okta");
        assertThat(world).as(world.err()).returns(0, Ran::code);
        assertThat(Json.read(world.out()).findValuesAsText("source")).containsOnly("entra");
        assertThat(hook()).isEqualTo(404);
    }

    private TypedCommand typed() {
        return TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                .waiting(company.timeline()::advance);
    }

    private int hook() throws IOException, InterruptedException {
        URI hook = company.runtime().addresses().api().resolve("/hooks/okta");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(hook)
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** The sample policy, of a company whose Okta was Entra all along. */
    static String ofEntra(String policy) {
        return policy.replace("okta:", "entra:")
                .replace("source: okta", "source: entra")
                .replace("  - id: okta\n", "  - id: entra\n")
                .replace("email: email", "email: mail")
                .replace(
                        "once: { givenName: firstName, familyName: lastName }",
                        "once: { givenName: givenName, familyName: surname }")
                // Nobody tells of their sign-ins.
                .replace("provisioning: jit", "provisioning: eager");
    }

    private boolean isIn(String email, String channel) {
        SlackOrganisation slack = company.runtime().slack().organisation();
        Optional<SlackAccount> account =
                slack.accounts().stream().filter(a -> a.email().equals(email)).findFirst();
        return account.isPresent()
                && slack.groupsOf(SlackGroup.Kind.CHANNEL, account.get().id()).stream()
                        .anyMatch(group -> group.id().equals(channel));
    }

    private EntraTenant tenant() {
        return company.runtime().okta().entra().tenant();
    }
}
