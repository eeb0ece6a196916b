package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftOutlook;
import dev.rollcall.domain.reconcile.DriftRecord;

import java.util.List;
import java.util.Optional;

/** Shows drift, and what comes of it by the policy in force. Any role may look. */
public final class LookAtDrift {
    static final int A_PAGE = 200;

    private final Gate gate;
    private final Drifts drifts;
    private final Policies policies;

    public LookAtDrift(Gate gate, Drifts drifts, Policies policies) {
        this.gate = requireNonNull(gate, "gate is null");
        this.drifts = requireNonNull(drifts, "drifts is null");
        this.policies = requireNonNull(policies, "policies is null");
    }

    /**
     * What was seen.
     *
     * @param outlook by the policy that is in force now
     * @param next where the listing goes on; empty: that was all
     */
    public record Seen(List<DriftRecord> records, DriftOutlook outlook, Optional<String> next) {
        public Seen {
            records = List.copyOf(records);
            requireNonNull(outlook, "outlook is null");
            requireNonNull(next, "next is null");
        }
    }

    /**
     * Returns at most 200 that are not gone.
     *
     * @param from {@link Drifts#START}, or where the page before says
     * @throws IllegalArgumentException if that is no point of the listing
     */
    public Gated<Seen> page(Caller caller, String from) {
        return gate.pass(caller, "drift-list")
                .map(_ -> {
                    Drifts.Page page = drifts.notGone(from, A_PAGE);
                    return new Seen(page.records(), outlook(policies), page.next());
                });
    }

    /**
     * Returns the one with its story, also if it is gone; none: it was never found, or long ago.
     */
    public Gated<Seen> one(Caller caller, DriftId id) {
        return gate.pass(caller, "drift-show")
                .map(_ ->
                        new Seen(
                                drifts.find(id).stream().toList(),
                                outlook(policies),
                                Optional.empty()));
    }

    /** Returns what comes of drift by the policy that is in force now. */
    public DriftOutlook outlook() {
        return outlook(policies);
    }

    static DriftOutlook outlook(Policies policies) {
        return new DriftOutlook(
                policies.reactions(), policies.leavers().observesOnly(), policies.access());
    }
}
