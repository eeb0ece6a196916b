package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.application.port.GroupWishes.Wish;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes accounts out of a workspace's user group, whose only write is the whole list. Whoever holds
 * the group's lock does it for all whose runs wait for the same, by one write.
 */
final class LeaveUserGroup {
    /** Longer than the adapter may look others up, plus the calls before and after. */
    private static final Duration LOCKED = Duration.ofMinutes(2);

    private static final Duration LOCK_PAUSE = Duration.ofSeconds(2);

    /** Whoever was told to wait for a slot comes within so much of it; the slot is kept longer. */
    private static final Duration GATHERING = Duration.ofMinutes(1);

    private static final Duration GATHER_PAUSE = Duration.ofSeconds(10);

    /** As many as can be recorded and read back one by one within an invocation. */
    private static final int AT_ONCE = 40;

    private static final Duration LATELY = Duration.ofDays(3);

    private static final int MANY = 1_000;

    private final LeaverCases leaverCases;
    private final Memberships memberships;
    private final Accounts accounts;
    private final Reactivation reactivation;
    private final GroupLocks locks;
    private final GroupWishes wishes;
    private final Breaker breaker;
    private final CarryOut carryOut;
    private final Clock clock;

    LeaveUserGroup(
            LeaverCases leaverCases,
            Memberships memberships,
            Accounts accounts,
            Reactivation reactivation,
            GroupLocks locks,
            GroupWishes wishes,
            Breaker breaker,
            CarryOut carryOut,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.reactivation = requireNonNull(reactivation, "reactivation is null");
        this.locks = requireNonNull(locks, "locks is null");
        this.wishes = requireNonNull(wishes, "wishes is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    Carried leave(Leaving leaving, Entitlement.UserGroup group) {
        Instant now = clock.instant();
        List<Wish> waiting = wishes.of(group.key(), now);
        Optional<Wish> earlier = waiting.stream().filter(isOf(leaving)).findFirst();
        Wish wish = wish(leaving, earlier, now);
        if (earlier.isPresent() && wasDoneByAnother(leaving, group, wish)) {
            wishes.drop(group.key(), wish);
            return new Carried.Settled();
        }
        wishes.make(group.key(), wish);
        List<Wish> others = waiting.stream().filter(isOf(leaving).negate()).toList();
        if (isGathering(wish, others, now)) {
            return new Carried.Later(now.plus(GATHER_PAUSE));
        }
        Carried carried = withLock(leaving, group, present(others, now));
        switch (carried) {
            case Carried.Settled(), Carried.Refused _, Carried.Fenced() ->
                    wishes.drop(group.key(), wish);
            case Carried.Awaiting _, Carried.Later _, Carried.LookAgain() -> {}
        }
        return carried;
    }

    private static Predicate<Wish> isOf(Leaving leaving) {
        return wish ->
                wish.account().equals(leaving.account())
                        && wish.caseId().equals(leaving.open().leaver().id());
    }

    private static Wish wish(Leaving leaving, Optional<Wish> earlier, Instant now) {
        return earlier.map(wish -> wish.again(leaving.ticket(), now))
                .orElseGet(() ->
                        Wish.first(
                                leaving.account(),
                                leaving.open().leaver().id(),
                                leaving.ticket(),
                                now));
    }

    private boolean wasDoneByAnother(Leaving leaving, Entitlement.UserGroup group, Wish wish) {
        UserGroupLooks looks = new UserGroupLooks(memberships, group, Set.of(wish.account()));
        return carryOut.settledSince(order(leaving, looks, group), wish.since());
    }

    /**
     * Whether some are still on their way: all who wait are told of the same slot, and who comes
     * first would else use it up alone.
     */
    private static boolean isGathering(Wish own, List<Wish> others, Instant now) {
        Instant first =
                Stream.concat(Stream.of(own), others.stream())
                        .filter(wish -> wish.isPresent(now))
                        .map(Wish::here)
                        .min(Comparator.naturalOrder())
                        .orElse(now);
        return others.stream().anyMatch(wish -> !wish.isPresent(now))
                && first.plus(GATHERING).isAfter(now);
    }

    private static List<Wish> present(List<Wish> others, Instant now) {
        return others.stream().filter(wish -> wish.isPresent(now)).limit(AT_ONCE - 1).toList();
    }

    /**
     * The lock is taken before the intents, so that nothing is recorded as sent while somebody else
     * has it.
     */
    private Carried withLock(Leaving leaving, Entitlement.UserGroup group, List<Wish> others) {
        Instant now = clock.instant();
        Optional<GroupLocks.Held> lock = locks.acquire(group.key(), now, LOCKED);
        if (lock.isEmpty()) {
            return new Carried.Later(now.plus(LOCK_PAUSE));
        }
        try (GroupLocks.Held _ = lock.get()) {
            return together(leaving, group, others);
        }
    }

    private Carried together(Leaving leaving, Entitlement.UserGroup group, List<Wish> others) {
        UserGroupLooks looks =
                new UserGroupLooks(
                        memberships,
                        group,
                        Stream.concat(
                                        Stream.of(leaving.account()),
                                        others.stream().map(Wish::account))
                                .collect(Collectors.toSet()));
        StillInactive stillInactive = stillInactive(leaving);
        Order own =
                leaving.order(
                        looks.before(leaving.account()),
                        stillInactive.beside(looks.after(leaving.account())),
                        () -> memberships.leave(leaving.account(), group));
        Carried carried =
                carryOut.carryOut(
                        own,
                        () ->
                                others.stream()
                                        .flatMap(wish -> leaving(wish, group).stream())
                                        .map(other -> order(other, looks, group))
                                        .toList(),
                        orders -> {
                            WriteReply reply =
                                    memberships.leave(
                                            accounts(orders), group, this::deactivatedLately);
                            return _ -> reply;
                        });
        return stillInactive.judged(carried);
    }

    /** Whom the breaker has let go of late: Slack refuses a list that still names one of them. */
    private Set<AccountId> deactivatedLately() {
        return breaker
                .admittedSince(ChangeKind.DEACTIVATE, clock.instant().minus(LATELY), MANY)
                .stream()
                .map(Breaker.AdmittedLately::account)
                .collect(Collectors.toSet());
    }

    private StillInactive stillInactive(Leaving leaving) {
        return new StillInactive(accounts, reactivation, leaving.open(), leaving.account());
    }

    private static Set<AccountId> accounts(List<Order> orders) {
        return orders.stream()
                .map(order -> order.subject().account().orElseThrow())
                .collect(Collectors.toSet());
    }

    /** Somebody else's leaving as it stands now; empty if it may not be, or cannot be told. */
    private Optional<Leaving> leaving(Wish wish, Entitlement.UserGroup group) {
        try {
            LeaverCases.Open open = leaverCases.find(wish.caseId());
            return open.leaver().person().equals(wish.ticket().person())
                            && Removal.hindrance(open, wish.account()).isEmpty()
                    ? Optional.of(new Leaving(wish.ticket(), open, wish.account(), group))
                    : Optional.empty();
        } catch (PortFailure _) {
            return Optional.empty();
        }
    }

    private Order order(Leaving other, UserGroupLooks looks, Entitlement.UserGroup group) {
        return other.order(
                looks.asRead(other.account()),
                stillInactive(other).beside(looks.asRead(other.account())),
                () -> memberships.leave(other.account(), group));
    }
}
