package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.util.Set;

/**
 * What the other side said to one call about many accounts.
 *
 * @param reply for all of them but those left out
 * @param leftOut for whom it was not done, as far as the answer names them
 * @param becauseOfSome whether a refusal is about single ones of them, so that the others may be
 *     asked for again
 */
public record BulkReply(WriteReply reply, Set<AccountId> leftOut, boolean becauseOfSome) {
    public BulkReply {
        requireNonNull(reply, "reply is null");
        leftOut = Set.copyOf(leftOut);
    }

    /** Returns a reply that holds for all of them alike. */
    public static BulkReply forAll(WriteReply reply) {
        return new BulkReply(reply, Set.of(), false);
    }
}
