package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.caseId;
import static dev.rollcall.contract.Samples.hint;
import static dev.rollcall.contract.Samples.ticket;
import static dev.rollcall.domain.breaker.Effect.CONTAINS;
import static dev.rollcall.domain.breaker.Effect.DESTROYS;
import static dev.rollcall.domain.breaker.Effect.DESTROYS_IN_BULK;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Ledger.IntentReply;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.platform.Hashes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a {@link Ledger} does, and what {@link Runs} have to do with it. */
public abstract class LedgerContract {
    private static final Ground GROUND = new Ground("leaver", "e1", "0".repeat(64));
    private static final Subject SUBJECT =
            Subject.of(caseId(1), ANA).with(ANAS).with(new Entitlement.UserGroup("T01", "S01"));

    private Runs runs;
    private StopSwitch stop;
    private Ledger ledger;

    protected abstract Runs runs();

    protected abstract StopSwitch stop();

    /** Returns a ledger that is fenced by {@link #runs()} and stopped by {@link #stop()}. */
    protected abstract Ledger ledger();

    @BeforeEach
    void take_the_ledger() {
        runs = runs();
        stop = stop();
        ledger = ledger();
        runs.want(hint(ANA, "e1"), NOON);
    }

    @Test
    void gives_back_what_was_written_with_its_hash() {
        LedgerEntry entry =
                new LedgerEntry(
                        "outcome#1",
                        LedgerEntry.Kind.OUTCOME,
                        NOON.plusNanos(1),
                        SUBJECT,
                        GROUND,
                        Optional.of(new LedgerEntry.Intent("leave", 2, NOON, "member", "none")),
                        Optional.of(new LedgerEntry.Write(NOON, "ambiguous:timeout")),
                        Optional.of(new LedgerEntry.ReadBack(NOON, "none", true)),
                        new TreeMap<>(Map.of("b", "2", "a", "\"1\"\n")));

        Ledger.Stored stored = ledger.append(entry);

        assertThat(stored.entry()).isEqualTo(entry);
        assertThat(stored.hash()).isEqualTo(Hashes.sha256(stored.document()));
        assertThat(ledger.find(caseId(1), "outcome#1")).hasValue(stored);
        assertThat(ledger.of(caseId(1))).containsExactly(stored);
    }

    @Test
    void the_first_entry_under_a_key_stays() {
        Ledger.Stored first = ledger.append(fact("k", NOON));

        assertThat(ledger.append(fact("k", NOON.plusSeconds(1)))).isEqualTo(first);
        assertThat(ledger.of(caseId(1))).containsExactly(first);
    }

    @Test
    void lists_a_cases_entries_by_time_then_key() {
        ledger.append(fact("b", NOON.plusMillis(500)));
        ledger.append(fact("c", NOON));
        ledger.append(fact("a", NOON.plusMillis(500)));
        ledger.append(
                LedgerEntry.fact(
                        "x",
                        LedgerEntry.Kind.OPENED,
                        NOON,
                        Subject.of(caseId(2), BEN),
                        GROUND,
                        Map.of()));

        assertThat(ledger.of(caseId(1)))
                .extracting(stored -> stored.entry().key())
                .containsExactly("c", "a", "b");
        assertThat(ledger.find(caseId(1), "x")).isEmpty();
        assertThat(ledger.of(caseId(3))).isEmpty();
    }

    @Test
    void an_intent_of_the_current_run_is_recorded_once() {
        LedgerEntry again = fact("intent#1", NOON.plusSeconds(1));

        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Recorded());
        Ledger.Stored stored = ledger.find(caseId(1), "intent#1").orElseThrow();
        assertThat(ledger.intend(again, DESTROYS, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Existing(stored));
        assertThat(ledger.find(caseId(1), "intent#1")).hasValue(stored);
    }

    @Test
    void of_many_at_once_one_records_the_intent() {
        List<IntentReply> replies =
                Parallel.all(
                        Collections.nCopies(
                                8,
                                () ->
                                        ledger.intend(
                                                fact("intent#1", NOON), DESTROYS, ticket(ANA, 1))));

        assertThat(replies).containsOnlyOnce(new IntentReply.Recorded());
        assertThat(replies).filteredOn(reply -> reply instanceof IntentReply.Existing).hasSize(7);
    }

    @Test
    void a_renewed_run_shuts_the_old_one_out() {
        ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 1));
        runs.renew(ticket(ANA, 1), NOON);

        assertThat(ledger.intend(fact("intent#2", NOON), DESTROYS, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Fenced());
        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 1)))
                .as("fenced, though the intent exists")
                .isEqualTo(new IntentReply.Fenced());
        assertThat(ledger.find(caseId(1), "intent#2")).isEmpty();
        assertThat(ledger.intend(fact("intent#2", NOON), DESTROYS, ticket(ANA, 2)))
                .isEqualTo(new IntentReply.Recorded());
    }

    @Test
    void an_intent_is_shut_out_once_another_look_is_wanted() {
        assertThat(ledger.intend(fact("intent#1", NOON), Effect.DESTROYS, ticket(ANA, 1), 1))
                .isEqualTo(new IntentReply.Recorded());
        runs.want(hint(ANA, "e2"), NOON);

        assertThat(ledger.intend(fact("intent#2", NOON), Effect.DESTROYS, ticket(ANA, 1), 1))
                .isEqualTo(new IntentReply.Outdated());
        assertThat(ledger.find(caseId(1), "intent#2")).isEmpty();
        assertThat(ledger.intend(fact("intent#2", NOON), Effect.DESTROYS, ticket(ANA, 1), 2))
                .isEqualTo(new IntentReply.Recorded());
        runs.renew(ticket(ANA, 1), NOON);
        assertThat(ledger.intend(fact("intent#3", NOON), Effect.DESTROYS, ticket(ANA, 1), 1))
                .as("fenced, though outdated too")
                .isEqualTo(new IntentReply.Fenced());
    }

    @Test
    void a_released_run_is_shut_out() {
        runs.release(ticket(ANA, 1), 1, true);

        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Fenced());
    }

    @Test
    void a_run_that_never_was_is_shut_out() {
        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(BEN, 1)))
                .isEqualTo(new IntentReply.Fenced());
        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 2)))
                .isEqualTo(new IntentReply.Fenced());
    }

    @Test
    void nothing_that_destroys_is_intended_while_everything_is_stopped() {
        throwTo(StopPosition.ALL);

        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Stopped());
        assertThat(ledger.find(caseId(1), "intent#1")).isEmpty();

        throwTo(StopPosition.OFF);
        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Recorded());
    }

    @Test
    void what_contains_goes_on_while_everything_is_stopped() {
        throwTo(StopPosition.ALL);

        assertThat(ledger.intend(fact("intent#1", NOON), CONTAINS, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Recorded());
    }

    @Test
    void a_single_leaver_goes_on_while_only_bulk_is_stopped() {
        throwTo(StopPosition.BULK);

        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Recorded());
    }

    @ParameterizedTest
    @EnumSource(names = {"BULK", "ALL"})
    void what_was_released_with_others_is_stopped_by_either_position(StopPosition position) {
        throwTo(position);

        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS_IN_BULK, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Stopped());
        assertThat(ledger.find(caseId(1), "intent#1")).isEmpty();

        throwTo(StopPosition.OFF);
        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS_IN_BULK, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Recorded());
    }

    @Test
    void a_stop_hides_neither_the_fence_nor_an_earlier_intent() {
        ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 1));
        Ledger.Stored stored = ledger.find(caseId(1), "intent#1").orElseThrow();
        throwTo(StopPosition.ALL);

        assertThat(ledger.intend(fact("intent#1", NOON), DESTROYS, ticket(ANA, 1)))
                .isEqualTo(new IntentReply.Existing(stored));
        assertThat(ledger.intend(fact("intent#2", NOON), DESTROYS, ticket(ANA, 2)))
                .isEqualTo(new IntentReply.Fenced());
    }

    private void throwTo(StopPosition position) {
        stop.move(stop.read(), new StopSwitch.Thrown(position, "kim", "a drill", NOON));
    }

    private static LedgerEntry fact(String key, Instant at) {
        return LedgerEntry.fact(
                key, LedgerEntry.Kind.INTENT, at, SUBJECT, GROUND, Map.of("attempt", "1"));
    }
}
