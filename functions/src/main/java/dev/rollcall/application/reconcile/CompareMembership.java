package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.Touch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares one thing that somebody has or has not any more, by the rules of a reconciliation: both
 * sides are read afresh, and what differs is named, and set right where the policy says so.
 */
public final class CompareMembership {
    /** What it can be called that somebody has too much, or lacks. */
    private static final List<DriftKind> KINDS =
            List.of(
                    DriftKind.MANUAL_ADD,
                    DriftKind.MISSING_GRANT,
                    DriftKind.OUTLIVED_GRANT,
                    DriftKind.PRE_EXISTING);

    private final Policies policies;
    private final LookAtMembership look;
    private final Grants grants;
    private final Drifts drifts;
    private final ChangeDrift change;
    private final TellOwners tellOwners;
    private final ReceiveHints receive;
    private final Clock clock;

    public CompareMembership(
            Policies policies,
            LookAtMembership look,
            Grants grants,
            Drifts drifts,
            Outbox outbox,
            ReceiveHints receive,
            Clock clock) {
        this.policies = requireNonNull(policies, "policies is null");
        this.look = requireNonNull(look, "look is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.drifts = requireNonNull(drifts, "drifts is null");
        this.change = new ChangeDrift(drifts);
        this.tellOwners = new TellOwners(outbox, clock);
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns whether it is not as it should be.
     *
     * @throws PortFailure if one of both sides cannot be read
     */
    boolean differs(Touch.Membership touch, PersonId person) {
        AccessPolicy policy = policies.access();
        if (!isCompared(policy, touch.thing())) {
            return false;
        }
        List<DriftRecord> known = known(touch, person);
        if (known.isEmpty() && isAsRecorded(touch, person)) {
            return false;
        }
        Instant now = clock.instant();
        Optional<List<Finding>> read = look.at(policy, person, touch, now);
        if (read.isEmpty()) {
            return false;
        }
        List<Finding> findings = read.get();
        findings.forEach(finding -> found(finding, touch, policy, now));
        gone(known, findings, now);
        return !findings.isEmpty();
    }

    private static boolean isCompared(AccessPolicy policy, Entitlement thing) {
        return policy.mappings().stream()
                .filter(mapping -> mapping.mode() != MappingMode.OBSERVE)
                .anyMatch(mapping -> mapping.grants().contains(thing));
    }

    /** Most of what is touched is touched by Rollcall itself: then nothing is read. */
    private boolean isAsRecorded(Touch.Membership touch, PersonId person) {
        boolean given =
                grants.of(person).stream()
                        .filter(one -> one.grant().entitlement().equals(touch.thing()))
                        .map(one -> one.mayBeGivenTo(touch.account()))
                        .anyMatch(one -> one.state() == RecordedGrant.State.GIVEN);
        return given == touch.has();
    }

    private List<DriftRecord> known(Touch.Membership touch, PersonId person) {
        return KINDS.stream()
                .map(kind -> drift(kind, touch, person))
                .flatMap(drift -> drifts.find(drift.id()).stream())
                .filter(record -> !record.isGone())
                .toList();
    }

    private static Drift drift(DriftKind kind, Touch.Membership touch, PersonId person) {
        return new Drift(
                kind,
                Optional.of(person),
                Optional.of(touch.account()),
                Optional.of(touch.thing()),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private void found(Finding finding, Touch.Membership touch, AccessPolicy policy, Instant now) {
        Drift drift = finding.drift();
        Optional<DriftRecord> known = drifts.find(drift.id());
        DriftRecord record = change.found(drift, known, one -> one.found(drift, now), now);
        if (record.state() instanceof DriftRecord.State.Contested
                && known.filter(DriftRecord::isGone).isPresent()) {
            tellOwners.of(List.of(record), policy);
        }
        if (finding.correctable()
                && !policies.leavers().observesOnly()
                && policies.reactions().to(drift.kind()) == Reaction.CORRECT
                && record.mayBeCorrected(now)) {
            change.of(record, one -> one.correcting(now));
            receive.receive(
                    List.of(
                            DriftHint.about(
                                    drift.person().orElseThrow(),
                                    false,
                                    drift.id() + "#" + touch.at(),
                                    now)));
        }
    }

    /** What a fresh look at both sides does not show is over. */
    private void gone(List<DriftRecord> known, List<Finding> findings, Instant now) {
        known.stream()
                .filter(record ->
                        findings.stream().noneMatch(f -> f.drift().id().equals(record.id())))
                .forEach(record -> change.of(record, one -> one.gone(now)));
    }
}
