package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What approvers choose and how they vote. Each write of choices raises the draft's version, and
 * the vote names it: what is voted on is what was shown.
 */
final class Ballots {
    private static final int HEADER = 0;
    private static final int DRAFT = 1;
    private static final int CHOICES_AT_ONCE = Table.AT_ONCE - 2;
    private static final long NO_DRAFT = 0;

    private final Table table;
    private final BatchHeaders headers;

    Ballots(Table table) {
        this.table = requireNonNull(table, "table is null");
        this.headers = new BatchHeaders(table);
    }

    boolean choose(BatchId id, ApproverId approver, Map<Target, Choice> choices) {
        List<Map.Entry<Target, Choice>> left = List.copyOf(choices.entrySet());
        do {
            int some = Math.min(CHOICES_AT_ONCE, left.size());
            if (!chooseSome(id, approver, left.subList(0, some))) {
                return false;
            }
            left = left.subList(some, left.size());
        } while (!left.isEmpty());
        return true;
    }

    private boolean chooseSome(
            BatchId id, ApproverId approver, List<Map.Entry<Target, Choice>> choices) {
        List<Write> writes = new ArrayList<>();
        writes.add(isPending(id));
        writes.add(
                new Write.Update(
                        Keys.draft(id, approver),
                        "SET #version = if_not_exists(#version, :none) + :one",
                        "attribute_not_exists(#voted)",
                        Attributes.none().with("none", NO_DRAFT).with("one", 1)));
        for (Map.Entry<Target, Choice> choice : choices) {
            writes.add(
                    Write.Put.always(
                            Attributes.at(Keys.choice(id, approver, choice.getKey()))
                                    .with("item", choice.getKey().toString())
                                    .with("choice", choice.getValue().name())));
        }
        return table.transact(writes) instanceof Transacted.Done;
    }

    /** Read until the version is the same before and after: choices of one moment. */
    Batches.Draft draft(BatchId id, ApproverId approver) {
        return table.backoff()
                .untilSettled(
                        "Reading a draft",
                        () -> {
                            long version = version(id, approver);
                            Map<Target, Choice> choices = choices(id, approver);
                            return version == version(id, approver)
                                    ? Optional.of(new Batches.Draft(choices, version))
                                    : Optional.empty();
                        });
    }

    Batches.Voted vote(BatchId id, Vote vote, long draftVersion) {
        return table.backoff()
                .untilSettled("Recording a vote", () -> voteOnce(id, vote, draftVersion));
    }

    /** Empty: somebody else voted at the same moment; nothing is written. */
    private Optional<Batches.Voted> voteOnce(BatchId id, Vote vote, long draftVersion) {
        Batch batch = headers.known(id).batch();
        Optional<Vote> before =
                batch.votes().stream()
                        .filter(given -> given.approver().equals(vote.approver()))
                        .findFirst();
        if (before.isPresent()) {
            return Optional.of(
                    before.get().saysTheSameAs(vote)
                            ? new Batches.Voted.Counted(batch)
                            : new Batches.Voted.VotedBefore(before.get()));
        }
        if (batch.state() != BatchState.PENDING) {
            return Optional.of(new Batches.Voted.TooLate(batch));
        }
        List<Write> writes = List.of(counting(batch, vote), voted(id, vote, draftVersion));
        return switch (table.transactOnce(writes)) {
            case Transacted.Done _ ->
                    Optional.of(new Batches.Voted.Counted(headers.known(id).batch()));
            case Transacted.Refused refused when !refused.at(HEADER) && refused.at(DRAFT) ->
                    Optional.of(new Batches.Voted.DraftMoved());
            case Transacted.Refused _, Transacted.Contended _ -> Optional.empty();
        };
    }

    /** Adds the vote if no other was given since the batch was read. */
    private static Write.Update counting(Batch batch, Vote vote) {
        List<Vote> votes = new ArrayList<>(batch.votes());
        votes.add(vote);
        Attributes values =
                Attributes.none()
                        .with("pending", BatchState.PENDING.name())
                        .with("before", BallotAttributes.of(batch.votes()))
                        .with("votes", BallotAttributes.of(votes));
        String condition = "#state = :pending AND #votes = :before";
        return batch.isDecidedBy(votes)
                ? new Write.Update(
                        Keys.batch(batch.id()),
                        "SET #votes = :votes, #state = :decided, #decidedAt = :at",
                        condition,
                        values.with("decided", BatchState.DECIDED.name()).with("at", vote.at()))
                : new Write.Update(
                        Keys.batch(batch.id()), "SET #votes = :votes", condition, values);
    }

    /** Closes the draft if it is as it was when the vote's digest was computed. */
    private static Write.Update voted(BatchId id, Vote vote, long draftVersion) {
        Attributes yes = Attributes.none().with("yes", true);
        Key draft = Keys.draft(id, vote.approver());
        return draftVersion == NO_DRAFT
                ? new Write.Update(draft, "SET #voted = :yes", Write.ABSENT, yes)
                : new Write.Update(
                        draft,
                        "SET #voted = :yes",
                        "#version = :version",
                        yes.with("version", draftVersion));
    }

    private static Write.Check isPending(BatchId id) {
        return new Write.Check(
                Keys.batch(id),
                "#state = :pending",
                Attributes.none().with("pending", BatchState.PENDING.name()));
    }

    private long version(BatchId id, ApproverId approver) {
        return table.get(Keys.draft(id, approver))
                .filter(draft -> draft.has("version"))
                .map(draft -> draft.number("version"))
                .orElse(NO_DRAFT);
    }

    private Map<Target, Choice> choices(BatchId id, ApproverId approver) {
        Map<Target, Choice> choices = new HashMap<>();
        for (Attributes row : table.beginning(Keys.choices(id, approver))) {
            choices.put(Target.parse(row.text("item")), Choice.valueOf(row.text("choice")));
        }
        return choices;
    }
}
