package dev.rollcall.application.doctor;

import static dev.rollcall.testing.FakeSlackItself.INSTALLER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rollcall.application.port.SlackTokenReports.Use;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.checkup.Severity;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.testing.FakeSlack;
import dev.rollcall.testing.FakeSlackItself;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.MovableClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the checks make of what Slack tells of itself. */
class SlackChecksTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);
    private final FakeSlackItself slack = new FakeSlackItself();
    private final FakeSlack accounts = new FakeSlack(clock);

    @Test
    void a_healthy_organisation_gives_nothing_to_do() {
        List<Check> checks =
                List.of(
                        new TokensCheck(slack),
                        new PlanCheck(slack),
                        new ScopesCheck(slack),
                        installer(Set.of(INSTALLER)),
                        new OwnersCheck(accounts, slack),
                        new WritersCheck(slack, accounts, slack, clock),
                        new EditorsCheck(accounts, slack));

        assertThat(checks)
                .flatExtracting(Check::look)
                .hasSizeGreaterThan(checks.size())
                .extracting(Finding::severity)
                .containsOnly(Severity.OK);
    }

    @Test
    void a_token_that_slack_refuses_is_a_problem_with_its_code() {
        slack.refuse(Use.SCIM, "token_revoked");

        worst(new TokensCheck(slack), Severity.PROBLEM, "scimToken", "token_revoked");
    }

    @Test
    void a_token_on_one_workspace_of_an_organisation_is_a_problem() {
        slack.accept(Use.ADMIN, INSTALLER, false);

        worst(new TokensCheck(slack), Severity.PROBLEM, "adminToken", "one workspace");
    }

    @Test
    void to_have_no_token_for_the_audit_logs_is_a_choice() {
        slack.refuse(Use.AUDIT, "no-audit-token");

        worst(new TokensCheck(slack), Severity.NOTICE, "auditToken", "nothing is proved");
    }

    @Test
    void scopes_that_slack_does_not_tell_are_not_taken_for_granted_silently() {
        slack.hideScopes(Use.ADMIN);

        worst(new TokensCheck(slack), Severity.NOTICE, "adminToken", "did not tell its scopes");
    }

    @Test
    void a_missing_scope_says_which_feature_is_off_and_how_badly_that_matters() {
        slack.lacks(Capability.SESSIONS, new Availability.ScopesMissing("admin.users:write"));
        slack.lacks(Capability.ROLES, new Availability.ScopesMissing("admin.roles:read"));

        List<Finding> found = new ScopesCheck(slack).look();

        assertThat(found)
                .extracting(Finding::severity, Finding::found)
                .containsExactly(
                        tuple(
                                Severity.PROBLEM,
                                "Off: signing out, and reading sessions back; the scope"
                                        + " admin.users:write is missing."),
                        tuple(
                                Severity.WARNING,
                                "Off: admin roles; the scope admin.roles:read is missing."));
        assertThat(found).allMatch(finding -> finding.remedy().contains("install the app"));
    }

    @Test
    void without_what_the_rank_takes_it_says_that_nobody_is_deactivated_and_names_each_scope() {
        slack.lacks(
                Capability.ACCOUNTS,
                new Availability.ScopesMissing(
                        new TreeSet<>(Set.of("users:read", "admin.teams:read"))));

        worst(
                new ScopesCheck(slack),
                Severity.PROBLEM,
                "deactivating accounts; the scopes admin.teams:read, users:read are missing.",
                "Nobody is deactivated: an account's rank is read first.");
    }

    @ParameterizedTest
    @CsvSource({
        "user_not_authorized, Org Owner",
        "feature_not_enabled, Ask Slack",
        "team_not_authorized, list of errors"
    })
    void a_refusal_besides_scopes_has_a_remedy_of_its_own(String code, String remedy) {
        slack.lacks(Capability.AUDIT_LOGS, new Availability.Refused(code));

        Finding found = worst(new ScopesCheck(slack), Severity.WARNING, code);
        assertThat(found.remedy()).contains(remedy);
    }

    @Test
    void on_business_plus_it_says_what_nobody_can_do_and_what_people_do_instead() {
        slack.plan(SlackPlan.BUSINESS_PLUS);

        List<Finding> plan = new PlanCheck(slack).look();

        assertThat(plan).extracting(Finding::severity).containsOnly(Severity.NOTICE);
        assertThat(plan.getFirst().found()).contains("Business+");
        assertThat(plan.subList(1, plan.size()))
                .hasSize(8)
                .allMatch(finding -> finding.found().startsWith("Not available on this plan: "))
                .allMatch(finding -> finding.remedy().contains("docs/deactivation-runbook.md"));
        assertThat(new ScopesCheck(slack).look())
                .as("what the plan lacks is no scope's fault")
                .extracting(Finding::severity)
                .containsExactly(Severity.OK);
    }

    @Test
    void an_installer_that_is_not_on_the_list_is_protected_in_code_only() {
        Finding found = worst(installer(Set.of()), Severity.WARNING, "in code only");

        assertThat(found.remedy()).contains("'protected'");
        assertThat(installer(Set.of(INSTALLER)).look())
                .extracting(Finding::found)
                .anyMatch(text -> text.contains("protected twice"));
    }

    @ParameterizedTest
    @CsvSource({"ADMIN, WARNING", "MEMBER, PROBLEM", "PRIMARY_OWNER, OK"})
    void a_token_may_do_no_more_than_its_owner(Rank rank, Severity severity) {
        slack.add(INSTALLER, rank, true);

        worst(installer(Set.of(INSTALLER)), severity, INSTALLER.value());
    }

    @Test
    void a_deactivated_installer_takes_its_tokens_along() {
        slack.add(INSTALLER, Rank.OWNER, false);

        worst(installer(Set.of(INSTALLER)), Severity.PROBLEM, "deactivated");
    }

    @Test
    void an_installer_that_slack_does_not_show_is_a_problem() {
        slack.remove(INSTALLER);

        worst(installer(Set.of(INSTALLER)), Severity.PROBLEM, "does not show");
    }

    @Test
    void two_installers_are_one_too_many() {
        slack.accept(Use.SCIM, new AccountId("U0OWNER1"), true);

        worst(installer(Set.of(INSTALLER)), Severity.PROBLEM, "two accounts");
    }

    @Test
    void whoever_installed_the_audit_token_alone_has_the_list_only() {
        AccountId auditor = new AccountId("U0OWNER1");
        slack.accept(Use.AUDIT, auditor, true);

        worst(installer(Set.of(INSTALLER)), Severity.WARNING, "U0OWNER1", "is not protected");
        worst(installer(Set.of(INSTALLER, auditor)), Severity.OK, "U0OWNER1");
    }

    @Test
    void without_a_token_nothing_is_known_of_an_installer() {
        for (Use use : Use.values()) {
            slack.refuse(use, "invalid_auth");
        }

        worst(installer(Set.of()), Severity.NOTICE, "Not known");
    }

    @Test
    void one_owner_besides_the_installer_is_too_few() {
        slack.add(new AccountId("U0OWNER1"), Rank.OWNER, false);

        worst(new OwnersCheck(accounts, slack), Severity.WARNING, "there are 1 active owners");
    }

    @Test
    void foreign_writers_are_counted_by_account_and_app_and_nobody_is_named() {
        slack.wrote("U0SCRIPT", "A0OTHER", "user_deactivated", 7, NOON.minusSeconds(60));
        slack.wrote("U0KIM", "", "user_added_to_usergroup", 2, NOON.minusSeconds(90));
        slack.wrote("U0INSTALLER", "A0ROLLCALL", "user_deactivated", 40, NOON.minusSeconds(9));
        slack.wrote("U0OLD", "", "user_created", 1, NOON.minus(Duration.ofDays(8)));

        assertThat(new WritersCheck(slack, accounts, slack, clock).look())
                .extracting(Finding::severity, Finding::found)
                .satisfiesExactly(
                        found ->
                                assertThat(found.toString())
                                        .contains("WARNING", "U0SCRIPT through app A0OTHER")
                                        .contains("user_deactivated 7", "2026-11-01T11:59:00Z"),
                        found ->
                                assertThat(found.toString())
                                        .contains("WARNING", "U0KIM by hand")
                                        .contains("user_added_to_usergroup 2"));
    }

    @Test
    void an_account_that_installed_another_writer_too_cannot_be_told_from_us() {
        slack.wrote("U0INSTALLER", "A0ROLLCALL", "user_deactivated", 1, NOON);
        slack.wrote("U0INSTALLER", "A0OKTA", "user_created", 9, NOON);

        worst(
                new WritersCheck(slack, accounts, slack, clock),
                Severity.WARNING,
                "through 2 applications");
    }

    @Test
    void what_was_not_read_to_the_end_is_said() {
        slack.isTooMuch();

        worst(new WritersCheck(slack, accounts, slack, clock), Severity.NOTICE, "more changes");
        worst(new EditorsCheck(accounts, slack), Severity.NOTICE, "Not all workspaces");
    }

    @Test
    void without_audit_logs_it_says_that_writers_could_not_be_read() {
        slack.lacks(Capability.AUDIT_LOGS, new Availability.Refused("user_not_authorized"));

        worst(
                new WritersCheck(slack, accounts, slack, clock),
                Severity.NOTICE,
                "Could not be read");
    }

    @Test
    void user_groups_that_somebody_else_changed_last_are_told_by_that_account() {
        slack.edited("T0MAIN", "S0OURS", "U0INSTALLER");
        for (int number = 1; number <= 7; number++) {
            slack.edited("T0MAIN", "S0KIM" + number, "U0KIM");
        }

        Finding found = worst(new EditorsCheck(accounts, slack), Severity.NOTICE, "U0KIM");
        assertThat(found.found())
                .contains("T0MAIN/S0KIM1", "T0MAIN/S0KIM5 and 2 more")
                .doesNotContain("S0OURS");
    }

    private InstallerCheck installer(Set<AccountId> listed) {
        return new InstallerCheck(
                slack,
                slack,
                new FixedPolicies(
                        new LeaverPolicy(
                                "0".repeat(64),
                                Sla.DEFAULT,
                                Duration.ofSeconds(5),
                                Limits.absolute(25, 100),
                                listed,
                                LeaverPolicy.Mode.ACT)));
    }

    private static Finding worst(Check check, Severity severity, String... told) {
        Finding worst = check.look().stream().sorted(Finding.WORST_FIRST).toList().getFirst();
        assertThat(worst.severity()).as(worst.toString()).isEqualTo(severity);
        assertThat(check.look()).anySatisfy(finding -> assertThat(finding.found()).contains(told));
        return worst;
    }
}
