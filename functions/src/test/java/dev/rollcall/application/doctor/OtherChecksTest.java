package dev.rollcall.application.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.ReachReports;
import dev.rollcall.application.port.SourceAccess.Access;
import dev.rollcall.application.port.SourceProvisioning.Feature;
import dev.rollcall.application.port.SourceProvisioning.SlackApplication;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.checkup.Severity;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.FixedSourceAccess;
import dev.rollcall.testing.InMemoryReachReports;
import dev.rollcall.testing.InMemoryStopSwitch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clocks, the identity provider, the brake and the approvers. */
class OtherChecksTest {

    @ParameterizedTest
    @CsvSource({
        "30, OK, agree",
        "-30, OK, agree",
        "31, WARNING, 31 s ahead of Okta's",
        "-120, WARNING, 120 s behind Okta's",
        "121, PROBLEM, 121 s ahead of Okta's",
        "-3600, PROBLEM, 3600 s behind Okta's"
    })
    void a_clock_may_differ_by_half_a_minute(long seconds, Severity severity, String told) {
        only(
                new ClockCheck("Okta", () -> Optional.of(Duration.ofSeconds(seconds))),
                severity,
                told);
    }

    @Test
    void a_side_that_does_not_tell_its_time_is_no_trouble() {
        only(new ClockCheck("Okta", Optional::empty), Severity.NOTICE, "does not tell");
    }

    @Test
    void credentials_that_are_worth_nothing_are_one_problem_and_no_matter_of_scopes() {
        FixedSourceAccess source = new FixedSourceAccess();
        source.invalidate();

        assertThat(new SourceAccessCheck("Okta", source).look())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.severity()).isEqualTo(Severity.PROBLEM);
                    assertThat(found.found()).contains("invalid_client");
                    assertThat(found.remedy()).doesNotContain("okta.users.read");
                });
    }

    @Test
    void what_cannot_be_read_at_the_source_has_the_scope_as_remedy() {
        List<Finding> found =
                new SourceAccessCheck(
                                "Okta",
                                () ->
                                        List.of(
                                                new Access(
                                                        "users",
                                                        "okta.users.read",
                                                        Optional.empty()),
                                                new Access(
                                                        "logs",
                                                        "okta.logs.read",
                                                        Optional.of("E0000006")),
                                                new Access(
                                                        "apps",
                                                        "okta.apps.read",
                                                        Optional.of("invalid_scope"))))
                        .look();

        assertThat(found)
                .extracting(Finding::severity)
                .containsExactly(Severity.OK, Severity.PROBLEM, Severity.WARNING);
        assertThat(found.get(1).found()).contains("logs", "E0000006");
        assertThat(found.get(2).remedy()).contains("okta.apps.read");
    }

    @Test
    void a_source_that_deactivates_in_slack_by_itself_is_a_problem() {
        List<Finding> found =
                provisioning(
                        new SlackApplication(
                                "0oa1",
                                true,
                                Set.of(Feature.DEACTIVATE_USERS, Feature.CREATE_USERS),
                                Optional.of(3)));

        assertThat(found)
                .extracting(Finding::severity)
                .containsExactly(Severity.PROBLEM, Severity.WARNING);
        assertThat(found.get(0).found())
                .contains("0oa1", "create users, deactivate users", "pass no breaker");
        assertThat(found.get(1).found()).contains("pushes 3 groups");
    }

    @Test
    void a_source_that_only_creates_is_a_warning() {
        assertThat(
                        provisioning(
                                new SlackApplication(
                                        "0oa1",
                                        true,
                                        Set.of(Feature.UPDATE_PROFILES),
                                        Optional.of(0))))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING, Severity.OK);
    }

    @Test
    void an_application_that_signs_in_only_is_fine_and_unread_pushes_are_said() {
        List<Finding> found =
                provisioning(new SlackApplication("0oa1", true, Set.of(), Optional.empty()));

        assertThat(found)
                .extracting(Finding::severity)
                .containsExactly(Severity.OK, Severity.WARNING);
        assertThat(found.get(1).found()).contains("could not be read");
    }

    @Test
    void what_is_switched_off_writes_nothing() {
        List<Finding> found =
                provisioning(
                        new SlackApplication(
                                "0oa1", false, Set.of(Feature.DEACTIVATE_USERS), Optional.empty()));

        assertThat(found)
                .singleElement()
                .returns(Severity.NOTICE, Finding::severity)
                .satisfies(finding -> assertThat(finding.remedy()).contains("OktaSlackAppId"));
    }

    @ParameterizedTest
    @CsvSource({"OFF, OK", "BULK, WARNING", "ALL, PROBLEM"})
    void a_stop_switch_that_is_thrown_shows(StopPosition position, Severity severity) {
        InMemoryStopSwitch stop = new InMemoryStopSwitch();
        stop.throwTo(position);

        assertThat(new BrakeCheck(policies(LeaverPolicy.Mode.ACT), stop).look())
                .extracting(Finding::severity)
                .containsExactly(Severity.OK, severity);
    }

    @Test
    void a_deployment_that_observes_says_that_it_writes_nothing() {
        assertThat(
                        new BrakeCheck(
                                        policies(LeaverPolicy.Mode.OBSERVE),
                                        new InMemoryStopSwitch())
                                .look())
                .first()
                .returns(Severity.NOTICE, Finding::severity)
                .satisfies(finding -> assertThat(finding.found()).contains("writes nothing"));
    }

    @Test
    void a_stop_switch_that_cannot_be_read_stops_everything() {
        StopSwitch unreadable =
                new StopSwitch() {
                    @Override
                    public Optional<Thrown> read() {
                        throw new PortFailure.NeedsHuman("Reading position", "unreadable-item");
                    }

                    @Override
                    public boolean move(Optional<Thrown> seen, Thrown next) {
                        throw new AssertionError("A check moves nothing");
                    }
                };

        assertThat(new BrakeCheck(policies(LeaverPolicy.Mode.ACT), unreadable).look())
                .last()
                .returns(Severity.PROBLEM, Finding::severity);
    }

    @Test
    void approvers_whom_no_mail_reaches_are_counted_by_tier() {
        InMemoryReachReports reports = new InMemoryReachReports();
        ApproversCheck check = new ApproversCheck(reports);
        only(check, Severity.NOTICE, "Not looked at yet");

        reports.record(
                new ReachReports.Report(
                        Instant.EPOCH,
                        List.of(
                                new ReachReports.Tier(0, 3, 2, 0, 3),
                                new ReachReports.Tier(1, 4, 3, 0, 3))));

        assertThat(check.look())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING, Severity.OK);
        assertThat(check.look().getFirst().found()).contains("Tier 1", "2 of 3", "3 are needed");
    }

    @Test
    void an_allow_list_is_not_passed_over_in_silence() {
        only(new AddressesCheck(), Severity.NOTICE, "Could not be read");
    }

    private static List<Finding> provisioning(SlackApplication application) {
        return new ProvisioningCheck(() -> List.of(application)).look();
    }

    private static FixedPolicies policies(LeaverPolicy.Mode mode) {
        return new FixedPolicies(
                new LeaverPolicy(
                        "0".repeat(64),
                        Sla.DEFAULT,
                        Duration.ofSeconds(5),
                        Limits.absolute(25, 100),
                        Set.of(),
                        mode));
    }

    private static void only(Check check, Severity severity, String told) {
        assertThat(check.look())
                .singleElement()
                .returns(severity, Finding::severity)
                .satisfies(finding -> assertThat(finding.found()).contains(told));
    }
}
