package dev.rollcall.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rollcall.application.campaign.CampaignRecord;
import dev.rollcall.application.campaign.CloseItems;
import dev.rollcall.application.campaign.RecountVotes;
import dev.rollcall.application.campaign.TendCampaigns;
import dev.rollcall.application.intake.HearOfChanges;
import dev.rollcall.application.intake.LostPlaces;
import dev.rollcall.application.intake.ReleaseWaiting;
import dev.rollcall.application.intake.TakeExports;
import dev.rollcall.application.intake.UntoldTouches;
import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.reconcile.BeginReconciliation;
import dev.rollcall.application.reconcile.CompareMembership;
import dev.rollcall.application.reconcile.CompareTouched;
import dev.rollcall.application.reconcile.LookAtMembership;
import dev.rollcall.application.reconcile.MissedLeavers;
import dev.rollcall.application.reconcile.ReconcileTrail;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.platform.log.Metrics;
import dev.rollcall.testing.FakePersonRecords;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryCampaigns;
import dev.rollcall.testing.InMemoryDrifts;
import dev.rollcall.testing.InMemoryExpectedPeople;
import dev.rollcall.testing.InMemoryPreExistings;
import dev.rollcall.testing.InMemoryReconcileRuns;
import dev.rollcall.testing.InMemoryReconcileRuns.Execution;
import dev.rollcall.testing.InMemoryReconciliations;
import dev.rollcall.testing.InMemoryTouches;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;
import dev.rollcall.testing.slack.OrganisationPorts;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In which order a minute's work is done. */
class ReconcileTickTest {
    private static final Duration EVERY = Duration.ofHours(4);

    private static final Context NOT_ASKED =
            (Context)
                    Proxy.newProxyInstance(
                            Context.class.getClassLoader(),
                            new Class<?>[] {Context.class},
                            (_, method, _) -> {
                                throw new UnsupportedOperationException(method.getName());
                            });

    private final LeaverWorld world = new LeaverWorld();
    private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
    private final InMemoryReconcileRuns runs = new InMemoryReconcileRuns();

    /** An invocation that is over its time just ends. */
    private static final class TimedOut extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_source_that_takes_all_the_time_keeps_no_reconciliation_from_going_on() {
        SnapshotId id = new SnapshotId("20261127T060000Z-00000001");
        reconciliations.replace(
                Optional.empty(),
                Reconciliation.begin(
                        id,
                        world.clock.instant(),
                        "0".repeat(64),
                        List.of(SnapshotPart.people(new SourceId("okta"))),
                        Optional.empty()));

        assertThatThrownBy(() -> tick().handleRequest(Map.of(), NOT_ASKED))
                .isInstanceOf(TimedOut.class);
        assertThat(runs.started()).containsExactly(new Execution(id, 1));
    }

    private ReconcileTickFunction tick() {
        return new ReconcileTickFunction(
                new BeginReconciliation(
                        reconciliations,
                        runs,
                        FixedPolicies.usual(),
                        world.belongings,
                        world.cursors,
                        new ReconcileTrail(world.ledger),
                        () -> "00000002",
                        EVERY,
                        world.clock),
                new UntoldTouches(world.cursors, reconciliations, world.clock),
                touched(),
                new HearOfChanges(
                        List.of(new Endless()),
                        world.cursors,
                        new LostPlaces(world.cursors, reconciliations, world.clock),
                        world.receive,
                        world.clock),
                new TakeExports(List.of(), world.cursors),
                new ReleaseWaiting(List.of(), world.inbox, world.clock),
                new MissedLeavers(
                        List.of(),
                        world.cursors,
                        world.links,
                        world.cases,
                        world.runs,
                        FixedPolicies.usual(),
                        world.receive,
                        EVERY,
                        world.clock),
                new TendCampaigns(
                        new InMemoryCampaigns(),
                        new CloseItems(
                                new InMemoryCampaigns(),
                                new InMemoryPreExistings(),
                                world.cases,
                                world.clock),
                        reconciliations,
                        world.stop,
                        new RecountVotes(
                                new PolicyDesk(world.clock, world.ledger, world.escalations)
                                        .inForce,
                                world.links,
                                world.source),
                        world.receive,
                        new CampaignRecord(world.ledger, world.clock),
                        world.escalations,
                        world.clock),
                new Turns(),
                new Metrics("tick", world.clock),
                world.clock);
    }

    private CompareTouched touched() {
        Policies policies = FixedPolicies.usual();
        OrganisationPorts slack = new InMemorySlackOrganisation(world.clock).ports();
        return new CompareTouched(
                new InMemoryTouches(),
                world.links,
                new InMemoryExpectedPeople(),
                slack.directory(),
                world.runs,
                new CompareMembership(
                        policies,
                        new LookAtMembership(
                                policies,
                                new FakePersonRecords(),
                                slack.directory(),
                                slack.memberships(),
                                world.belongings,
                                world.grants,
                                new InMemoryPreExistings(),
                                world.links),
                        world.grants,
                        new InMemoryDrifts(),
                        world.escalations,
                        world.receive,
                        world.clock),
                world.receive,
                world.clock);
    }

    private static final class Endless implements ChangeFeed {
        @Override
        public SourceId source() {
            return new SourceId("entra");
        }

        @Override
        public String name() {
            return "entra-endless";
        }

        @Override
        public Told read(Optional<String> cursor) {
            throw new TimedOut();
        }
    }
}
