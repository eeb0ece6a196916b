package dev.rollcall.application.operator;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.testing.FixedPolicies.VERA;
import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.Passing.passed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.ReachReports;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.InMemoryReachReports;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class ShowBrakeTest {
    private final HeldWorld company = new HeldWorld(new LeaverWorld(), 60);
    private final LeaverWorld world = company.world;
    private final FixedPolicies policies = FixedPolicies.usual();
    private final InMemoryReachReports reach = new InMemoryReachReports();

    @Test
    void shows_what_was_admitted_against_what_may_be() {
        world.populations.record(new Populations.Proven(60, "snapshot", START));
        company.leave(1, 2);
        company.workFor(Duration.ofMinutes(5));

        Brake brake = shown(world.stop);

        assertThat(brake.activeAccounts()).isEqualTo(60);
        assertThat(brake.kinds())
                .hasSize(ChangeKind.values().length)
                .filteredOn(counted -> counted.kind() == ChangeKind.DEACTIVATE)
                .singleElement()
                .satisfies(counted -> {
                    assertThat(counted.admitted()).containsEntry(Window.HOUR, 2);
                    assertThat(counted.allowed()).containsEntry(Window.HOUR, 25);
                    assertThat(counted.allowed()).containsEntry(Window.DAY, 100);
                });
        assertThat(brake.held().count()).isZero();
        assertThat(brake.batches()).isEmpty();
    }

    @Test
    void shows_the_open_batch_and_since_when_the_first_held_one_has_left() {
        company.leave(1, 40);
        company.workFor(Duration.ofMinutes(5));

        Brake brake = shown(world.stop);

        assertThat(brake.batches())
                .singleElement()
                .returns(BatchState.PENDING, Batch::state)
                .returns(40, Batch::size);
        assertThat(brake.held().count()).isEqualTo(40);
        assertThat(brake.held().oldest()).hasValue(START);
    }

    @Test
    void shows_how_the_switch_stands_and_whom_mail_reaches() {
        world.stop.throwTo(StopPosition.BULK);
        ReachReports.Report report =
                new ReachReports.Report(NOON, List.of(new ReachReports.Tier(0, 3, 2, 1, 3)));
        reach.record(report);

        Brake brake = shown(world.stop);

        assertThat(brake.stop()).isEqualTo(new Brake.Stop.Stands(world.stop.read()));
        assertThat(brake.reach()).hasValue(report);
    }

    @Test
    void a_switch_that_cannot_be_read_is_shown_as_that_and_everything_else_too() {
        Brake brake = shown(new Unreadable());

        assertThat(brake.stop()).isEqualTo(new Brake.Stop.Unreadable());
        assertThat(brake.kinds()).isNotEmpty();
    }

    @Test
    void a_stranger_is_shown_nothing_and_put_down() {
        Gated<Brake> outcome =
                over(world.stop).show(new Caller("arn:aws:iam::111122223333:user/x", "AKIA1"));

        assertThat(outcome).isEqualTo(new Gated.Unknown<>());
        assertThat(world.ledger.of(OperatorRecord.ID)).hasSize(1);
    }

    private Brake shown(StopSwitch stop) {
        return passed(over(stop).show(new Caller(VERA.arn().value(), "ASIA0")));
    }

    private ShowBrake over(StopSwitch stop) {
        OperatorRecord record = new OperatorRecord(world.ledger, policies, world.clock);
        return new ShowBrake(
                new Gate(policies, record),
                stop,
                world.breaker,
                world.populations,
                policies,
                world.batches,
                world.cases,
                reach,
                world.silences,
                world.clock);
    }

    private static final class Unreadable implements StopSwitch {
        @Override
        public Optional<Thrown> read() {
            throw new PortFailure.NeedsHuman("Reading the attribute position", "unreadable-item");
        }

        @Override
        public boolean move(Optional<Thrown> seen, Thrown next) {
            throw new AssertionError("Showing moves nothing");
        }
    }
}
