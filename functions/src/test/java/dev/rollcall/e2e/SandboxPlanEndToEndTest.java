package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.slack.SlackGroup.Kind;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One company with planted differences, compared by the stack and from credentials alone. Both name
 * the same, but for what only the stack's records tell. All tests look at the one company, since
 * none of them may change anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxPlanEndToEndTest {
    private static final int PEOPLE = 120;

    /** All that may be called at simulated Slack: a GET, or one of these. */
    private static final Set<String> READS =
            Set.of(
                    "auth.test",
                    "admin.users.list",
                    "admin.roles.listAssignments",
                    "usergroups.list",
                    "conversations.members");

    private Path directory;
    private LocalCompany company;
    private TypedCommand typed;
    private Path credentials;
    private Path policy;
    private Planted planted;
    private Set<String> stack;
    private int before;

    @BeforeAll
    void a_company_that_the_stack_has_compared(@TempDir Path shared) throws IOException {
        directory = shared;
        company = LocalCompany.of(PEOPLE, SandboxPlanEndToEndTest::observing);
        credentials = directory.resolve("credentials.json");
        company.runtime().writeSandboxCredentials(credentials);
        policy = Files.writeString(directory.resolve("policy.yaml"), observing(sample()));
        typed =
                new TypedCommand(directory, Map.of(), company.timeline().clock())
                        .waiting(company.timeline()::advance);
        planted = new Planted(company);
        plant();
        stack = byTheStack();
        before = company.calls();
    }

    @AfterAll
    void nothing_but_reads_has_reached_slack() {
        List<Call> calls = company.runtime().slack().calls().all();
        assertThat(calls.subList(before, calls.size()))
                .hasSizeGreaterThan(20)
                .allMatch(SandboxPlanEndToEndTest::reads);
        assertThat(company.runtime().slack().forbidden()).isEmpty();
        company.close();
    }

    @Test
    void with_the_stack_s_links_the_same_is_named_as_by_the_stack() throws IOException {
        Path links = Files.write(directory.resolve("links.csv"), links());

        JsonNode plan = planned("--links", links.toString());

        assertThat(plan.path("whole").asBoolean()).as("%s", plan.path("lists")).isTrue();
        assertThat(names(plan))
                .containsAll(withoutGrants(planted.expected()))
                .containsExactlyInAnyOrderElementsOf(withoutGrants(stack));
        assertThat(plan.path("links").path("given").asInt()).isEqualTo(links().size());
        assertThat(plan.path("former")).isEmpty();
    }

    /** Of those who have left nobody is linked by an address; their accounts are shown. */
    @Test
    void without_links_they_are_proposed_and_a_leaver_s_account_is_shown_as_nobody_s() {
        JsonNode plan = planned();

        JsonNode former = plan.path("former");
        assertThat(former).hasSize(1);
        String person = former.path(0).path("person").asText();
        String account = former.path(0).path("account").asText();
        Set<String> expected = withoutGrants(stack);
        assertThat(expected).contains("missed-deprovision " + person + " " + account + " -");
        expected.remove("missed-deprovision " + person + " " + account + " -");
        expected.add("orphan-account - " + account + " -");
        // Whom somebody has deactivated, and who has a rank, is a question before there is a link.
        Set<String> inactive = byKind(expected, "wrongly-inactive");
        expected.removeAll(inactive);
        Set<String> found = names(plan);
        Set<String> asked = byKind(found, "disputed-link");
        found.removeAll(asked);
        assertThat(found).isEqualTo(expected);
        assertThat(asked)
                .containsAll(
                        inactive.stream()
                                .map(name -> "disputed-link " + name.split(" ")[1] + " - -")
                                .toList());
        assertThat(plan.path("links").path("questions").asInt()).isEqualTo(asked.size());
        assertThat(plan.path("links").path("proposed").asInt()).isGreaterThan(PEOPLE / 2);
    }

    @Test
    void what_the_breaker_would_hold_is_said_and_nobody_s_name_or_token() throws IOException {
        Path strict =
                Files.writeString(
                        directory.resolve("strict.yaml"),
                        sample().replaceAll(
                                        "(plan|hour|day|week|month):\\s+\\{[^}]*}",
                                        "$1: { percent: 0, atLeast: 0, atMost: 0 }"));
        Path links = Files.write(directory.resolve("known.csv"), links());

        Ran ran = plan(strict, false, "--links", links.toString());

        assertThat(ran).as(ran.err()).returns(2, Ran::code);
        assertThat(ran.out())
                .contains(
                        "Slack " + SlackOrganisation.ID,
                        "nothing was written anywhere",
                        "source okta: ",
                        "is only reported:",
                        "is held by the breaker, and waits for approvers:\n  missed-deprovision",
                        "deactivates the accounts of 1 person would be held: the limit is 0",
                        "is set right by itself, but for what is held.",
                        "What only a stack knows is not in it")
                .doesNotContain("@acme.example", "xoxp", "since ");
        assertThat(ran.err())
                .contains("accounts: ", " rows, whole")
                .doesNotContain("xoxp", "[#", "people of entra");
    }

    @Test
    void by_accounts_that_were_not_read_whole_no_link_is_proposed_and_nobody_lacks_one() {
        company.runtime()
                .slack()
                .faults()
                .add(FaultRule.next(1, "GET .*/scim/v2/Users.*", new Fault.MissingRows(2)));

        JsonNode plan = planned();

        assertThat(plan.path("whole").asBoolean()).isFalse();
        assertThat(plan.path("links").path("couldPropose").asBoolean()).isFalse();
        assertThat(plan.path("lists").findValuesAsText("list")).startsWith("accounts", "links");
        assertThat(plan.path("lists").path(1).path("why").path(0).asText())
                .isEqualTo("links-not-proposed");
        assertThat(names(plan))
                .noneMatch(name -> name.startsWith("missing-account "))
                .noneMatch(name -> name.startsWith("manual-add "))
                .noneMatch(name -> name.startsWith("orphan-account "));
    }

    @Test
    void another_slack_than_the_one_that_is_meant_is_not_read() {
        int from = company.calls();

        Ran ran = planOf(policy, "E0OTHER");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("The tokens are of " + SlackOrganisation.ID, "says E0OTHER", "Nothing");
        assertThat(targets(from)).allMatch(target -> target.endsWith("/api/auth.test"));
    }

    @Test
    void a_slack_that_does_not_call_itself_a_sandbox_has_to_be_named() {
        int from = company.calls();

        Ran ran =
                typed.rollcall(
                        "plan",
                        "--sandbox",
                        "--policy",
                        policy.toString(),
                        "--credentials",
                        credentials.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "does not call itself a sandbox", "--organisation " + SlackOrganisation.ID);
        assertThat(targets(from)).allMatch(target -> target.endsWith("/api/auth.test"));
    }

    @Test
    void credentials_that_others_may_read_are_not_used() throws IOException {
        int from = company.calls();
        Path open = Files.copy(credentials, directory.resolve("open.json"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));

        Ran ran =
                typed.rollcall(
                        "plan",
                        "--sandbox",
                        "--policy",
                        policy.toString(),
                        "--credentials",
                        open.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("may be read by others", "chmod 600").doesNotContain("xoxp");
        assertThat(targets(from)).isEmpty();
    }

    private void plant() {
        planted.hasLeft();
        planted.isNobodys(1);
        planted.isAGhost(1);
        planted.isThereByHand();
        planted.hasNoAccount(1);
        planted.isDescribedOtherwise();
        planted.isMissingFromAWorkspace();
        planted.hasWhatRulesNoLongerGive();
        planted.hasASponsorWhoLeft();
        planted.isInactive();
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
        company.timeline().advance(Duration.ofMinutes(20));
    }

    private Set<String> byTheStack() {
        Reconciles reconciles = new Reconciles(company);
        reconciles.begin();
        reconciles.end();
        return reconciles.open().stream()
                .map(Planted::named)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whom the sample company has linked. */
    private List<String> links() {
        return company.runtime().okta().organisation().people().stream()
                .filter(person -> !person.slackId().isEmpty())
                .map(person -> "okta:" + person.id() + "," + person.slackId())
                .toList();
    }

    private JsonNode planned(String... more) {
        Ran ran = plan(policy, true, more);
        assertThat(ran).as(ran.err()).returns(2, Ran::code);
        return Json.read(ran.out());
    }

    private Ran plan(Path file, boolean json, String... more) {
        return planOf(
                file,
                SlackOrganisation.ID,
                Stream.concat(json ? Stream.of("--json") : Stream.of(), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Ran planOf(Path file, String organisation, String... more) {
        return typed.rollcall(
                Stream.concat(
                                Stream.of(
                                        "plan",
                                        "--sandbox",
                                        "--at-most",
                                        "60",
                                        "--policy",
                                        file.toString(),
                                        "--credentials",
                                        credentials.toString(),
                                        "--organisation",
                                        organisation),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private List<String> targets(int from) {
        List<Call> calls = company.runtime().slack().calls().all();
        return calls.subList(from, calls.size()).stream().map(Call::target).toList();
    }

    private static boolean reads(Call call) {
        String path = call.target().replaceFirst("\\?.*", "");
        return call.method().equals("GET")
                || (path.startsWith("/api/") && READS.contains(path.substring("/api/".length())));
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

    private static Set<String> byKind(Set<String> names, String kind) {
        return names.stream()
                .filter(name -> name.startsWith(kind + " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** That a rule once gave it is on the stack's records only. */
    private static Set<String> withoutGrants(Set<String> names) {
        return names.stream()
                .map(name -> name.replace("outlived-grant ", "manual-add "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String observing(String policy) {
        return keepingTitles(WithoutLimits.policy(policy))
                .replaceFirst("(?m)^mode: act", "mode: observe");
    }

    private static String keepingTitles(String policy) {
        return policy.replace(
                "  once: { givenName: firstName, familyName: lastName }",
                "  once: { givenName: firstName, familyName: lastName }\n"
                        + "  kept: { title: title }");
    }

    private static String sample() throws IOException {
        try (InputStream sample =
                SandboxPlanEndToEndTest.class.getResourceAsStream("/policy.yaml")) {
            return new String(requireNonNull(sample).readAllBytes(), UTF_8);
        }
    }
}
