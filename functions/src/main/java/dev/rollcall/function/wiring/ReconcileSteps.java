package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.BothSides;
import dev.rollcall.application.reconcile.HandOver;
import dev.rollcall.application.reconcile.NameDifferences;
import dev.rollcall.application.reconcile.ReadSnapshot;
import dev.rollcall.application.reconcile.Reconciling;
import dev.rollcall.application.reconcile.SeeWhatCame;
import dev.rollcall.application.reconcile.SeenPages;
import dev.rollcall.application.reconcile.SetRight;
import dev.rollcall.application.source.ConnectedSources;

import java.time.Clock;
import java.util.function.Supplier;

/** Builds the steps of a reconciliation, each for one call. */
public final class ReconcileSteps {
    private final Stores stores;
    private final Policies policies;
    private final Supplier<ConnectedSources> sources;
    private final Slack slack;
    private final Supplier<? extends Snapshots> snapshots;
    private final ReceiveHints receive;
    private final ReconcileRuns runs;
    private final Clock clock;
    private final SeenPages seen = new SeenPages();

    ReconcileSteps(
            Stores stores,
            Policies policies,
            Supplier<ConnectedSources> sources,
            Slack slack,
            Supplier<? extends Snapshots> snapshots,
            ReceiveHints receive,
            ReconcileRuns runs,
            Clock clock) {
        this.stores = requireNonNull(stores, "stores is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.sources = requireNonNull(sources, "sources is null");
        this.slack = requireNonNull(slack, "slack is null");
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public ReadSnapshot readSnapshot() {
        return reconciling().readSnapshot(seen);
    }

    public NameDifferences nameDifferences() {
        return reconciling().nameDifferences();
    }

    public SetRight setRight() {
        return reconciling().setRight();
    }

    public SeeWhatCame seeWhatCame() {
        return reconciling().seeWhatCame();
    }

    public HandOver handOver() {
        return new HandOver(stores.reconciliations(), runs);
    }

    private Reconciling reconciling() {
        return new Reconciling(
                new BothSides(
                        sources.get().directories(),
                        slack.accountDirectory(),
                        slack.roster(),
                        slack.membershipLists(),
                        stores.linkLists()),
                snapshots.get(),
                stores.reconciliations(),
                stores.drifts(),
                policies,
                slack.capabilities(),
                sources.get().persons(),
                slack.accounts(),
                slack.memberships(),
                stores.links(),
                stores.disputes(),
                stores.grants(),
                stores.restores(),
                stores.preExistings(),
                stores.cases(),
                stores.runs(),
                stores.batches(),
                stores.breaker(),
                stores.populations(),
                stores.outbox(),
                stores.ledger(),
                slack.auditChanges(),
                receive,
                clock);
    }
}
