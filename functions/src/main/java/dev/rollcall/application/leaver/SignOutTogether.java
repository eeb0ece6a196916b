package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.SignOutAsked;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.BulkReply;
import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.application.port.GroupWishes.Wish;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Intent;
import dev.rollcall.domain.lifecycle.AccountMark;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signs out all leavers who wait for it by one call. Whoever of them comes first sends it, for each
 * of the others under that one's own run and intent.
 *
 * <p>Nobody is looked at before: a look takes as much of Slack's limit as a reset does. Each one's
 * own run looks afterwards.
 */
public final class SignOutTogether {
    /** What all wait for; beside the groups' own. */
    private static final String CROWD = "sessions";

    /** How an intent says of a call for many that nobody was looked at. */
    private static final String UNREAD = "sessions=unread, asked with others";

    /** The lock lapses by itself: so whoever comes within this time is in one call. */
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(10);

    /** As many as can be recorded one by one within an invocation; no wave is larger. */
    private static final int AT_ONCE = 100;

    /** After so many attempts of whatever kind each is signed out by their own run alone. */
    private static final int ATTEMPTS = 3;

    private final LeaverCases leaverCases;
    private final Protection protection;
    private final Sessions sessions;
    private final GroupLocks locks;
    private final GroupWishes wishes;
    private final CarryOut carryOut;
    private final Clock clock;

    public SignOutTogether(
            LeaverCases leaverCases,
            Accounts accounts,
            Sessions sessions,
            GroupLocks locks,
            GroupWishes wishes,
            CarryOut carryOut,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.protection = new Protection(accounts);
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.locks = requireNonNull(locks, "locks is null");
        this.wishes = requireNonNull(wishes, "wishes is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns when Slack was asked to sign the account out with others, if nobody looked since. */
    Optional<Instant> askedAt(SigningOut one) {
        return carryOut.tried(order(one))
                .open()
                .filter(intent -> intent.before().equals(UNREAD))
                .map(Intent::at);
    }

    /**
     * Returns whether a call for many may name the account: it was let through, which looks at its
     * rank, the policy does not protect it by now, and what the source said is still good.
     */
    boolean mayName(SigningOut one) {
        LeaverCases.Open open = one.open();
        AccountId id = one.account();
        Instant now = clock.instant();
        return Removal.hindrance(open, id).isEmpty()
                && open.leaver().account(id).filter(a -> a.has(AccountMark.ADMITTED)).isPresent()
                && open.leaver().assessment().filter(a -> a.carries(now)).isPresent()
                && protection.byId(id, open.policy()).isEmpty()
                && isStillToBeSent(one);
    }

    /** From now on somebody else's call may name the account too. */
    void joinIn(SigningOut one) {
        wishes.make(CROWD, wish(one));
    }

    void dropOut(SigningOut one) {
        wishes.drop(CROWD, wish(one));
    }

    /**
     * Returns what came of asking for all who wait; empty if this one is to be signed out alone.
     */
    Optional<Carried> signOut(SigningOut own) {
        Instant now = clock.instant();
        if (locks.acquire(CROWD, now, BETWEEN_CALLS).isEmpty()) {
            return Optional.of(new Carried.Later(now.plus(BETWEEN_CALLS)));
        }
        return switch (carryOut.carryOut(order(own), () -> others(own), this::reset)) {
            case Carried.Awaiting _ ->
                    Optional.of(new Carried.Awaiting(now.plus(SignOutAsked.LOOK_AFTER)));
            case Carried.Later later -> Optional.of(later);
            case Carried.Fenced fenced -> Optional.of(fenced);
            case Carried.Settled(), Carried.Refused _, Carried.LookAgain() -> Optional.empty();
        };
    }

    private Wish wish(SigningOut one) {
        return Wish.first(one.account(), one.open().leaver().id(), one.ticket(), clock.instant());
    }

    private boolean isStillToBeSent(SigningOut one) {
        CarryOut.Tried tried = carryOut.tried(order(one));
        return tried.open().isEmpty() && tried.attempts() < ATTEMPTS;
    }

    private List<Order> others(SigningOut own) {
        return wishes.of(CROWD, clock.instant()).stream()
                .filter(wish -> !wish.account().equals(own.account()))
                .flatMap(wish -> waiting(wish).stream())
                .limit(AT_ONCE - 1)
                .map(this::order)
                .toList();
    }

    /** Somebody else's signing out as it stands now; empty if it may not be, or cannot be told. */
    private Optional<SigningOut> waiting(Wish wish) {
        try {
            LeaverCases.Open open = leaverCases.find(wish.caseId());
            return Optional.of(new SigningOut(wish.ticket(), open, wish.account()))
                    .filter(one -> open.leaver().person().equals(one.ticket().person()))
                    .filter(this::mayName);
        } catch (PortFailure _) {
            return Optional.empty();
        }
    }

    private Function<Order, WriteReply> reset(List<Order> orders) {
        BulkReply bulk = sessions.resetAll(orders.stream().map(SignOutTogether::account).toList());
        return order ->
                bulk.leftOut().contains(account(order))
                        ? new WriteReply.Refused("left-out")
                        : bulk.reply();
    }

    private static AccountId account(Order order) {
        return order.subject().account().orElseThrow();
    }

    private Order order(SigningOut one) {
        Look unread = () -> new Look.Seen(false, UNREAD);
        Order order =
                one.order(unread, unread, () -> sessions.resetAll(List.of(one.account())).reply());
        return one.open().leaver().assessment().map(order::basedOn).orElse(order);
    }
}
