package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.Hashes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks at everything once more, from nothing but fresh reads.
 *
 * <p>What earlier steps believed does not count here: an account is verified when it is found
 * inactive, without sessions and without the memberships that the runbook clears.
 */
public final class VerifyLeaver {
    private static final Duration READ_AT_MOST = Duration.ofSeconds(25);

    private final LeaverCases leaverCases;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Memberships memberships;
    private final Recorder recorder;

    public VerifyLeaver(
            LeaverCases leaverCases,
            Accounts accounts,
            Sessions sessions,
            Memberships memberships,
            Recorder recorder) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    /** How the case stands after the look. */
    public sealed interface Outcome {
        /** Every account is out: seal the evidence. */
        record Verified() implements Outcome {}

        /** Suspended and signed out: the case is closed. */
        record Contained() implements Outcome {}

        /** Something is left; the runbook goes round again. */
        record Incomplete(List<String> left) implements Outcome {
            public Incomplete {
                left = List.copyOf(left);
            }
        }

        /** As with a human, but some accounts are out: seal the evidence of these. */
        record InPart() implements Outcome {}

        /** What can be done is done; the rest is held or refused and waits for a human. */
        record WithHuman() implements Outcome {}
    }

    public Outcome verify(CaseId caseId) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        boolean suspended =
                open.leaver().standing().filter(s -> s == Standing.SUSPENDED).isPresent();
        List<String> left = new ArrayList<>();
        for (AccountProgress account : open.leaver().accounts()) {
            left.addAll(suspended ? sessionsOf(open, account.account()) : leftOf(open, account));
        }
        if (!left.isEmpty()) {
            recordLeft(open, left);
            return new Outcome.Incomplete(left);
        }
        if (suspended) {
            recorder.enter(open.leaver(), open.ground(), CaseState.SESSIONS_ENDED, Map.of());
            return new Outcome.Contained();
        }
        if (open.leaver().workable().size() < open.leaver().accounts().size()) {
            recorder.enter(open.leaver(), open.ground(), waiting(open.leaver()), Map.of());
            return open.leaver().workable().isEmpty()
                    ? new Outcome.WithHuman()
                    : new Outcome.InPart();
        }
        return new Outcome.Verified();
    }

    /** The same remainder is recorded once, however many rounds find it. */
    private void recordLeft(LeaverCases.Kept open, List<String> left) {
        String all = String.join(" ", left);
        recorder.fact(
                open.leaver(),
                open.ground(),
                Kind.LEFT,
                "left#" + Hashes.sha256(all).substring(0, 16),
                Map.of("left", all));
    }

    /** A held account must have been contained once; a refused one is left to a human as it is. */
    private List<String> leftOf(LeaverCases.Kept open, AccountProgress account) {
        if (account.has(AccountMark.REFUSED)) {
            return List.of();
        }
        if (account.has(AccountMark.HELD)) {
            return account.has(AccountMark.SESSIONS_ENDED)
                    ? List.of()
                    : sessionsOf(open, account.account());
        }
        return remainsOf(open, account.account());
    }

    private static CaseState waiting(LeaverCase leaver) {
        return leaver.accounts().stream().anyMatch(a -> a.has(AccountMark.HELD))
                ? CaseState.HELD
                : CaseState.REFUSED;
    }

    private List<String> sessionsOf(LeaverCases.Kept open, AccountId id) {
        int count = sessions.count(id);
        if (count > 0) {
            return List.of(id + ":sessions=" + count);
        }
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.SESSIONS_ENDED);
        return List.of();
    }

    private List<String> remainsOf(LeaverCases.Kept open, AccountId id) {
        List<String> left = new ArrayList<>(sessionsOf(open, id));
        if (accounts.read(id).map(a -> a.active()).orElse(false)) {
            left.add(id + ":active");
        } else {
            recorder.mark(open.leaver(), open.ground(), id, AccountMark.INACTIVE);
        }
        Holdings holdings = memberships.of(id, READ_AT_MOST);
        List<String> groups = CaptureHoldings.groups(holdings);
        groups.forEach(group -> left.add(id + ":" + group));
        holdings.unread().forEach(unread -> left.add(id + ":unread:" + unread));
        if (groups.isEmpty() && holdings.whole()) {
            recorder.mark(open.leaver(), open.ground(), id, AccountMark.MEMBERSHIPS_CLEARED);
        }
        if (left.isEmpty()) {
            recorder.fact(
                    open.subject().with(id),
                    open.ground(),
                    Kind.VERIFIED,
                    "verified#" + id,
                    Map.of("active", "false", "sessions", "0", "groups", "0"));
            recorder.mark(open.leaver(), open.ground(), id, AccountMark.VERIFIED);
        }
        return left;
    }
}
