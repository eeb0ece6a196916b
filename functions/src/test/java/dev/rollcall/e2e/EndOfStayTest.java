package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A contractor's last day ends, where the contractor is, over real HTTP on a virtual clock. */
class EndOfStayTest {
    private static final String NEO = "neo.nimble@acme.example";
    private static final String ID = "00uNEW1";
    private static final Duration SOON = Duration.ofMinutes(10);

    /** Thirteen hours and three quarters ahead in November: the day is over at 10:15 UTC. */
    private static final Map<String, String> LAST_DAY =
            Map.of("contractEnd", "2026-11-24", "timezone", "Pacific/Chatham");

    private static final Instant END = Instant.parse("2026-11-24T10:15:00Z");

    private Optional<LocalCompany> started = Optional.empty();

    @AfterEach
    void close() {
        started.ifPresent(LocalCompany::close);
    }

    @Test
    void
            after_the_last_day_what_rules_gave_is_gone_until_there_is_a_later_one_and_people_are_told() {
        LocalCompany company = startedWith("report");
        signsIn(company);

        company.timeline().advanceTo(END.minusSeconds(1));
        assertThat(groups(company)).contains("C0ENGI", "S0UGENGI");
        assertThat(company.mails("")).isEmpty();

        company.timeline().advanceTo(END.plus(Duration.ofMinutes(3)));
        assertThat(company.atRest()).isTrue();
        assertThat(groups(company)).doesNotContain("S0IDPENGI", "S0UGENGI", "C0ENGI");
        assertThat(slack(company).active(account(company))).isTrue();
        assertThat(account(company).sessions()).isEqualTo(2);
        assertThat(company.mails("past-end-date")).hasSize(1);

        int before = company.calls();
        company.runtime()
                .okta()
                .organisation()
                .regroup(ID, List.of(AccessPolicies.SALES, AccessPolicies.CONTRACTORS), true);
        company.timeline().advance(Duration.ofMinutes(2));
        assertThat(company.writes(before)).isEmpty();
        assertThat(company.mails("past-end-date")).hasSize(1);

        company.runtime()
                .okta()
                .organisation()
                .describe(ID, Map.of("contractEnd", "2027-03-31"), true);
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                groups(company).contains("C0SALE")
                                                        && company.atRest(),
                                        SOON))
                .isTrue();
    }

    @Test
    void who_is_held_at_the_end_is_signed_out_and_deactivated_only_once_a_human_says_so() {
        LocalCompany company = startedWith("hold");
        signsIn(company);

        company.timeline().advanceTo(END.minusSeconds(1));
        assertThat(account(company).sessions()).isEqualTo(2);

        company.timeline().advanceTo(END.plus(Duration.ofMinutes(3)));
        assertThat(company.atRest()).isTrue();
        assertThat(account(company).sessions()).isZero();
        assertThat(groups(company)).doesNotContain("S0IDPENGI", "S0UGENGI", "C0ENGI");
        assertThat(slack(company).active(account(company))).isTrue();
        assertThat(company.mails("held-at-end")).hasSize(1);

        company.runtime().okta().organisation().changeStatus(ID, "DEPROVISIONED", true);
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                !slack(company).active(account(company))
                                                        && company.atRest(),
                                        SOON))
                .isTrue();
    }

    private LocalCompany startedWith(String atEnd) {
        LocalCompany company = LocalCompany.of(30, policy -> AccessPolicies.ending(policy, atEnd));
        started = Optional.of(company);
        Instant now = company.timeline().now();
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                ID,
                                NEO,
                                "Neo",
                                "Nimble",
                                "ACTIVE",
                                now,
                                now,
                                List.of(AccessPolicies.ENGINEERING, AccessPolicies.CONTRACTORS),
                                "",
                                LAST_DAY),
                        true);
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                found(company).isPresent()
                                                        && groups(company).contains("C0ENGI")
                                                        && company.atRest(),
                                        SOON))
                .isTrue();
        return company;
    }

    /** On a laptop and on a phone. */
    private static void signsIn(LocalCompany company) {
        SlackAccount account = account(company);
        slack(company)
                .add(
                        new SlackAccount(
                                account.id(),
                                account.userName(),
                                account.email(),
                                account.rank(),
                                account.guest(),
                                account.bot(),
                                account.deactivatedFrom(),
                                2,
                                account.workspaces(),
                                account.apps(),
                                account.profile()));
    }

    private static Set<String> groups(LocalCompany company) {
        String id = account(company).id();
        return List.of(SlackGroup.Kind.values()).stream()
                .flatMap(kind -> slack(company).groupsOf(kind, id).stream())
                .map(SlackGroup::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SlackAccount account(LocalCompany company) {
        return found(company).orElseThrow();
    }

    private static Optional<SlackAccount> found(LocalCompany company) {
        return slack(company).accounts().stream().filter(a -> a.email().equals(NEO)).findFirst();
    }

    private static SlackOrganisation slack(LocalCompany company) {
        return company.runtime().slack().organisation();
    }
}
