package dev.rollcall.application.operator;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.testing.FixedPolicies.INES;
import static dev.rollcall.testing.FixedPolicies.OLE;
import static dev.rollcall.testing.FixedPolicies.VERA;
import static dev.rollcall.testing.Passing.passed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.application.operator.ThrowStop.Outcome;
import dev.rollcall.application.operator.ThrowStop.Wish;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.port.StopSwitch.Thrown;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.Role;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryLedger;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.InMemoryStopSwitch;
import dev.rollcall.testing.MovableClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ThrowStopTest {
    private static final Caller STRANGER =
            new Caller("arn:aws:sts::111122223333:assumed-role/Rollcall/kim@acme.example", "ASIA1");

    private final MovableClock clock = new MovableClock(NOON);
    private final InMemoryStopSwitch stop = new InMemoryStopSwitch();
    private final InMemoryLedger ledger = new InMemoryLedger(new InMemoryRuns(), stop);
    private final ThrowStop throwStop = over(stop);

    @Test
    void whoever_runs_rollcall_stops_everything_and_it_is_put_down_before_and_after() {
        Gated<Outcome> outcome = move(OLE, StopPosition.ALL, "");

        Thrown all = new Thrown(StopPosition.ALL, "ole", "a bad sync", NOON);
        assertThat(outcome).isEqualTo(new Gated.Passed<>(new Outcome.Moved(all)));
        assertThat(stop.read()).hasValue(all);
        assertThat(entries())
                .extracting(LedgerEntry::kind)
                .containsExactly(Kind.INTENT, Kind.OUTCOME);
        assertThat(entries())
                .allSatisfy(entry -> {
                    assertThat(entry.facts()).containsEntry("by", "ole");
                    assertThat(entry.facts()).containsEntry("reason", "a bad sync");
                    assertThat(entry.ground().cause()).isEqualTo(caller(OLE).hash());
                });
        assertThat(entries().getFirst().intent().orElseThrow())
                .returns("OFF", LedgerEntry.Intent::before)
                .returns("ALL", LedgerEntry.Intent::after);
    }

    @Test
    void only_who_leads_the_incident_releases() {
        move(OLE, StopPosition.ALL, "");

        assertThat(move(OLE, StopPosition.OFF, mark()))
                .isEqualTo(new Gated.NotAllowed<>(Set.of(Role.INCIDENT)));
        assertThat(move(OLE, StopPosition.BULK, mark()))
                .isEqualTo(new Gated.NotAllowed<>(Set.of(Role.INCIDENT)));
        assertThat(stop.position()).isEqualTo(StopPosition.ALL);
        assertThat(passed(move(INES, StopPosition.BULK, mark()))).isInstanceOf(Outcome.Moved.class);
        assertThat(passed(move(INES, StopPosition.OFF, mark()))).isInstanceOf(Outcome.Moved.class);
        assertThat(stop.position()).isEqualTo(StopPosition.OFF);
    }

    @Test
    void who_only_looks_moves_nothing_and_it_is_put_down() {
        assertThat(move(VERA, StopPosition.BULK, mark()))
                .isEqualTo(new Gated.NotAllowed<>(Set.of(Role.INCIDENT, Role.OPERATOR)));

        assertThat(stop.read()).isEmpty();
        assertThat(entries())
                .singleElement()
                .returns(Kind.REFUSED, LedgerEntry::kind)
                .satisfies(entry -> assertThat(entry.facts()).containsEntry("why", "role"));
    }

    @Test
    void an_unknown_caller_moves_nothing_and_is_put_down_without_the_name_in_the_arn() {
        Gated<Outcome> outcome = throwStop.move(STRANGER, wish(StopPosition.ALL, ""));

        assertThat(outcome).isEqualTo(new Gated.Unknown<>());
        assertThat(stop.read()).isEmpty();
        assertThat(ledger.of(OperatorRecord.ID))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.document())
                            .contains(STRANGER.hash(), "unknown", "ASIA1")
                            .doesNotContain("kim");
                });
        assertThat(STRANGER.toString()).doesNotContain("kim");
    }

    @Test
    void a_caller_who_comes_again_and_again_is_put_down_once_a_minute() {
        throwStop.move(STRANGER, wish(StopPosition.ALL, ""));
        throwStop.move(STRANGER, wish(StopPosition.ALL, ""));
        clock.advance(Duration.ofMinutes(1));
        throwStop.move(STRANGER, wish(StopPosition.ALL, ""));

        assertThat(entries()).hasSize(2);
    }

    @Test
    void throwing_it_twice_moves_it_once_and_the_first_one_stands() {
        move(OLE, StopPosition.ALL, "");
        clock.advance(Duration.ofSeconds(5));

        assertThat(move(INES, StopPosition.ALL, ""))
                .isEqualTo(new Gated.Passed<>(new Outcome.StandsThere(stop.read())));

        assertThat(stop.read().orElseThrow().by()).isEqualTo("ole");
        assertThat(entries()).hasSize(2);
    }

    @Test
    void releasing_what_was_never_thrown_is_nothing_to_do() {
        assertThat(move(INES, StopPosition.OFF, StopMark.NEVER))
                .isEqualTo(new Gated.Passed<>(new Outcome.StandsThere(Optional.empty())));
        assertThat(entries()).isEmpty();
    }

    @Test
    void nobody_releases_what_somebody_else_has_thrown_since_they_looked() {
        move(OLE, StopPosition.BULK, "");
        String seen = mark();
        clock.advance(Duration.ofSeconds(1));
        move(OLE, StopPosition.ALL, "");
        Optional<Thrown> all = stop.read();

        assertThat(move(INES, StopPosition.OFF, seen))
                .isEqualTo(new Gated.Passed<>(new Outcome.MovedMeanwhile(all)));
        assertThat(move(INES, StopPosition.OFF, ""))
                .isEqualTo(new Gated.Passed<>(new Outcome.MovedMeanwhile(all)));

        assertThat(stop.read()).isEqualTo(all);
    }

    @Test
    void a_stop_that_meets_a_lesser_one_at_the_same_moment_wins() {
        Thrown bulk = new Thrown(StopPosition.BULK, "ole", "a drill", NOON);
        ThrowStop late = over(new Interrupted(bulk));

        assertThat(passed(late.move(caller(INES), wish(StopPosition.ALL, ""))))
                .isInstanceOf(Outcome.Moved.class);

        assertThat(stop.position()).isEqualTo(StopPosition.ALL);
    }

    @Test
    void a_release_that_meets_a_stop_at_the_same_moment_gives_way() {
        move(OLE, StopPosition.BULK, "");
        String seen = mark();
        Thrown all = new Thrown(StopPosition.ALL, "ole", "worse", NOON.plusSeconds(1));
        ThrowStop late = over(new Interrupted(all));

        assertThat(late.move(caller(INES), wish(StopPosition.OFF, seen)))
                .isEqualTo(new Gated.Passed<>(new Outcome.MovedMeanwhile(Optional.of(all))));

        assertThat(stop.read()).hasValue(all);
    }

    @Test
    void a_death_between_the_move_and_its_record_is_made_good_by_repeating() {
        StopSwitch dying = new DyingAfterMove();
        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> over(dying).move(caller(OLE), wish(StopPosition.ALL, "")));
        assertThat(entries()).extracting(LedgerEntry::kind).containsExactly(Kind.INTENT);
        clock.advance(Duration.ofSeconds(30));

        assertThat(passed(move(OLE, StopPosition.ALL, ""))).isInstanceOf(Outcome.StandsThere.class);

        assertThat(entries())
                .extracting(LedgerEntry::kind)
                .containsExactly(Kind.INTENT, Kind.OUTCOME);
    }

    @Test
    void what_was_thrown_by_hand_in_the_table_is_no_operator_s_work() {
        stop.throwTo(StopPosition.ALL);

        assertThat(passed(move(INES, StopPosition.ALL, "")))
                .isInstanceOf(Outcome.StandsThere.class);
        assertThat(entries()).isEmpty();
        assertThat(passed(move(INES, StopPosition.OFF, mark()))).isInstanceOf(Outcome.Moved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two\nlines", "ask kim@acme.example"})
    void a_reason_is_one_sentence_without_an_address(String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StopReason(reason));
    }

    @Test
    void a_reason_is_short() {
        assertThat(new StopReason(" " + "x".repeat(200) + " ").text()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new StopReason("x".repeat(201)));
    }

    private Gated<Outcome> move(Operator operator, StopPosition to, String seen) {
        return throwStop.move(caller(operator), wish(to, seen));
    }

    private String mark() {
        return StopMark.of(stop.read());
    }

    private ThrowStop over(StopSwitch stopSwitch) {
        FixedPolicies policies = FixedPolicies.usual();
        OperatorRecord record = new OperatorRecord(ledger, policies, clock);
        return new ThrowStop(new Gate(policies, record), stopSwitch, record, clock);
    }

    private List<LedgerEntry> entries() {
        return ledger.of(OperatorRecord.ID).stream().map(stored -> stored.entry()).toList();
    }

    private static Caller caller(Operator operator) {
        return new Caller(operator.arn().value(), "ASIA0");
    }

    private static Wish wish(StopPosition to, String seen) {
        return new Wish(to, new StopReason("a bad sync"), seen);
    }

    /** Somebody else moves it just after it was read, once. */
    private final class Interrupted implements StopSwitch {
        private final Deque<Thrown> others = new ArrayDeque<>();

        Interrupted(Thrown other) {
            others.add(other);
        }

        @Override
        public Optional<Thrown> read() {
            return stop.read();
        }

        @Override
        public boolean move(Optional<Thrown> seen, Thrown next) {
            if (!others.isEmpty()) {
                stop.move(stop.read(), others.remove());
            }
            return stop.move(seen, next);
        }
    }

    private final class DyingAfterMove implements StopSwitch {
        @Override
        public Optional<Thrown> read() {
            return stop.read();
        }

        @Override
        public boolean move(Optional<Thrown> seen, Thrown next) {
            stop.move(seen, next);
            throw new PortFailure.Unavailable("Writing to the table");
        }
    }
}
