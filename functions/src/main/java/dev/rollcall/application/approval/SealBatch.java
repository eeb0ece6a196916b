package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Batches.Closing;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Fixes a batch once nothing has joined it for a while: what is sealed never changes. */
public final class SealBatch {
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Batches batches;
    private final Policies policies;
    private final BatchRecord record;
    private final Clock clock;

    public SealBatch(Batches batches, Policies policies, BatchRecord record, Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How the batch stands. */
    public sealed interface Outcome {
        /** Items still join. */
        record Collecting(Instant notBefore) implements Outcome {}

        /** Approvers can be asked. */
        record Sealed() implements Outcome {}

        /** Superseded, decided or empty: there is nobody to ask. */
        record Ended() implements Outcome {}
    }

    public Outcome seal(BatchId id) {
        return switch (batches.close(id, clock.instant())) {
            case Closing.NotYet(Instant notBefore) -> new Outcome.Collecting(soon(notBefore));
            case Closing.Closed(Batch batch) -> sealed(batch);
        };
    }

    /** Whoever is held meanwhile must be signed out, and does not wait for the seal. */
    private Instant soon(Instant notBefore) {
        Instant soon = clock.instant().plus(LOOK_EVERY);
        return soon.isBefore(notBefore) ? soon : notBefore;
    }

    private Outcome sealed(Batch batch) {
        return switch (batch.state()) {
            case COLLECTING -> seal(batch);
            case PENDING -> new Outcome.Sealed();
            case DECIDED, SUPERSEDED, EXPIRED, RETURNED, DONE -> new Outcome.Ended();
        };
    }

    private Outcome seal(Batch batch) {
        List<HeldItem> items = batches.items(batch.id());
        if (items.isEmpty()) {
            batches.enter(batch.id(), BatchState.COLLECTING, BatchState.DONE);
            return new Outcome.Ended();
        }
        Instant now = clock.instant();
        ApprovalPolicy approvals = policies.approvals();
        String policyDigest = policies.leavers().digest();
        Batch.Seal seal =
                new Batch.Seal(
                        now,
                        BatchDigest.of(items.stream().map(HeldItem::change).toList(), policyDigest),
                        policyDigest,
                        expiry(batch, items, now, approvals),
                        approvals.quorum(items.size()));
        Batch sealed = batches.seal(batch.id(), seal);
        if (sealed.state() != BatchState.PENDING) {
            return sealed(sealed);
        }
        Batch.Seal stands = sealed.seal().orElse(seal);
        record.ofBatch(
                sealed,
                Kind.SEALED,
                "sealed",
                Map.of(
                        "digest", stands.digest(),
                        "size", Integer.toString(items.size()),
                        "level", Integer.toString(batch.level()),
                        "quorum", Integer.toString(stands.quorum()),
                        "expiresAt", stands.expiresAt().toString()));
        return new Outcome.Sealed();
    }

    /**
     * Later arrivals must not put off for ever that the next level is asked. Where nobody of the
     * older list waits any more there is nothing to put off, and the new ones get all their time.
     */
    private Instant expiry(
            Batch batch, List<HeldItem> items, Instant now, ApprovalPolicy approvals) {
        if (!approvals.canDecide(batch.level(), items, now) && !approvals.isLast(batch.level())) {
            // Too many of the tier are on the list: waiting for them would be waiting for nobody.
            return now.plus(AT_ONCE);
        }
        Instant fresh = now.plus(approvals.asked(batch.level(), now).next());
        return batch.supersedes()
                .flatMap(batches::find)
                .filter(before -> before.level() == batch.level())
                .filter(before -> before.state() == BatchState.SUPERSEDED)
                .filter(before -> tookOver(items, before.id()))
                .flatMap(Batch::seal)
                .map(Batch.Seal::expiresAt)
                .filter(fresh::isAfter)
                .orElse(fresh);
    }

    private boolean tookOver(List<HeldItem> items, BatchId before) {
        Set<Change> older =
                batches.items(before).stream().map(HeldItem::change).collect(Collectors.toSet());
        return items.stream().map(HeldItem::change).anyMatch(older::contains);
    }
}
