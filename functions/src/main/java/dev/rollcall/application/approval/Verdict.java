package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a decided batch's votes come to, item by item: released is what every vote releases. It
 * holds only over the very list that was sealed and the very choices that were voted on.
 */
final class Verdict {
    private record Ballot(Vote vote, Map<Target, Choice> singles) {
        Choice on(HeldItem item) {
            return vote.on(Optional.ofNullable(singles.get(item.change().target())));
        }
    }

    private final List<HeldItem> items;
    private final List<Ballot> ballots;

    private Verdict(List<HeldItem> items, List<Ballot> ballots) {
        this.items = List.copyOf(items);
        this.ballots = List.copyOf(ballots);
    }

    /**
     * @throws PortFailure.NeedsHuman if list or choices are not those that were voted on
     */
    static Verdict of(Batch batch, Batches batches) {
        List<HeldItem> items = SealedList.of(batch, batches);
        List<Ballot> ballots = new ArrayList<>();
        for (Vote vote : batch.votes()) {
            Map<Target, Choice> singles = batches.draft(batch.id(), vote.approver()).choices();
            if (!digest(releasedBy(vote.scope(), items, singles), batch).equals(vote.digest())) {
                throw new PortFailure.NeedsHuman(
                        "Releasing batch " + batch.id(),
                        "the choices of approver "
                                + vote.approver()
                                + " are not those of the vote; restore them from the table's"
                                + " backup, and find out who wrote them");
            }
            ballots.add(new Ballot(vote, singles));
        }
        return new Verdict(items, ballots);
    }

    /** Returns the list that was sealed. */
    List<HeldItem> items() {
        return items;
    }

    /** Returns what is released, in the order of the items. */
    static List<Target> released(Batch batch, Batches batches) {
        Verdict verdict = of(batch, batches);
        return verdict.items.stream()
                .filter(item -> verdict.on(item) == Choice.RELEASE)
                .map(item -> item.change().target())
                .toList();
    }

    /** Returns the item's fate: the first vote that does not release it says what becomes of it. */
    Choice on(HeldItem item) {
        return against(item).map(ballot -> ballot.on(item)).orElse(Choice.RELEASE);
    }

    /** Returns until when an item that is not released rests at the latest. */
    Instant until(HeldItem item, Instant otherwise) {
        return against(item).map(ballot -> ballot.vote().until()).orElse(otherwise);
    }

    private Optional<Ballot> against(HeldItem item) {
        requireNonNull(item, "item is null");
        return ballots.stream().filter(ballot -> ballot.on(item) != Choice.RELEASE).findFirst();
    }

    /** Returns what one approver's vote would release, for its digest. */
    static List<HeldItem> releasedBy(
            Vote.Scope scope, List<HeldItem> items, Map<Target, Choice> singles) {
        return switch (scope) {
            case ALL -> items;
            case PART ->
                    items.stream()
                            .filter(item -> singles.get(item.change().target()) == Choice.RELEASE)
                            .toList();
            case NONE -> List.of();
        };
    }

    static String digest(List<HeldItem> released, Batch batch) {
        return BatchDigest.of(
                released.stream().map(HeldItem::change).toList(),
                batch.seal().orElseThrow().policyDigest());
    }

    /** For keys of the ledger. */
    static String key(String what, BatchId batch, Target target) {
        return what + "#" + batch + "#" + target;
    }
}
