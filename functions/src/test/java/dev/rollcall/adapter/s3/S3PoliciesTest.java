package dev.rollcall.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.PoliciesContract;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.operator.Role;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.InMemoryApprovedPolicy;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestBucket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

class S3PoliciesTest extends PoliciesContract {
    private static final String KEY = "policy/active.yaml";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock(Samples.NOON);
    private final TestBucket bucket = TestBucket.unlocked(endpoint());
    private final InMemoryApprovedPolicy approved = new InMemoryApprovedPolicy();
    private final Policies policies =
            new S3Policies(bucket.client(), bucket.name(), KEY, approved, clock);

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Policies inForce(LeaverPolicy policy) {
        upload(yaml(policy));
        return policies;
    }

    @Test
    void the_digest_is_that_of_the_very_bytes() {
        String file = yaml(policy()) + "# said by Ana\n";
        upload(file);

        assertThat(policies.leavers().digest()).isEqualTo(Hashes.sha256(file.getBytes(UTF_8)));
    }

    @Test
    void a_new_policy_is_in_force_after_a_minute_at_the_latest() {
        upload(yaml(policy()));
        policies.leavers();
        upload(yaml(policy()).replace("PT7S", "PT8S"));

        clock.advance(MINUTE.minusMillis(1));
        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(7));
        clock.advance(Duration.ofMillis(1));
        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void a_file_that_nobody_approved_is_not_served() {
        put(yaml(policy()));
        approved.replace(
                Optional.empty(),
                PolicyInForce.of(Hashes.sha256(yaml(policy()).getBytes(UTF_8)), Samples.NOON));
        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(7));

        put(yaml(policy()).replace("PT7S", "PT8S"));
        clock.advance(MINUTE);

        refuses("policy-not-approved");
        put(yaml(policy()));
        assertThat(policies.leavers().dwell()).as("mended").isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void while_it_is_being_replaced_both_files_are_served_and_no_third() {
        String next = yaml(policy()).replace("PT7S", "PT8S");
        approved.replace(
                Optional.empty(),
                PolicyInForce.of(Hashes.sha256(yaml(policy()).getBytes(UTF_8)), Samples.NOON)
                        .replacedBy(Hashes.sha256(next.getBytes(UTF_8))));

        put(yaml(policy()));
        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(7));
        clock.advance(MINUTE);
        put(next);
        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(8));
        clock.advance(MINUTE);
        put(yaml(policy()).replace("PT7S", "PT9S"));
        refuses("policy-not-approved");
    }

    @Test
    void before_the_first_is_adopted_the_file_is_served_if_it_can_be_that_one() {
        put(yaml(policy()) + "operators:\n" + elector("kim") + elector("lee"));

        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_file_that_nobody_could_ever_change_is_not_served_as_the_first() {
        put(yaml(policy()) + "operators:\n" + elector("kim"));

        refuses(
                "policy-not-adopted",
                "operators: 1 of the approvers could decide on the next policy, where 2 are"
                        + " needed",
                "give each approver an entry here with the role approver");
    }

    @Test
    void where_it_cannot_be_told_what_was_approved_nothing_is_served() {
        upload(yaml(policy()));
        Policies blind =
                new S3Policies(
                        bucket.client(), bucket.name(), KEY, new UnreadableApprovals(), clock);

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(blind::leavers);
    }

    @Test
    void an_invalid_policy_is_refused_whole_and_no_older_one_is_used() {
        upload(yaml(policy()));
        policies.leavers();
        upload(yaml(policy()).replace("PT7S", "7 seconds"));
        clock.advance(MINUTE);

        refuses("line 4: leavers.dwell: must be a duration such as PT5M");
        upload(yaml(policy()));
        assertThat(policies.leavers().dwell()).as("mended").isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void leavers_are_seen_to_though_what_is_said_of_access_is_invalid() {
        upload(yaml(policy()) + "mappings: [{ name: Nobody Knows }]\n");

        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(7));
        assertThat(policies.approvals().approvers()).isNotEmpty();
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(policies::access)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains("mappings[0]"));
    }

    @Test
    void so_they_are_where_what_is_said_of_differences_is_invalid() {
        upload(yaml(policy()) + "reactions: { orphan-account: correct }\n");

        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(7));
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(policies::reactions)
                .satisfies(refusal ->
                        assertThat(refusal.getMessage())
                                .contains("reactions.orphan-account: can only be reported"));
    }

    @Test
    void reads_what_follows_from_differences() {
        upload(yaml(policy()) + "reactions: { manual-add: hold, missing-grant: correct }\n");

        assertThat(policies.reactions())
                .isEqualTo(new Reactions(Map.of(DriftKind.MANUAL_ADD, Reaction.HOLD)));
        assertThat(policies.reactions().to(DriftKind.MISSED_DEPROVISION))
                .isEqualTo(Reaction.CORRECT);
    }

    @Test
    void an_error_anywhere_else_refuses_the_whole_file() {
        upload(
                yaml(policy()).replace("PT7S", "7 seconds")
                        + "mappings: [{ name: Nobody Knows }]\n");

        refuses("leavers.dwell", "mappings[0]");
    }

    @Test
    void every_problem_is_told_with_its_place() {
        upload(
                """
                version: 2
                sla: {accessCut: PT5M, membershipsCleared: PT1H}
                leavers: {dwell: PT7S, dwel: PT1S}
                limits: {deactivate: {plan: {percent: many, atLeast: 1, atMost: 2}}, shrinkPercent: 5}
                protected: [U0ANA, ana@acme.example]
                approvals:
                  expiry: soon
                  twoFrom: 50
                  tiers: []
                  approvers: [{id: Kim, email: kim@acme.example, zone: Mars/Olympus}]
                """);

        refuses(
                "line 1: version: must be 1",
                "line 2: sla.verified: is missing",
                "line 4: limits.deactivate.plan.percent: must be a whole number",
                "line 4: limits.deactivate.hour: is missing",
                "line 7: approvals.expiry: must be a duration",
                "line 9: approvals.tiers: must be a list that is not empty",
                "line 10: approvals.approvers[0].id: An approver is named by",
                "approvals.approvers[0].zone",
                "line 3: leavers.dwel: is no field that is known here",
                "line 5: protected[1]: A Slack account id is U or W");
    }

    @Test
    void approvers_who_are_one_human_are_refused_with_their_place() {
        upload(yaml(policy()).replace("kim@acme.example", "Lee@acme.example"));

        refuses("approvals: Approvers kim and lee have the same e-mail");
    }

    @Test
    void reads_who_approves() {
        upload(yaml(policy()));

        ApprovalPolicy approvals = policies.approvals();

        assertThat(approvals.tiers()).hasSize(2);
        assertThat(approvals.approver(new ApproverId("lee")).orElseThrow().account())
                .contains(new AccountId("U0LEE"));
        assertThat(approvals.approver(new ApproverId("kim")).orElseThrow().zone())
                .isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void without_operators_nobody_may_act() {
        upload(yaml(policy()));

        assertThat(policies.operators()).isEqualTo(Operators.none());
    }

    @Test
    void reads_who_may_act() {
        upload(
                yaml(policy())
                        + """
                        operators:
                          - person: ines
                            arn: arn:aws:iam::111122223333:role/teams/security/Incident
                            session: ines@acme.example
                            roles: [incident, approver-admin]
                          - person: 00uVera
                            arn: arn:aws-us-gov:sts::111122223333:assumed-role/Viewer/vera
                            roles: [viewer]
                          - {person: robot, arn: "arn:aws:iam::111122223333:user/ci/robot", roles: [auditor]}
                        """);

        Operators operators = policies.operators();

        assertThat(
                        operators.calling(
                                "arn:aws:sts::111122223333:assumed-role/Incident/ines@acme.example"))
                .hasValueSatisfying(ines -> {
                    assertThat(ines.person()).isEqualTo(new OperatorId("ines"));
                    assertThat(ines.roles())
                            .containsExactlyInAnyOrder(Role.INCIDENT, Role.APPROVER_ADMIN);
                });
        assertThat(operators.calling("arn:aws-us-gov:sts::111122223333:assumed-role/Viewer/vera"))
                .isPresent();
        assertThat(operators.calling("arn:aws:iam::111122223333:user/ci/robot")).isPresent();
        assertThat(operators.calling("arn:aws:sts::111122223333:assumed-role/Incident/somebody"))
                .isEmpty();
        assertThat(operators.calling("arn:aws:iam::111122223333:role/teams/security/Incident"))
                .isEmpty();
    }

    @Test
    void every_problem_with_operators_is_told_with_its_place() {
        upload(
                yaml(policy())
                        + """
                        operators:
                          - {person: ines@acme.example, arn: "arn:aws:iam::111122223333:user/ines", roles: [boss]}
                          - {person: ole, arn: "arn:aws:iam::111122223333:role/Operator", roles: [operator]}
                          - {person: vera, arn: "arn:aws:sts::111122223333:assumed-role/Viewer/*", roles: []}
                          - {person: root, arn: "arn:aws:iam::111122223333:root", roles: [viewer], group: all}
                          - {arn: "arn:aws:iam::111122223333:user/x", session: x, roles: [viewer]}
                        """);

        refuses(
                "operators[0].person: A person is a label or an id",
                "operators[0].roles[0]: A role is one of: viewer, service-desk, operator, incident,"
                        + " approver, approver-admin, auditor",
                "operators[1].arn: A role is whoever may assume it",
                "operators[2].arn: Write one caller, without wildcards",
                "operators[2].roles: must be a list that is not empty",
                "operators[3].arn: Write one caller",
                "operators[3].group: is no field that is known here",
                "operators[4].person: is missing",
                "operators[4].arn: A session belongs to a role's own ARN");
    }

    @Test
    void a_caller_who_stands_twice_is_told_without_the_arn() {
        upload(
                yaml(policy())
                        + """
                        operators:
                          - {person: ines, arn: "arn:aws:sts::111122223333:assumed-role/A/ines", roles: [incident]}
                          - {person: ina, arn: "arn:aws:iam::111122223333:role/A", session: ines, roles: [viewer]}
                        """);

        refuses("The caller of operator ina stands twice");
    }

    @Test
    void an_approver_who_is_named_but_not_described_is_told() {
        upload(yaml(policy()).replace("ask: [lee]", "ask: [mo]"));

        refuses("Approver mo is named in a tier or as a deputy but not described");
    }

    @Test
    void what_the_limits_leave_out_has_a_default() {
        upload(yaml(policy()));

        PlanRules plans = policies.plans();

        assertThat(plans.of(ChangeKind.DEACTIVATE)).isEqualTo(policy().deactivations());
        assertThat(plans.of(ChangeKind.CHANGE_ROLE).of(Window.HOUR)).isEqualTo(Limit.absolute(3));
        assertThat(plans.perGroup().atLeast()).isEqualTo(3);
    }

    @Test
    void who_does_not_say_act_only_observes() {
        upload(yaml(policy()).replace("mode: act\n", ""));

        assertThat(policies.leavers().mode()).isEqualTo(LeaverPolicy.Mode.OBSERVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACT", "true", "acts", "[act]"})
    void a_mode_that_is_none_is_told(String mode) {
        upload(yaml(policy()).replace("mode: act", "mode: " + mode));

        refuses("line 2: mode: must be one of: observe, act");
    }

    @Test
    void a_mode_that_is_left_empty_is_none() {
        upload(yaml(policy()).replace("mode: act", "mode:"));

        refuses("line 2: mode: is left empty");
    }

    @Test
    void a_rule_the_whole_policy_breaks_is_told() {
        upload(yaml(policy()).replace("PT7S", "PT10M"));

        refuses(
                "The dwell is not negative, at most 30 minutes, and shorter than the access-cut"
                        + " time of the SLA");
    }

    @Test
    void what_is_not_a_policy_at_all_is_told() {
        upload("");
        refuses("line 1: version: is missing");
        upload("- a list");
        refuses("the file: must hold named fields");
        upload("sla: [");
        refuses("line 1: the file: is not YAML");
        upload("version: 1\nversion: 1\n");
        refuses("line 2: version: stands twice");
        upload("version: \u0001");
        refuses("line 1: the file: is not YAML (a control character)");
        upload("version: *nowhere");
        refuses("line 1: the file: has an alias (*)");
        upload("version: " + "[".repeat(5000));
        refuses("line 1: the file: is nested deeper than 16 levels");
    }

    @Test
    void a_file_that_is_not_there_needs_a_human() {
        refuses(KEY, "NoSuchKey");
    }

    private void refuses(String... told) {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(policies::leavers)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(told));
    }

    /** Puts a file there that was approved. */
    private void upload(String file) {
        put(file);
        approved.replace(
                approved.read(),
                PolicyInForce.of(Hashes.sha256(file.getBytes(UTF_8)), Samples.NOON));
    }

    private void put(String file) {
        bucket.put(KEY, file.getBytes(UTF_8));
    }

    private static String elector(String name) {
        return """
          - person: %1$s
            identity: okta:00u%2$s
            arn: arn:aws:sts::111122223333:assumed-role/Approver/%1$s
            roles: [approver]
        """
                .formatted(name, name.equals("kim") ? "Kim" : "Lee");
    }

    private static String yaml(LeaverPolicy policy) {
        return """
        version: 1
        mode: %s
        sla: {accessCut: %s, membershipsCleared: %s, verified: %s}
        leavers: {dwell: %s}
        limits:
          deactivate:
            plan: %s
            hour: %s
            day: %s
            week: %s
            month: %s
        protected: [%s]
        approvals:
          expiry: PT8H
          twoFrom: 50
          tiers: [{ask: [kim]}, {ask: [lee]}]
          approvers:
            - id: kim
              email: kim@acme.example
              person: okta:00uKim
              zone: Europe/Berlin
              deputy: lee
            - id: lee
              email: lee@acme.example
              subject: 00uLee
              person: okta:00uLee
              account: U0LEE
              absences: [{from: 2026-12-24T00:00:00Z, until: 2027-01-02T00:00:00Z}]
        """
                .formatted(
                        policy.mode().name().toLowerCase(Locale.ROOT),
                        policy.sla().accessCut(),
                        policy.sla().membershipsCleared(),
                        policy.sla().verified(),
                        policy.dwell(),
                        yaml(policy.deactivations().plan()),
                        yaml(policy.deactivations().of(Window.HOUR)),
                        yaml(policy.deactivations().of(Window.DAY)),
                        yaml(policy.deactivations().of(Window.WEEK)),
                        yaml(policy.deactivations().of(Window.MONTH)),
                        policy.protectedAccounts().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")));
    }

    /** A table that does not answer. */
    private static final class UnreadableApprovals implements ApprovedPolicy {
        @Override
        public Optional<PolicyInForce> read() {
            throw new PortFailure.Unavailable("The table");
        }

        @Override
        public boolean replace(Optional<PolicyInForce> seen, PolicyInForce next) {
            throw new PortFailure.Unavailable("The table");
        }
    }

    private static String yaml(Limit limit) {
        return "{percent: %d, atLeast: %d, atMost: %d}"
                .formatted(limit.percent(), limit.atLeast(), limit.atMost());
    }
}
