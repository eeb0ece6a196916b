package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.person.Standing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is left of one account, from nothing but reads. */
final class Remains {
    private static final Duration READ_AT_MOST = Duration.ofSeconds(25);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Memberships memberships;
    private final Ledger ledger;
    private final HeldByHand heldByHand;
    private final Recorder recorder;
    private final SessionsOutOfReach outOfReach;
    private final Reactivation reactivation;
    private final Clock clock;

    Remains(
            Accounts accounts,
            SlackCapabilities capabilities,
            Sessions sessions,
            Memberships memberships,
            Ledger ledger,
            HeldByHand heldByHand,
            Recorder recorder,
            Reactivation reactivation,
            Clock clock) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.heldByHand = requireNonNull(heldByHand, "heldByHand is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.outOfReach = new SessionsOutOfReach(capabilities, recorder);
        this.reactivation = requireNonNull(reactivation, "reactivation is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns the sessions that are left, and marks the account where there are none. Where nobody
     * can tell, a leaver's are taken to end with the deactivation; who is suspended may have some.
     */
    List<String> sessionsOf(LeaverCases.Known open, AccountId id) {
        if (outOfReach.isSo()) {
            outOfReach.note(open, id);
            return isSuspended(open) ? List.of(id + ":sessions=unknown") : List.of();
        }
        int count = sessions.count(id);
        if (count > 0) {
            return List.of(id + ":sessions=" + count);
        }
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.SESSIONS_ENDED);
        return List.of();
    }

    /**
     * Returns everything that is left, and marks the account as verified where nothing is; empty if
     * Slack does not know the account, of which nothing can be proved then.
     */
    Optional<List<String>> of(LeaverCases.Known open, AccountId id) {
        Optional<Boolean> active = accounts.isActive(id);
        if (active.isEmpty()) {
            return Optional.empty();
        }
        List<String> left = new ArrayList<>(sessionsOf(open, id));
        if (active.get()) {
            reactivation.noteIfInactiveBefore(open, id);
            left.add(id + ":active");
            // Its groups are read once it is inactive; until then they would cost others their
            // turn.
            return Optional.of(left);
        }
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.INACTIVE);
        left.addAll(groupsOf(open, id, left.isEmpty()));
        return Optional.of(left);
    }

    private static boolean isSuspended(LeaverCases.Known open) {
        return open.leaver().standing().filter(s -> s == Standing.SUSPENDED).isPresent();
    }

    private List<String> groupsOf(LeaverCases.Known open, AccountId id, boolean otherwiseOut) {
        CapturedHoldings captured = CapturedHoldings.of(open, id, ledger);
        Set<String> known = captured.known(clock.instant());
        // What has only just been found inactive may have lost it a moment ago.
        Instant since = Removal.wasCut(open, id) ? captured.lastWritten() : clock.instant();
        Holdings fresh = memberships.of(id, READ_AT_MOST, known, since);
        heldByHand.keepLate(open.leaver().person(), fresh, captured.told());
        captured.record(fresh, recorder);
        Optional<Instant> readableFrom = fresh.groupsReadableFrom();
        if (readableFrom.isPresent()) {
            // What was read by now is in the ledger, and need not be read again then.
            throw new PortFailure.RateLimited("Reading the groups of " + id, readableFrom.get());
        }
        List<String> left = new ArrayList<>();
        int asked = 0;
        for (Entitlement group : captured.groups(fresh)) {
            boolean listed = fresh.entitlements().contains(group);
            boolean listing = isListedBy(fresh, group);
            asked += listed || listing ? 0 : 1;
            if (listed || (!listing && memberships.isIn(id, group))) {
                left.add(id + ":" + group.key());
            }
        }
        fresh.unreadGroups().forEach(unread -> left.add(id + ":unread:" + unread));
        captured.notRepeated(fresh, known).forEach(name -> left.add(unlisted(id, name)));
        if (left.isEmpty()) {
            recorder.mark(open.leaver(), open.ground(), id, AccountMark.MEMBERSHIPS_CLEARED);
        }
        if (left.isEmpty() && otherwiseOut) {
            verified(open, id, asked, fresh);
        }
        return left;
    }

    /**
     * Returns whether the fresh reading would show the group, or could not be made, which is left
     * over as it is. Of IdP groups it may not, since Slack may show none of a deactivated account:
     * the group itself is asked.
     */
    private static boolean isListedBy(Holdings fresh, Entitlement group) {
        return group instanceof Entitlement.UserGroup userGroup
                && fresh.tried().contains(CapturedHoldings.reading(userGroup));
    }

    /** What Slack's list of workspaces leaves out was not looked at, which proves nothing. */
    private static String unlisted(AccountId id, String name) {
        return id + ":unread:" + new Holdings.Unread(name, "workspace-not-listed");
    }

    private void verified(LeaverCases.Known open, AccountId id, int asked, Holdings fresh) {
        if (open.leaver().account(id).filter(a -> a.has(AccountMark.VERIFIED)).isEmpty()) {
            recordVerified(open, id, asked, fresh);
        }
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.VERIFIED);
    }

    /** Once for each time that it is found out: after a reactivation the last one counts. */
    private void recordVerified(LeaverCases.Known open, AccountId id, int asked, Holdings fresh) {
        recorder.fact(
                open.subject().with(id),
                open.ground(),
                Kind.VERIFIED,
                "verified#" + id + "#" + clock.instant(),
                Map.of(
                        "active",
                        "false",
                        "sessions",
                        outOfReach.isSo() ? SessionsOutOfReach.WORDS : "0",
                        "groups",
                        "0",
                        "groupsAskedOneByOne",
                        Integer.toString(asked),
                        "groupsAsOf",
                        fresh.begun().toString(),
                        "unread",
                        CapturedHoldings.text(fresh.unread())));
    }
}
