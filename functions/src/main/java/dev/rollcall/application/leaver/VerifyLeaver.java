package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.SignOutAsked;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks at everything once more, from nothing but fresh reads.
 *
 * <p>What earlier steps believed does not count here: an account is verified when it is found
 * inactive, without sessions and in none of the groups that it has or ever had during the case.
 * Where Slack's plan has no API for sessions, that is said instead.
 */
public final class VerifyLeaver {
    private final LeaverCases leaverCases;
    private final Remains remains;
    private final Ledger ledger;
    private final Recorder recorder;
    private final Escalate escalate;

    public VerifyLeaver(
            LeaverCases leaverCases,
            Cases cases,
            Accounts accounts,
            SlackCapabilities capabilities,
            Sessions sessions,
            Memberships memberships,
            Ledger ledger,
            HeldByHand heldByHand,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.remains =
                new Remains(
                        accounts,
                        capabilities,
                        sessions,
                        memberships,
                        ledger,
                        heldByHand,
                        recorder,
                        new Reactivation(cases, escalate),
                        clock);
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
    }

    /** How the case stands after the look. */
    public sealed interface Outcome {
        /** Every account is out: see to what is left of them, then seal the evidence. */
        record Verified(List<String> accounts) implements Outcome {
            public Verified {
                accounts = List.copyOf(accounts);
            }
        }

        /** Suspended and signed out: the case is closed. */
        record Contained() implements Outcome {}

        /** Something is left; the runbook goes round again. */
        record Incomplete(List<String> left) implements Outcome {
            public Incomplete {
                left = List.copyOf(left);
            }
        }

        /** As with a human, but some accounts are out: see to these, seal the evidence of them. */
        record InPart(List<String> accounts) implements Outcome {
            public InPart {
                accounts = List.copyOf(accounts);
            }
        }

        /** What can be done is done; the rest is held or refused and waits for a human. */
        record WithHuman() implements Outcome {}
    }

    public Outcome verify(CaseId caseId) {
        LeaverCases.Known open = leaverCases.kept(caseId);
        boolean suspended =
                open.leaver().standing().filter(s -> s == Standing.SUSPENDED).isPresent();
        List<String> left = new ArrayList<>();
        for (AccountProgress account : open.leaver().accounts()) {
            left.addAll(suspended ? sessionsOf(open, account) : leftOf(open, account));
        }
        if (!left.isEmpty()) {
            recordLeft(open, left);
            return new Outcome.Incomplete(left);
        }
        LeaverCase now = leaverCases.kept(caseId).leaver();
        if (suspended && now.accounts().stream().noneMatch(a -> a.has(AccountMark.REFUSED))) {
            recorder.enter(open.leaver(), open.ground(), CaseState.SESSIONS_ENDED, Map.of());
            return new Outcome.Contained();
        }
        if (now.workable().size() < now.accounts().size()) {
            recorder.enter(now, open.ground(), waiting(now), Map.of());
            return now.workable().isEmpty()
                    ? new Outcome.WithHuman()
                    : new Outcome.InPart(verified(now));
        }
        return new Outcome.Verified(verified(now));
    }

    /** The case's own accounts: a link may be gone by now, what was cut is still the case's. */
    private static List<String> verified(LeaverCase now) {
        return now.verified().stream().map(account -> account.account().value()).toList();
    }

    private List<String> sessionsOf(LeaverCases.Known open, AccountProgress account) {
        return account.has(AccountMark.REFUSED)
                ? List.of()
                : remains.sessionsOf(open, account.account());
    }

    /** The same remainder is recorded once, however many rounds find it. */
    private void recordLeft(LeaverCases.Known open, List<String> left) {
        String all = String.join(" ", left);
        recorder.fact(
                open.leaver(),
                open.ground(),
                Kind.LEFT,
                "left#" + Hashes.sha256(all).substring(0, 16),
                Map.of("left", all));
    }

    /**
     * A held account must have been contained once, or Slack must have been asked to: it is looked
     * at in its turn then. A refused one is left to a human as it is.
     */
    private List<String> leftOf(LeaverCases.Known open, AccountProgress account) {
        if (account.has(AccountMark.REFUSED)) {
            return List.of();
        }
        if (account.has(AccountMark.HELD)) {
            return account.has(AccountMark.SESSIONS_ENDED) || isAsked(open, account)
                    ? List.of()
                    : remains.sessionsOf(open, account.account());
        }
        return remains.of(open, account.account())
                .orElseGet(() -> unverifiable(open, account.account()));
    }

    private boolean isAsked(LeaverCases.Known open, AccountProgress account) {
        return SignOutAsked.at(ledger, open.leaver().id(), account.account()).isPresent();
    }

    private static CaseState waiting(LeaverCase leaver) {
        return leaver.accounts().stream().anyMatch(a -> a.has(AccountMark.HELD))
                ? CaseState.HELD
                : CaseState.REFUSED;
    }

    /** Nothing can be proved of an account that Slack does not know: a human must look. */
    private List<String> unverifiable(LeaverCases.Known open, AccountId id) {
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.REFUSED);
        escalate.raise(
                open.leaver(),
                open.ground(),
                "unverifiable",
                "Slack does not know this account any more, so nothing can be verified of it. Check"
                        + " by hand whether the person has another account.",
                Map.of("account", id.value()));
        return List.of();
    }
}
