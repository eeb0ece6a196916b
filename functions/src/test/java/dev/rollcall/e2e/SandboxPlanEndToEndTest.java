package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.slack.SlackGroup.Kind;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One company with planted differences, compared twice: by the stack, and from credentials alone.
 * Both name the same, but for what only the stack's records tell.
 */
class SandboxPlanEndToEndTest {
    private static final int PEOPLE = 160;

    @TempDir private Path directory;

    private LocalCompany company;
    private TypedCommand typed;
    private Path credentials;
    private Path policy;

    @BeforeEach
    void start() throws IOException {
        company = LocalCompany.of(PEOPLE, SandboxPlanEndToEndTest::observing);
        credentials = directory.resolve("credentials.json");
        company.runtime().writeSandboxCredentials(credentials);
        policy = directory.resolve("policy.yaml");
        try (InputStream sample = getClass().getResourceAsStream("/policy.yaml")) {
            Files.writeString(policy, observing(new String(sample.readAllBytes())));
        }
        typed =
                new TypedCommand(directory, Map.of(), company.timeline().clock())
                        .waiting(company.timeline()::advance);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void from_credentials_the_same_is_named_as_by_the_stack() throws IOException {
        plant();
        Set<String> stack = byTheStack();
        int calls = company.calls();
        Path links = Files.write(directory.resolve("links.csv"), links());

        JsonNode plan = planned("--links", links.toString());

        assertThat(plan.path("whole").asBoolean()).as("%s", plan.path("lists")).isTrue();
        assertThat(names(plan))
                .containsExactlyInAnyOrderElementsOf(
                        stack.stream()
                                .map(SandboxPlanEndToEndTest::withoutRecords)
                                .collect(Collectors.toCollection(TreeSet::new)));
        assertNothingIsWritten(calls);
    }

    private void plant() {
        Planted planted = new Planted(company);
        planted.hasLeft();
        planted.isInactive();
        planted.isNobodys(1);
        planted.isAGhost(1);
        planted.isThereByHand();
        planted.hasNoAccount(1);
        planted.isDescribedOtherwise();
        planted.isMissingFromAWorkspace();
        planted.hasWhatRulesNoLongerGive();
        planted.hasASponsorWhoLeft();
        planted.isMissing(Kind.CHANNEL, "C0SALE", new Entitlement.Channel("C0SALE"), "sales");
        planted.isMissing(
                Kind.IDP_GROUP, "S0IDPSALE", new Entitlement.IdpGroup("S0IDPSALE"), "sales");
        planted.isMissing(
                Kind.USER_GROUP,
                "S0UGSALE",
                new Entitlement.UserGroup("T0MAIN", "S0UGSALE"),
                "sales");
        planted.trapOfStatus("LOCKED_OUT");
        planted.trapOfPause();
        planted.trapOfBot(1);
        planted.trapOfJoiner(1, "STAGED", "sales");
        planted.trapOfName(Kind.CHANNEL, "C0ENGI");
        company.timeline().advance(Duration.ofMinutes(30));
    }

    private Set<String> byTheStack() {
        Reconciles reconciles = new Reconciles(company);
        reconciles.begin();
        reconciles.end();
        return reconciles.open().stream()
                .map(Planted::named)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whom the sample company has linked, which nobody could propose of those who have left. */
    private List<String> links() {
        return company.runtime().okta().organisation().people().stream()
                .filter(person -> !person.slackId().isEmpty())
                .map(person -> "okta:" + person.id() + "," + person.slackId())
                .toList();
    }

    private JsonNode planned(String... more) {
        Ran ran = plan(more);
        assertThat(ran).as(ran.err()).returns(2, Ran::code);
        return Json.read(ran.out());
    }

    private Ran plan(String... more) {
        return typed.rollcall(
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "plan",
                                        "--sandbox",
                                        "--json",
                                        "--at-most",
                                        "60",
                                        "--policy",
                                        policy.toString(),
                                        "--credentials",
                                        credentials.toString(),
                                        "--organisation",
                                        SlackOrganisation.ID),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new));
    }

    private void assertNothingIsWritten(int from) {
        List<Call> all = company.runtime().slack().calls().all();
        System.out.println(
                all.subList(from, all.size()).stream()
                        .map(c -> c.method() + " " + c.target().replaceAll("\\?.*", ""))
                        .collect(Collectors.toSet()));
    }

    private static Set<String> names(JsonNode plan) {
        return StreamSupport.stream(plan.path("drift").spliterator(), false)
                .map(SandboxPlanEndToEndTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(JsonNode drift) {
        return String.join(
                " ",
                drift.path("kind").asText(),
                or(drift.path("person").asText()),
                or(drift.path("account").asText()),
                or(drift.path("entitlement").asText()));
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String withoutRecords(String name) {
        return name.replace("outlived-grant ", "manual-add ");
    }

    private static String observing(String policy) {
        return WithoutLimits.policy(policy).replaceFirst("(?m)^mode: act", "mode: observe");
    }
}
