package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Restores;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.Snapshots;

import java.time.Clock;

/**
 * All that the steps of a reconciliation need, and the steps.
 *
 * @param source says what it knows of single people
 */
public record Reconciling(
        BothSides sides,
        Snapshots snapshots,
        Reconciliations reconciliations,
        Drifts drifts,
        Policies policies,
        SlackCapabilities capabilities,
        PersonSource source,
        Accounts accounts,
        Memberships memberships,
        Links links,
        LinkDisputes disputes,
        Grants grants,
        Restores restores,
        PreExistings preExistings,
        Cases cases,
        Runs runs,
        Batches batches,
        Breaker breaker,
        Populations populations,
        Outbox outbox,
        Ledger ledger,
        AuditChanges auditChanges,
        ReceiveHints receive,
        Clock clock) {
    public Reconciling {
        requireNonNull(sides, "sides is null");
        requireNonNull(snapshots, "snapshots is null");
        requireNonNull(reconciliations, "reconciliations is null");
        requireNonNull(drifts, "drifts is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(capabilities, "capabilities is null");
        requireNonNull(source, "source is null");
        requireNonNull(accounts, "accounts is null");
        requireNonNull(memberships, "memberships is null");
        requireNonNull(links, "links is null");
        requireNonNull(disputes, "disputes is null");
        requireNonNull(grants, "grants is null");
        requireNonNull(restores, "restores is null");
        requireNonNull(preExistings, "preExistings is null");
        requireNonNull(cases, "cases is null");
        requireNonNull(runs, "runs is null");
        requireNonNull(batches, "batches is null");
        requireNonNull(breaker, "breaker is null");
        requireNonNull(populations, "populations is null");
        requireNonNull(outbox, "outbox is null");
        requireNonNull(ledger, "ledger is null");
        requireNonNull(auditChanges, "auditChanges is null");
        requireNonNull(receive, "receive is null");
        requireNonNull(clock, "clock is null");
    }

    /**
     * @param seen of calls before this one in the same process
     */
    public ReadSnapshot readSnapshot(SeenPages seen) {
        return new ReadSnapshot(
                sides,
                snapshots,
                reconciliations,
                policies,
                capabilities,
                ended -> trail().ended(ended, snapshots),
                seen,
                clock);
    }

    public NameDifferences nameDifferences() {
        return new NameDifferences(
                new CompareCompany(
                        sides,
                        snapshots,
                        reconciliations,
                        source,
                        accounts,
                        capabilities,
                        policies,
                        grants,
                        preExistings,
                        disputes,
                        runs,
                        new SeeLeaver(batches, cases)),
                new TraceFindings(
                        auditChanges,
                        capabilities,
                        reconciliations::lastGood,
                        accounts::installer,
                        drifts::find),
                new KeepDrift(drifts, new RefundForeign(breaker), clock),
                new FindForeign(breaker, cases, reconciliations, new FormerHoldings(snapshots)),
                new CountForeign(breaker, accounts, source, outbox),
                new OfferReturns(restores, grants, reconciliations, new FormerHoldings(snapshots)),
                new OfferLost(restores, grants, outbox),
                new PlanDocument(snapshots),
                report(),
                new TellOwners(outbox, clock),
                new TendPreExisting(preExistings, restores, outbox, clock),
                snapshots,
                trail(),
                reconciliations,
                policies,
                clock);
    }

    public SetRight setRight() {
        return new SetRight(
                new PlanDocument(snapshots),
                reconciliations,
                breaker,
                new AdmitGhosts(breaker, policies, memberships),
                drifts,
                new ChangeDrift(drifts),
                receive,
                clock);
    }

    public SeeWhatCame seeWhatCame() {
        return new SeeWhatCame(
                new PlanDocument(snapshots),
                reconciliations,
                new LookWhetherRight(
                        accounts, sides.accounts(), memberships, links, source, policies),
                drifts,
                new ChangeDrift(drifts),
                runs,
                batches,
                breaker,
                report(),
                snapshots,
                trail(),
                clock);
    }

    private ReconcileTrail trail() {
        return new ReconcileTrail(ledger);
    }

    private ReconcileReport report() {
        return new ReconcileReport(snapshots, reconciliations, populations, drifts, clock);
    }
}
