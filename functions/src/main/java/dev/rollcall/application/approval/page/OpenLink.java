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

    /** A sealed batch, and whose link it was. */
    public record Opened(Batch batch, Approver approver) {
        public Opened {
            requireNonNull(batch, "batch is null");
            requireNonNull(approver, "approver is null");
        }

        /** Returns whether this approver's vote is still wanted. */
        public boolean isOpen() {
            return batch.state() == BatchState.PENDING && !batch.hasVoteOf(approver.id());
        }
    }

    /**
     * Empty alike for what is unknown, forged, expired, or of somebody who approves no more. A link
     * that was used leads to its result for as long as the store keeps it.
     */
    public Optional<Opened> open(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return links.find(Hashes.sha256(secret))
                .flatMap(link -> opened(link).filter(opened -> isGood(link, opened, now)));
    }

    private Optional<Opened> opened(Link link) {
        return batches.find(link.batch())
                .filter(batch -> batch.seal().isPresent())
                .flatMap(batch ->
                        policies.approvals()
                                .approver(link.approver())
                                .map(approver -> new Opened(batch, approver)));
    }

    private static boolean isGood(Link link, Opened opened, Instant now) {
        return now.isBefore(link.expiresAt()) || opened.batch().hasVoteOf(opened.approver().id());
    }
}
