package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A company of the plan Business+: what it does not have is said, and never called. */
class BusinessPlusEndToEndTest {
    private static final int ALONE_IN_A_GROUP = 7;
    private static final int OWNER = 2;
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final String NEO = "neo.nimble@acme.example";

    @TempDir private Path directory;

    private LocalCompany company = LocalCompany.businessPlus(40);

    @BeforeEach
    void begin() {
        company.quiet();
    }

    @AfterEach
    void callsNothingThatThePlanDoesNotHave() {
        company.close();
        assertThat(company.runtime().slack().calls().all())
                .extracting(Call::target)
                .noneMatch(target -> target.contains("/admin.") || target.contains("/audit/"));
        assertThat(company.runtime().slack().forbidden()).isEmpty();
    }

    @Test
    void a_leaver_is_verified_out_and_the_evidence_names_what_was_not_available() {
        deactivationSignsOutAtOnce();
        company.leaves(ALONE_IN_A_GROUP);

        assertThat(company.settles(ALONE_IN_A_GROUP, Duration.ofMinutes(30))).isTrue();

        assertThat(company.out(ALONE_IN_A_GROUP)).isTrue();
        JsonNode evidence = evidence();
        assertThat(evidence.path("notAvailable"))
                .extracting(JsonNode::textValue)
                .contains(
                        "SESSIONS=not available on this plan",
                        "AUDIT_LOGS=not available on this plan",
                        "ROLES=not available on this plan",
                        "WORKFLOWS=not available on this plan",
                        "WORKSPACES=not available on this plan");
        assertThat(evidence.path("notVerifiable").toString())
                .contains("access cut is judged by active=false alone");
        assertThat(evidence.path("sla"))
                .allSatisfy(row -> assertThat(row.path("met").booleanValue()).isTrue());
        assertThat(evidence.path("residual"))
                .extracting(item -> item.path("what").textValue())
                .contains("AUDIT_LOGS=not available on this plan");
    }

    @Test
    void the_case_is_closed_once_people_have_seen_to_what_no_api_tells() {
        company.leaves(ALONE_IN_A_GROUP);
        assertThat(company.settles(ALONE_IN_A_GROUP, Duration.ofMinutes(15))).isTrue();
        List<String[]> items =
                rollcall("residual", "list", "--as", "operator")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("  ") && !line.startsWith("   "))
                        .map(line -> line.strip().split(" "))
                        .toList();
        assertThat(items).isNotEmpty();

        for (String[] item : items) {
            Ran done =
                    rollcall(
                            "residual",
                            "done",
                            item[0],
                            item[1],
                            "--note",
                            "looked by hand",
                            "--as",
                            "operator");
            assertThat(done).as(done.out() + done.err()).returns(0, Ran::code);
        }

        assertThat(
                        company.timeline()
                                .runUntil(
                                        () -> company.records().cases(CaseState.CLOSED).size() == 1,
                                        Duration.ofDays(2)))
                .isTrue();
    }

    @Test
    void an_owner_is_known_without_admin_methods_and_refused() {
        company.leaves(OWNER);
        company.timeline().advance(Duration.ofMinutes(2));

        assertThat(company.active(OWNER)).isTrue();
        assertThat(company.mails("refused:owner")).hasSize(1);
    }

    @Test
    void who_is_held_stays_signed_in_and_everybody_who_must_know_is_told() {
        // Not the approvers, who are the first of the others.
        List<Integer> many = IntStream.rangeClosed(16, 40).boxed().toList();
        List<Integer> sessions = sessions(many);
        many.forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(many).filteredOn(company::active).hasSizeGreaterThan(15);
        assertThat(sessions(many)).isEqualTo(sessions).anyMatch(count -> count > 0);
        assertThat(many)
                .filteredOn(company::active)
                .allSatisfy(
                        number -> assertThat(company.account(number).sessions()).isNotNegative());
        assertThat(company.mails("held:sessions-not-on-this-plan")).isNotEmpty();
        assertThat(company.pages("held:sessions-not-on-this-plan")).isNotEmpty();
        assertThat(company.mails("for your decision"))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.body()).contains("stay signed in"));
    }

    @Test
    void whom_slack_will_not_deactivate_is_told_and_no_role_is_asked_for() {
        company.runtime()
                .slack()
                .faults()
                .add(
                        FaultRule.until(
                                company.timeline().now().plus(Duration.ofMinutes(5)),
                                "PATCH .*/Users/",
                                new Fault.Refusal(403, "permission_denied")));

        company.leaves(ALONE_IN_A_GROUP);
        company.timeline().advance(Duration.ofMinutes(3));

        assertThat(company.active(ALONE_IN_A_GROUP)).isTrue();
        assertThat(company.mails("deactivation-refused")).isNotEmpty();
        assertThat(company.records().texts())
                .anyMatch(item ->
                        item.contains("roles-out-of-reach#")
                                && item.contains("ROLES=not available on this plan"));
    }

    @Test
    void a_joiner_gets_what_the_plan_has_and_the_evidence_names_the_rest() {
        hasPolicyOfAnEnterprise();

        joins(AccessPolicies.ENGINEERING);

        assertThat(groups()).contains("S0IDPENGI", "S0UGENGI", "C0ENGI");
        assertThat(joiner().orElseThrow().workspaces()).containsExactly("T0MAIN");
        assertThat(company.mails("")).isEmpty();
        assertThat(evidence().path("notAvailable"))
                .extracting(JsonNode::textValue)
                .containsExactly("WORKSPACES=not available on this plan");
        assertThat(rollcall("explain", "okta:00uNEW1", "--as", "operator").out())
                .contains("WITHHELD", "workspace:T0LABS", "not available on this plan");
    }

    @Test
    void a_mover_loses_and_gets_what_the_plan_has() {
        hasPolicyOfAnEnterprise();
        joins(AccessPolicies.ENGINEERING);

        company.runtime()
                .okta()
                .organisation()
                .regroup("00uNEW1", List.of(AccessPolicies.SALES), true);

        assertThat(company.timeline().runUntil(() -> has("C0SALE"), SOON)).isTrue();
        assertThat(groups())
                .contains("S0IDPSALE", "S0UGSALE")
                .doesNotContain("S0IDPENGI", "S0UGENGI", "C0ENGI");
        assertThat(company.records().texts())
                .anyMatch(item ->
                        item.contains("unavailable#") && item.contains("workspace:T0SALES"));
        assertThat(company.mails("")).isEmpty();
    }

    @Test
    void the_doctor_says_the_plan_and_what_people_must_do_there() throws IOException {
        company.close();
        VirtualTimeline timeline = new VirtualTimeline(Instant.now());
        try (LocalRuntime runtime =
                LocalRuntime.start(
                        LocalOptions.onFreePorts(Project.path(""), 40).on(SlackPlan.BUSINESS_PLUS),
                        timeline)) {
            Ran ran = TypedCommand.beside(runtime, directory, timeline.clock()).rollcall("doctor");

            assertThat(ran).as(ran.out() + ran.err()).returns(0, Ran::code);
            assertThat(ran.out())
                    .contains(
                            "Slack's plan is Business+",
                            "Not available on this plan: signing out, and reading sessions back",
                            "0 problems");
            assertThat(runtime.slack().calls().all())
                    .extracting(Call::target)
                    .noneMatch(target -> target.contains("/admin.") || target.contains("/audit/"));
        }
    }

    /** Written for several workspaces. Our own account is in the channels that it names. */
    private void hasPolicyOfAnEnterprise() {
        company.close();
        company = LocalCompany.businessPlus(40, AccessPolicies::on);
        company.quiet();
        for (String channel : List.of("C0ENGI", "C0SALE")) {
            slack().change(
                            SlackGroup.Kind.CHANNEL,
                            channel,
                            group -> {
                                Set<String> all = new TreeSet<>(group.members());
                                all.add(SampleCompany.INSTALLER);
                                return group.withMembers(all, SampleCompany.INSTALLER);
                            });
        }
    }

    private void joins(String group) {
        Instant now = company.timeline().now();
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                "00uNEW1",
                                NEO,
                                "Neo",
                                "Nimble",
                                "ACTIVE",
                                now,
                                now,
                                List.of(group),
                                ""),
                        true);
        assertThat(
                        company.timeline()
                                .runUntil(() -> joiner().isPresent() && company.atRest(), SOON))
                .isTrue();
    }

    private boolean has(String group) {
        return groups().contains(group) && company.atRest();
    }

    private Optional<SlackAccount> joiner() {
        return slack().accounts().stream().filter(a -> a.email().equals(NEO)).findFirst();
    }

    private Set<String> groups() {
        String id = joiner().orElseThrow().id();
        return Stream.of(SlackGroup.Kind.values())
                .flatMap(kind -> slack().groupsOf(kind, id).stream())
                .map(SlackGroup::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }

    private List<Integer> sessions(List<Integer> people) {
        return people.stream().map(number -> company.account(number).sessions()).toList();
    }

    /** How soon it does is not documented; by itself the simulator takes an hour. */
    private void deactivationSignsOutAtOnce() {
        var slack = company.runtime().slack().organisation();
        slack.turn(
                slack.switches()
                        .turned(Json.parseObject("{\"leaving\":{\"sessionsEndMillis\":0}}")));
    }

    private Ran rollcall(String... line) {
        return TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                .rollcall(line);
    }

    private JsonNode evidence() {
        String bucket = LocalNames.ref("AWS::S3::Bucket", "EvidenceBucket");
        var s3 = company.runtime().clients().s3();
        String key = s3.listObjectsV2(list -> list.bucket(bucket)).contents().getFirst().key();
        return Json.parseObject(
                s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String());
    }
}
