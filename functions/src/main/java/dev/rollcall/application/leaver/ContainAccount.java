package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.ContainHeld;
import dev.rollcall.application.approval.SignOutAsked;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs out one account that is held (rule 8): singly where few are held, together with the others
 * where many are. A run keeps nobody's lease only to look: once Slack was asked it ends, and a
 * later one looks.
 */
public final class ContainAccount {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    /** So long the call for many is waited for; its batch is sealed by then. */
    private static final Duration WAIT_FOR_OTHERS = Batch.LONGEST.plusSeconds(30);

    private final News news;
    private final AdmitLeaver admitLeaver;
    private final EndSessions endSessions;
    private final Batches batches;
    private final Ledger ledger;
    private final Clock clock;

    public ContainAccount(
            News news,
            AdmitLeaver admitLeaver,
            EndSessions endSessions,
            Batches batches,
            Ledger ledger,
            Clock clock) {
        this.news = requireNonNull(news, "news is null");
        this.admitLeaver = requireNonNull(admitLeaver, "admitLeaver is null");
        this.endSessions = requireNonNull(endSessions, "endSessions is null");
        this.batches = requireNonNull(batches, "batches is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How far it is. */
    public sealed interface Outcome {
        /** What became of signing it out singly, or of looking at it. */
        record Singly(Carried carried) implements Outcome {}

        /** Slack was asked to sign it out with many others; it is looked at some time later. */
        record Asked() implements Outcome {}
    }

    /** Whom people have released meanwhile is told by a hint, and is cut instead. */
    public Outcome contain(Runs.Ticket ticket, CaseId caseId, AccountId id) {
        if (news.isThere(ticket, caseId)) {
            return new Outcome.Singly(new Carried.LookAgain());
        }
        Instant now = clock.instant();
        Optional<Instant> asked = SignOutAsked.at(ledger, caseId, id);
        if (asked.isPresent()) {
            return now.isBefore(asked.get().plus(SignOutAsked.LOOK_AFTER))
                    ? new Outcome.Asked()
                    : new Outcome.Singly(endSessions.end(ticket, caseId, id));
        }
        if (isWithOthers(id, now) && !endSessions.isOutOfReach()) {
            return new Outcome.Singly(new Carried.Awaiting(now.plus(LOOK_EVERY)));
        }
        return new Outcome.Singly(
                admitLeaver
                        .refuseIfProtected(caseId, id)
                        .<Carried>map(Carried.Refused::new)
                        .orElseGet(() -> endSessions.end(ticket, caseId, id)));
    }

    private boolean isWithOthers(AccountId id, Instant now) {
        return batches.held(ChangeKind.DEACTIVATE, id)
                .filter(held -> now.isBefore(held.item().heldAt().plus(WAIT_FOR_OTHERS)))
                .map(HeldDrift::state)
                .filter(State.Waiting.class::isInstance)
                .map(State.Waiting.class::cast)
                .flatMap(waiting -> batches.find(waiting.batch()))
                .filter(ContainHeld::isMany)
                .isPresent();
    }
}
