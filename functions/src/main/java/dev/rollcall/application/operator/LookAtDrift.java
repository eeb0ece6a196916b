package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.reconcile.DriftFilter;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftOutlook;
import dev.rollcall.domain.reconcile.DriftRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows drift, and what comes of it by the policy in force. Any role may look. */
public final class LookAtDrift {
    public static final int A_PAGE = 200;

    /** So many are looked through for one answer; what is narrowed may show few of them. */
    static final int MOST_LOOKED_THROUGH = 2_000;

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
        return page(caller, DriftFilter.ALL, from, A_PAGE);
    }

    /**
     * Returns some of what the filter takes; it may be none, and the listing go on.
     *
     * @param from {@link Drifts#START}, or where the page before of the same filter says
     * @param most at most so many, 1 to 200
     * @throws IllegalArgumentException if that is no point of the listing, or no such number
     */
    public Gated<Seen> page(Caller caller, DriftFilter filter, String from, int most) {
        if (most < 1 || most > A_PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + A_PAGE);
        }
        return gate.pass(caller, "drift-list").map(_ -> page(filter, from, most));
    }

    private Seen page(DriftFilter filter, String from, int most) {
        List<DriftRecord> found = new ArrayList<>();
        Optional<String> next = Optional.of(from);
        int looked = 0;
        // A page that is half full is a page: the last few would take a reading each.
        while (next.isPresent() && found.size() * 2 < most && looked < MOST_LOOKED_THROUGH) {
            Drifts.Page page = drifts.notGone(next.get(), most - found.size());
            page.records().stream().filter(filter::takes).forEach(found::add);
            looked += page.records().size();
            next = page.next();
        }
        return new Seen(found, outlook(policies), next);
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
