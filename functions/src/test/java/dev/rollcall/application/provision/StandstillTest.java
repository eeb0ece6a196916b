package dev.rollcall.application.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.testing.InMemoryStopSwitch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

class StandstillTest {
    private static final Instant THEN = Instant.parse("2026-11-26T09:00:00Z");

    private final InMemoryStopSwitch stop = new InMemoryStopSwitch();
    private final Standstill standstill = new Standstill(stop);

    @ParameterizedTest
    @MethodSource("waiting")
    void what_is_to_be_written_later_is_given_up_while_all_is_stopped(Record waits) {
        assertThat(standstill.of(waits)).isEqualTo(waits);

        stop.throwTo(StopPosition.ALL);

        assertThat(standstill.of(waits)).isEqualTo(new Standstill.Stopped());
    }

    @ParameterizedTest
    @EnumSource(
            value = StopPosition.class,
            names = {"OFF", "BULK"})
    void a_single_person_waits_on_where_only_plans_are_stopped(StopPosition position) {
        stop.throwTo(position);

        assertThat(standstill.of(new Carried.Later(THEN))).isEqualTo(new Carried.Later(THEN));
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_was_sent_or_decided_stands_though_all_is_stopped(Record outcome) {
        stop.throwTo(StopPosition.ALL);

        assertThat(standstill.of(outcome)).isEqualTo(outcome);
    }

    @Test
    void a_switch_that_cannot_be_read_stops_all() {
        Standstill unreadable =
                new Standstill(
                        new StopSwitch() {
                            @Override
                            public Optional<Thrown> read() {
                                throw new PortFailure.NeedsHuman("The table", "unreadable");
                            }

                            @Override
                            public boolean move(Optional<Thrown> seen, Thrown next) {
                                return false;
                            }
                        });

        assertThat(unreadable.of(new Carried.Later(THEN))).isEqualTo(new Standstill.Stopped());
    }

    static Stream<Record> waiting() {
        return Stream.of(new Carried.Later(THEN), new EnsureAccount.Outcome.Later(THEN));
    }

    static Stream<Record> others() {
        return Stream.of(
                new Carried.Awaiting(THEN),
                new Carried.Settled(),
                new Carried.LookAgain(),
                new EnsureAccount.Outcome.Awaiting(THEN),
                new EnsureAccount.Outcome.Held(),
                new CompareAccess.Outcome.Later(THEN));
    }
}
