package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Batches.Draft;
import dev.rollcall.application.port.Batches.Voted;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Takes an approver's word on a sealed batch. */
public final class CastVote {
    /** A source's mistake is looked at again after a day, whatever happens. */
    public static final Duration SHOWN_AGAIN = Duration.ofHours(24);

    /** "Not now" is not "never". */
    public static final Duration LONGEST_NOT_NOW = Duration.ofDays(30);

    private final Batches batches;
    private final WakeApproval wake;
    private final BatchRecord record;
    private final Clock clock;

    public CastVote(Batches batches, WakeApproval wake, BatchRecord record, Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.wake = requireNonNull(wake, "wake is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What the approver said.
     *
     * @param digest as the page showed it
     * @param rest what becomes of what is not released
     * @param until for {@code NOT_NOW}: when it is shown again
     * @param phrase as typed
     */
    public record Ballot(
            BatchId batch,
            Vote.Scope scope,
            String digest,
            Choice rest,
            Instant until,
            String phrase) {}

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * @param decided whether no further vote is needed
         */
        record Counted(Batch batch, boolean decided) implements Outcome {}

        /** This approver's earlier word stands. */
        record VotedBefore(Vote vote) implements Outcome {}

        /** Superseded, expired, or decided by others. */
        record TooLate(Batch batch) implements Outcome {}

        /** What would be released is not what the page showed: look again. */
        record Moved() implements Outcome {}

        record WrongPhrase(String expected) implements Outcome {}

        /** The approver is on the list. */
        record NotAllowed() implements Outcome {}

        /** A date that is past or too far away, or nothing chosen. */
        record Invalid(String whatToDo) implements Outcome {}
    }

    /** Returns what has to be typed: it names what will happen. */
    public static String phrase(Vote.Scope scope, int released, int size) {
        return switch (scope) {
            case ALL, PART -> "release " + released;
            case NONE -> "reject " + size;
        };
    }

    public Outcome cast(Approver approver, Ballot ballot) {
        Batch batch = batches.find(ballot.batch()).orElse(null);
        if (batch == null || batch.state() == BatchState.COLLECTING) {
            return new Outcome.Invalid("There is no such sealed batch.");
        }
        List<HeldItem> items = SealedList.of(batch, batches);
        if (approver.isIn(items)) {
            return new Outcome.NotAllowed();
        }
        Draft draft = batches.draft(batch.id(), approver.id());
        List<HeldItem> released = Verdict.releasedBy(ballot.scope(), items, draft.choices());
        if (!Verdict.digest(released, batch).equals(ballot.digest())) {
            return new Outcome.Moved();
        }
        String expected = phrase(ballot.scope(), released.size(), items.size());
        if (!expected.equals(ballot.phrase().strip().toLowerCase(Locale.ROOT))) {
            return new Outcome.WrongPhrase(expected);
        }
        Instant now = clock.instant();
        if (ballot.scope() == Vote.Scope.PART && released.isEmpty()) {
            return new Outcome.Invalid("Choose at least one person, or reject the whole list.");
        }
        Instant until = ballot.rest() == Choice.NOT_NOW ? ballot.until() : now.plus(SHOWN_AGAIN);
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_NOT_NOW))) {
            return new Outcome.Invalid("Choose a date within the next 30 days.");
        }
        Vote vote =
                new Vote(
                        approver.id(),
                        now,
                        ballot.scope(),
                        ballot.digest(),
                        released.size(),
                        ballot.rest(),
                        until);
        return answer(batches.vote(batch.id(), vote, draft.version()));
    }

    private Outcome answer(Voted voted) {
        return switch (voted) {
            case Voted.Counted(Batch batch) -> {
                record.votes(batch);
                boolean decided = batch.state() == BatchState.DECIDED;
                if (decided) {
                    wake.wake(batch);
                }
                yield new Outcome.Counted(batch, decided);
            }
            case Voted.VotedBefore(Vote before) -> new Outcome.VotedBefore(before);
            case Voted.TooLate(Batch batch) -> new Outcome.TooLate(batch);
            case Voted.DraftMoved() -> new Outcome.Moved();
        };
    }
}
