package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What becomes of a case in which nothing is to be written, or nothing may be. */
final class CaseEnds {
    private static final String CUT_BEFORE =
            "The source no longer shows a leaver, but access was cut for this case, or was about to"
                    + " be. Look at the account; restore it by an approved reactivation if that is"
                    + " right.";

    /** By then a deactivation that was sent has shown, or was without effect. */
    private static final Duration SHOWN = Duration.ofMinutes(15);

    private static final String UNANSWERED =
            "Rollcall was making an account for this person, and Slack never answered whether it"
                    + " did. So the person may have an account that nobody knows of, and the case"
                    + " stays open. Look in Slack for the person's address and deactivate what you"
                    + " find, also if the person is only suspended: who comes back is asked about."
                    + " Then answer with: rollcall link none DISPUTE.";

    private static final String ASKED_OTHERWISE =
            "Rollcall was making an account for this person, and Slack never answered whether it"
                    + " did, so the case stays open. Another question about the person is open:"
                    + " answer that one first (rollcall link list); this one is asked then.";

    private final Cases cases;
    private final LostCreation lostCreation;
    private final SettledBefore settledBefore;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    CaseEnds(
            Cases cases,
            LostCreation lostCreation,
            SettledBefore settledBefore,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.cases = requireNonNull(cases, "cases is null");
        this.lostCreation = requireNonNull(lostCreation, "lostCreation is null");
        this.settledBefore = requireNonNull(settledBefore, "settledBefore is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void alreadyVerified(LeaverCases.Open open) {
        close(open, CaseState.ALREADY_VERIFIED);
    }

    void belongsHere(LeaverCases.Open open) {
        if (!mayBeCut(open)) {
            close(open, CaseState.NOT_A_LEAVER);
        } else if (isBack(open)) {
            close(open, CaseState.RETURNED);
        } else {
            unresolved(open, "returned", CUT_BEFORE);
        }
    }

    void suspendedAfterCut(LeaverCases.Open open) {
        if (mayBeCut(open)) {
            escalate.raise(
                    open.leaver(), open.ground(), "suspended-after-cut", CUT_BEFORE, Map.of());
        }
    }

    /**
     * Told once: most have none, but an account may exist that nobody has linked. Where one of our
     * own making may exist, the case waits for a human.
     */
    void withoutAccount(LeaverCases.Open open, Standing standing) {
        PersonId person = open.leaver().person();
        if (lostCreation.mayExist(person)) {
            unanswered(open, lostCreation.ask(person));
            return;
        }
        Map<String, String> facts = Map.of("standing", standing.toString());
        recorder.fact(open.leaver(), open.ground(), Kind.NO_ACCOUNT, "no-account", facts);
        escalate.raise(
                open.leaver(),
                open.ground(),
                "no-account",
                "No Slack account is linked to this person, so nothing was done and the case is"
                        + " closed. If there is one, deactivate it by hand.",
                facts);
        close(open, CaseState.NO_ACCOUNT);
    }

    /** Told once for each question: people may answer one, and be asked the next. */
    private void unanswered(LeaverCases.Open open, LinkDispute asked) {
        cases.enter(open.leaver().id(), CaseState.UNRESOLVED, clock.instant());
        escalate.raise(
                open.leaver(),
                open.ground(),
                "creation-unanswered",
                asked.reason() + "#" + asked.since(),
                asked.reason() == Reason.ANSWER_LOST ? UNANSWERED : ASKED_OTHERWISE,
                Map.of("dispute", asked.id().value()));
    }

    /** Rule 13. What was begun before the policy said so is not closed: a human looks. */
    void observed(LeaverCases.Open open, String would, List<AccountId> accounts) {
        if (mayBeCut(open)) {
            unresolved(
                    open,
                    "observing-after-cut",
                    "The policy was set to observe while this leaver was being cut. Finish by hand,"
                            + " or set it back to act.");
            return;
        }
        if (waitsForADecision(open)) {
            // Held before the policy said so: the case stays open, and its clock runs on.
            return;
        }
        String ids = accounts.stream().map(AccountId::value).collect(Collectors.joining(" "));
        recorder.fact(
                open.leaver(),
                open.ground(),
                Kind.OBSERVED,
                "observed",
                Map.of("would", would, "accounts", ids));
        close(open, CaseState.OBSERVED);
    }

    private static boolean waitsForADecision(LeaverCases.Open open) {
        return open.leaver().accounts().stream()
                .anyMatch(a -> a.has(AccountMark.HELD) || a.has(AccountMark.RELEASED));
    }

    void unresolved(LeaverCases.Open open, String reason, String whatToDo) {
        cases.enter(open.leaver().id(), CaseState.UNRESOLVED, clock.instant());
        escalate.raise(open.leaver(), open.ground(), reason, whatToDo, Map.of());
    }

    private void close(LeaverCases.Open open, CaseState state) {
        recorder.enter(open.leaver(), open.ground(), state, Map.of());
    }

    /** An admitted deactivation may have taken effect although it was never read back. */
    private static boolean mayBeCut(LeaverCases.Open open) {
        return open.leaver().accounts().stream()
                .anyMatch(a -> a.has(AccountMark.ADMITTED) || a.has(AccountMark.INACTIVE));
    }

    /** A human was asked, and by now every account is active. */
    private boolean isBack(LeaverCases.Open open) {
        Instant now = clock.instant();
        return open.leaver().state() == CaseState.UNRESOLVED
                && open.leaver().accounts().stream().allMatch(a -> cutBefore(a, now.minus(SHOWN)))
                && settledBefore.allActive(open.leaver());
    }

    private static boolean cutBefore(AccountProgress account, Instant time) {
        return account.marks().entrySet().stream()
                .filter(mark ->
                        mark.getKey() == AccountMark.ADMITTED
                                || mark.getKey() == AccountMark.INACTIVE)
                .allMatch(mark -> mark.getValue().isBefore(time));
    }
}
