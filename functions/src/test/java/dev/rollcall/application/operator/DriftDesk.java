package dev.rollcall.application.operator;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.testing.FixedPolicies.INES;
import static dev.rollcall.testing.FixedPolicies.OLE;
import static dev.rollcall.testing.FixedPolicies.VERA;

import dev.rollcall.application.intake.DispatchHint;
import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.operator.CallerArn;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.operator.Role;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryDrifts;
import dev.rollcall.testing.InMemoryInbox;
import dev.rollcall.testing.InMemoryLedger;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.InMemoryStopSwitch;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.RecordingWorkflows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What operators need who look at drift, in memory; by a policy whose reactions can be chosen. */
final class DriftDesk implements Policies {
    static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    static final Caller BY_OLE = new Caller(OLE.arn().value(), "ASIA1");
    static final Caller BY_VERA = new Caller(VERA.arn().value(), "ASIA2");
    static final Caller BY_INES = new Caller(INES.arn().value(), "ASIA3");
    static final Caller BY_NIA =
            new Caller("arn:aws:sts::111122223333:assumed-role/Rollcall/nia", "ASIA4");
    static final Caller STRANGER =
            new Caller("arn:aws:sts::111122223333:assumed-role/X/y", "ASIA5");

    private static final FixedPolicies USUAL = FixedPolicies.usual();

    final MovableClock clock = new MovableClock(NOON);
    final InMemoryDrifts drifts = new InMemoryDrifts();
    final InMemoryInbox inbox = new InMemoryInbox();
    final RecordingWorkflows workflows = new RecordingWorkflows();
    final OperatorRecord record;
    final Gate gate;
    final ReceiveHints receive;

    private final InMemoryLedger ledger =
            new InMemoryLedger(new InMemoryRuns(), new InMemoryStopSwitch());
    private Map<DriftKind, Reaction> reactions = Map.of();
    private boolean observesOnly;

    DriftDesk() {
        record = new OperatorRecord(ledger, this, clock);
        gate = new Gate(this, record);
        receive =
                new ReceiveHints(
                        inbox,
                        new DispatchHint(new InMemoryRuns(), workflows, inbox, clock),
                        clock);
    }

    DriftDesk reacting(DriftKind kind, Reaction reaction) {
        reactions = Map.of(kind, reaction);
        return this;
    }

    DriftDesk observing() {
        observesOnly = true;
        return this;
    }

    /** Puts it on the records as it was found first. */
    DriftRecord found(DriftKind kind) {
        return kept(DriftRecord.first(drift(kind), NOON.minusSeconds(3600)));
    }

    DriftRecord kept(DriftRecord next) {
        drifts.replace(drifts.find(next.id()), next);
        return next;
    }

    List<LedgerEntry> ledger() {
        return ledger.of(OperatorRecord.ID).stream().map(Ledger.Stored::entry).toList();
    }

    static Drift drift(DriftKind kind) {
        return new Drift(
                kind,
                Optional.of(ANA),
                Optional.of(ANAS),
                Optional.of(new Entitlement.UserGroup("T1", "S2")),
                new TreeMap<>(Map.of("backend", "lists it")),
                new TreeMap<>(Map.of("has", "yes")));
    }

    @Override
    public LeaverPolicy leavers() {
        LeaverPolicy usual = USUAL.leavers();
        return observesOnly
                ? new LeaverPolicy(
                        usual.digest(),
                        usual.sla(),
                        usual.dwell(),
                        usual.deactivations(),
                        Set.of(),
                        LeaverPolicy.Mode.OBSERVE)
                : usual;
    }

    @Override
    public PlanRules plans() {
        return USUAL.plans();
    }

    @Override
    public ApprovalPolicy approvals() {
        return USUAL.approvals();
    }

    /** Nia looks after approvers, besides the usual ones. */
    @Override
    public Operators operators() {
        return new Operators(
                List.of(
                        INES,
                        OLE,
                        VERA,
                        new Operator(
                                new OperatorId("nia"),
                                new CallerArn(BY_NIA.arn()),
                                Set.of(Role.APPROVER_ADMIN))));
    }

    @Override
    public AccessPolicy access() {
        return USUAL.access();
    }

    @Override
    public Reactions reactions() {
        return new Reactions(reactions);
    }
}
