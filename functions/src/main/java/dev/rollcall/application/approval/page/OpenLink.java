package dev.rollcall.application.approval.page;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovalLinks;
import dev.rollcall.application.port.ApprovalLinks.Link;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out what an approver's link leads to. */
public final class OpenLink {
    /** 256 bits in the URL-safe alphabet. Anything else is not even looked up. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final ApprovalLinks links;
    private final Batches batches;
    private final Policies policies;
    private final Clock clock;

    public OpenLink(ApprovalLinks links, Batches batches, Policies policies, Clock clock) {
        this.links = requireNonNull(links, "links is null");
        this.batches = requireNonNull(batches, "batches is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** More lists than follow one another within the time of a link, but for the worst storm. */
    private static final int FARTHEST = 100;

    /**
     * A sealed batch, and whose link it was.
     *
     * @param older what the link was made for, if another batch has taken that one's place
     */
    public record Opened(Batch batch, Approver approver, Optional<Batch> older) {
        public Opened {
            requireNonNull(batch, "batch is null");
            requireNonNull(approver, "approver is null");
            requireNonNull(older, "older is null");
        }

        /** Returns whether this approver's vote is still wanted. */
        public boolean isOpen() {
            return batch.state() == BatchState.PENDING && !batch.hasVoteOf(approver.id());
        }
    }

    /**
     * Empty alike for what is unknown, forged, expired, or of somebody who approves no more. A link
     * that was used leads to its result for as long as the store keeps it; one whose list was
     * superseded leads to the list that holds its items now, so that a storm that goes on does not
     * outrun its approvers.
     */
    public Optional<Opened> open(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        return links.find(Hashes.sha256(secret)).flatMap(link -> opened(link, clock.instant()));
    }

    private Optional<Opened> opened(Link link, Instant now) {
        Optional<Approver> approver = policies.approvals().approver(link.approver());
        Optional<Batch> own = batches.find(link.batch()).filter(b -> b.seal().isPresent());
        if (approver.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        if (!now.isBefore(link.expiresAt())) {
            return own.filter(batch -> batch.hasVoteOf(link.approver()))
                    .map(batch -> new Opened(batch, approver.get(), Optional.empty()));
        }
        Batch newest = newest(own.get());
        return Optional.of(
                new Opened(
                        newest,
                        approver.get(),
                        own.filter(batch -> !batch.id().equals(newest.id()))));
    }

    /** Follows what was superseded to the newest batch that is sealed. */
    private Batch newest(Batch batch) {
        Batch newest = batch;
        for (int step = 0; step < FARTHEST && newest.state() == BatchState.SUPERSEDED; step++) {
            Optional<Batch> next =
                    newest.supersededBy()
                            .flatMap(batches::find)
                            .filter(heir -> heir.seal().isPresent());
            if (next.isEmpty()) {
                return newest;
            }
            newest = next.get();
        }
        return newest;
    }
}
