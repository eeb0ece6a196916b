package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.LinkLists;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.adoption.LinkProposal.Pair;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The links of a company of which nothing is recorded: those that are given, and those that a
 * company's adoption would propose from what was read. Links are the last list that is read, so all
 * others are there by then.
 */
final class ProposedLinks implements LinkLists {
    private static final String RULE = "proposed";

    private final CompareCompany compare;
    private final Snapshots snapshots;
    private final Reconciliations reconciliations;
    private final Policies policies;
    private final List<Link> given;
    private final Clock clock;
    private Optional<ProposeLinks.Proposed> proposed = Optional.empty();

    ProposedLinks(
            CompareCompany compare,
            Snapshots snapshots,
            Reconciliations reconciliations,
            Policies policies,
            List<Link> given,
            Clock clock) {
        this.compare = requireNonNull(compare, "compare is null");
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.given = List.copyOf(given);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns what was proposed; empty before that, or where a list that it takes is not whole. */
    Optional<ProposeLinks.Proposed> proposed() {
        return proposed;
    }

    @Override
    public CursorListed<Link> links(CursorPoint from) {
        Reconciliation present =
                reconciliations
                        .latest()
                        .orElseThrow(() -> new IllegalStateException("Nothing is being read"));
        snapshots.keep(present.id(), SnapshotPart.LINKS, 0, given.stream().map(this::row).toList());
        PartResult assumed =
                new PartResult(
                        SnapshotPart.LINKS,
                        1,
                        given.size(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty());
        proposed =
                compare.compare(
                                present.with(assumed, List.of()),
                                policies.access(),
                                clock.instant())
                        .links();
        if (proposed.isEmpty() && given.isEmpty()) {
            throw new PortFailure.NeedsHuman("Proposing links", "links-not-proposed");
        }
        List<Link> all =
                Stream.concat(given.stream(), pairs().map(pair -> link(pair, present))).toList();
        return new CursorListed<>(all, new CursorListing.Ended(all.size(), Set.of()));
    }

    private Stream<Pair> pairs() {
        return proposed.stream()
                .flatMap(one -> one.items().stream())
                .filter(Pair.class::isInstance)
                .map(Pair.class::cast);
    }

    private SnapshotRow row(Link link) {
        return new SnapshotRow.Linked(link.person(), link.account(), link.madeAt());
    }

    private static Link link(Pair pair, Reconciliation present) {
        return new Link(pair.person(), pair.account(), present.begun(), RULE);
    }
}
