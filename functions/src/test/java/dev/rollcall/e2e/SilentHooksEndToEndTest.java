package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.SlaClass;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Okta stops sending events for an hour and tells nobody. */
class SilentHooksEndToEndTest {
    private static final Duration ACCESS_CUT = Duration.ofMinutes(5);
    private static final Duration MEMBERSHIPS_CLEARED = Duration.ofHours(1);
    private static final Duration VERIFIED = Duration.ofHours(4);
    private static final Duration BETWEEN_POLLS = Duration.ofMinutes(1);
    private static final int FIRST = 20;
    private static final int LEAVERS = 7;

    @TempDir private Path directory;

    private LocalCompany company;

    @BeforeEach
    void start() {
        company = LocalCompany.withoutLimits(60).alike();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void the_log_brings_every_leaver_in_time_and_the_silence_is_told_once() {
        TypedCommand typed =
                TypedCommand.beside(company.runtime(), directory, company.timeline().clock());
        assertThat(typed.rollcall("status").out()).contains("Okta's hooks  no event was missed");
        int from = company.calls();
        company.runtime().okta().organisation().hooks().silence(true);
        LinkedHashMap<Integer, Instant> left = new LinkedHashMap<>();
        for (int number = FIRST; number < FIRST + LEAVERS; number++) {
            // At another second of the minute each time.
            left.put(number, company.leaves(number));
            company.timeline().advance(Duration.ofSeconds(60 * 8 + 37));
        }
        Instant first = left.firstEntry().getValue();
        assertThat(Duration.between(first, company.timeline().now()))
                .isGreaterThan(Duration.ofHours(1));
        assertThat(company.mails("hooks-silent")).hasSize(1);
        assertThat(typed.rollcall("status").out())
                .contains("Okta's hooks  SILENT since " + seconds(first));

        company.runtime().okta().organisation().hooks().silence(false);
        int heard = FIRST + LEAVERS;
        Instant again = company.leaves(heard);
        left.put(heard, again);
        assertThat(company.settles(heard, Duration.ofMinutes(5))).isTrue();
        company.timeline().advance(Duration.ofMinutes(3));

        left.forEach(this::assertInTime);
        assertThat(company.mails("late")).isEmpty();
        assertThat(company.mails("hooks-silent")).hasSize(1);
        assertThat(company.mails("hooks-back"))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.body()).contains("from: " + first, "until: " + again));
        assertThat(typed.rollcall("status").out())
                .contains(
                        "Okta's hooks  last silent from "
                                + seconds(first)
                                + " until "
                                + seconds(again));
        assertNothingTwice(from, left.size());
    }

    /** By Okta's own time of the change; what a poll brings may be later by a poll. */
    private void assertInTime(int number, Instant left) {
        assertThat(company.out(number)).as("number " + number).isTrue();
        LeaverCase leaver = company.records().verified(company.person(number)).orElseThrow();
        assertThat(leaver.changedAt()).as("the source's time").isEqualTo(left);
        Map<String, Instant> reached = new LinkedHashMap<>();
        company.records()
                .ledger(leaver.id(), LedgerEntry.Kind.REACHED)
                .forEach(entry -> reached.put(entry.key(), entry.at()));
        assertThat(reached).hasSize(3);
        Map.of(
                        SlaClass.ACCESS_CUT, ACCESS_CUT,
                        SlaClass.MEMBERSHIPS_CLEARED, MEMBERSHIPS_CLEARED,
                        SlaClass.VERIFIED, VERIFIED)
                .forEach((deadline, within) ->
                        assertThat(
                                        reached.entrySet().stream()
                                                .filter(one ->
                                                        one.getKey()
                                                                .startsWith(
                                                                        "reached#"
                                                                                + deadline
                                                                                + "#"))
                                                .map(Map.Entry::getValue))
                                .as(deadline.name())
                                .singleElement()
                                .satisfies(at ->
                                        assertThat(at)
                                                .isBeforeOrEqualTo(
                                                        left.plus(within).plus(BETWEEN_POLLS))));
        assertThat(company.records().ledger(leaver.id(), LedgerEntry.Kind.BREACH)).isEmpty();
    }

    private void assertNothingTwice(int from, int leavers) {
        List<String> writes = company.writes(from);
        assertThat(writes.stream().filter(w -> w.matches("(PATCH|.*reset) U.*")))
                .doesNotHaveDuplicates()
                .hasSize(2 * leavers);
        assertThat(company.records().pending()).isEmpty();
    }

    private static String seconds(Instant time) {
        return time.toString().replaceFirst("\\.\\d+Z$", "Z");
    }
}
