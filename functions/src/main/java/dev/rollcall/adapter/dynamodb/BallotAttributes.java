package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.Vote;

import java.util.List;
import java.util.stream.IntStream;

/** Seals and votes as attributes. */
final class BallotAttributes {
    private BallotAttributes() {}

    static Attributes of(Batch.Seal seal) {
        return Attributes.none()
                .with("at", seal.at())
                .with("digest", seal.digest())
                .with("policyDigest", seal.policyDigest())
                .with("expiresAt", seal.expiresAt())
                .with("quorum", seal.quorum());
    }

    static Batch.Seal seal(Attributes stored) {
        return new Batch.Seal(
                stored.instant("at"),
                stored.text("digest"),
                stored.text("policyDigest"),
                stored.instant("expiresAt"),
                Math.toIntExact(stored.number("quorum")));
    }

    /** Votes by their places in the order in which they were given. */
    static Attributes of(List<Vote> votes) {
        Attributes attributes = Attributes.none();
        for (int place = 0; place < votes.size(); place++) {
            attributes = attributes.with(Integer.toString(place), of(votes.get(place)));
        }
        return attributes;
    }

    static List<Vote> votes(Attributes stored) {
        return IntStream.range(0, stored.values().size())
                .mapToObj(place -> vote(stored.nested(Integer.toString(place))))
                .toList();
    }

    private static Attributes of(Vote vote) {
        return Attributes.none()
                .with("approver", vote.approver().value())
                .with("at", vote.at())
                .with("scope", vote.scope().name())
                .with("digest", vote.digest())
                .with("released", vote.released())
                .with("rest", vote.rest().name())
                .with("until", vote.until());
    }

    private static Vote vote(Attributes stored) {
        return new Vote(
                new ApproverId(stored.text("approver")),
                stored.instant("at"),
                Vote.Scope.valueOf(stored.text("scope")),
                stored.text("digest"),
                Math.toIntExact(stored.number("released")),
                Choice.valueOf(stored.text("rest")),
                stored.instant("until"));
    }
}
