package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Slack tells of what others do there; nothing is compared whole in the meantime. */
class SlackEventsEndToEndTest {
    private static final Duration SOON = Duration.ofMinutes(6);
    private static final String ADMIN = "U00000004";
    private static final String ENGINEERS = "S0UGENGI";

    private final LocalCompany company =
            LocalCompany.of(
                    30,
                    policy ->
                            AccessPolicies.on(policy)
                                    .replaceFirst("mode: additive", "mode: authoritative"));

    @BeforeEach
    void subscribe() {
        company.runtime().slack().events().deliver(true);
    }

    @AfterEach
    void close() {
        assertThat(company.runtime().slack().events().answers()).containsOnly(200);
        company.close();
    }

    @Test
    void what_is_done_by_hand_is_undone_in_minutes_until_it_is_contested() {
        String somebody = somebody(false);
        for (int time = 0; time < 2; time++) {
            puts(somebody);
            assertThat(company.timeline().runUntil(() -> !isIn(somebody) && atRest(), SOON))
                    .as("time " + time)
                    .isTrue();
            company.timeline().advance(Duration.ofMinutes(3));
        }

        puts(somebody);
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(isIn(somebody)).isTrue();
        assertThat(drift(somebody, "manual-add")).contains("contested");
        assertThat(company.mails("drift-contested")).hasSize(1);
    }

    @Test
    void what_is_taken_by_hand_is_given_back_and_what_rollcall_does_is_not_looked_at() {
        String engineer = somebody(true);
        takes(engineer);

        assertThat(company.timeline().runUntil(() -> isIn(engineer) && atRest(), SOON)).isTrue();
        company.timeline().advance(Duration.ofMinutes(3));
        assertThat(drift(engineer, "missing-grant")).contains("gone");

        // The event of Rollcall's own write has been seen to, and asks for nothing more.
        int calls = company.calls();
        company.timeline().advance(Duration.ofMinutes(5));
        assertThat(company.writes(calls)).isEmpty();
        assertThat(company.records().texts()).noneMatch(item -> item.contains("TOUCH#"));
    }

    @Test
    void who_arrives_by_another_way_than_okta_gets_at_once_what_was_waiting() {
        String email = "neo.nimble@acme.example";
        Instant now = company.timeline().now();
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                "00uNEW1",
                                email,
                                "Neo",
                                "Nimble",
                                "ACTIVE",
                                now,
                                now,
                                List.of(AccessPolicies.DESIGN),
                                ""),
                        true);
        company.timeline().advance(Duration.ofMinutes(2));
        assertThat(company.records().texts())
                .anyMatch(item -> item.contains("EXPECTED#") && !item.contains(email));

        slack().create(
                        new SlackAccount(
                                "U0NEO",
                                "neo.nimble",
                                email,
                                SlackAccount.Rank.MEMBER,
                                false,
                                false,
                                Optional.empty(),
                                1,
                                Set.of("T0MAIN"),
                                List.of()));

        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                slack().group(SlackGroup.Kind.CHANNEL, "C0DESI")
                                                                .orElseThrow()
                                                                .members()
                                                                .contains("U0NEO")
                                                        && atRest(),
                                        SOON))
                .isTrue();
    }

    @Test
    void a_leaver_whom_an_admin_lets_in_again_is_out_again() {
        company.leaves(9);
        assertThat(company.settles(9, Duration.ofMinutes(20))).isTrue();
        company.timeline().advance(Duration.ofMinutes(3));

        slack().reactivate(company.account(9).id(), ADMIN);

        assertThat(company.active(9)).isTrue();
        assertThat(company.timeline().runUntil(() -> !company.active(9) && atRest(), SOON))
                .isTrue();
    }

    private boolean atRest() {
        return company.atRest();
    }

    /** Of those who are nothing but members. */
    private String somebody(boolean engineer) {
        return IntStream.rangeClosed(10, 30)
                .mapToObj(number -> company.account(number).id())
                .filter(account -> isIn(account) == engineer)
                .findFirst()
                .orElseThrow();
    }

    private String drift(String account, String kind) {
        return company.records().texts().stream()
                .filter(item -> item.contains("DRIFT#"))
                .filter(item -> item.contains(account) && item.contains(kind))
                .findFirst()
                .orElse("none");
    }

    private void puts(String account) {
        Set<String> all = new TreeSet<>(group().members());
        all.add(account);
        slack().change(
                        SlackGroup.Kind.USER_GROUP,
                        ENGINEERS,
                        group -> group.withMembers(all, ADMIN));
    }

    private void takes(String account) {
        slack().change(
                        SlackGroup.Kind.USER_GROUP,
                        ENGINEERS,
                        group -> group.without(account, ADMIN));
    }

    private boolean isIn(String account) {
        return group().members().contains(account);
    }

    private SlackGroup group() {
        return slack().group(SlackGroup.Kind.USER_GROUP, ENGINEERS).orElseThrow();
    }

    private SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }
}
