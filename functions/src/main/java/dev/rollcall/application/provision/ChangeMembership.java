package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.application.record.Told;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.BelongsHere;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes one membership, under the group's lock where a whole list is written. */
public final class ChangeMembership {
    /** How an intent to give something is named. */
    static final String JOIN = "join";

    /** How an intent to take something away is named. */
    static final String LEAVE = "leave";

    /** Longer than the adapter may look others up, plus the calls before and after. */
    private static final Duration LOCKED = Duration.ofMinutes(2);

    private static final Duration LOCK_PAUSE = Duration.ofSeconds(2);

    private final Membership membership;
    private final AccountDirectory directory;
    private final GroupLocks locks;
    private final GroupWishes wishes;
    private final CarryOut carryOut;
    private final Clock clock;

    public ChangeMembership(
            Membership membership,
            AccountDirectory directory,
            GroupLocks locks,
            GroupWishes wishes,
            CarryOut carryOut,
            Clock clock) {
        this.membership = requireNonNull(membership, "membership is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.locks = requireNonNull(locks, "locks is null");
        this.wishes = requireNonNull(wishes, "wishes is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param member what is meant to be
     */
    Carried carryOut(
            Runs.Ticket ticket,
            Work work,
            AccountId account,
            Entitlement entitlement,
            boolean member,
            Supplier<WriteReply> write) {
        Effect effect = member ? Effect.GIVES : Effect.DESTROYS;
        return carryOut(ticket, work, work.ground(), effect, account, entitlement, write);
    }

    /**
     * Takes what people released with others: while anything is stopped it is not even begun.
     *
     * @param ground as the ledger names it
     */
    Carried takeReleased(
            Runs.Ticket ticket,
            Work work,
            Ground ground,
            AccountId account,
            Entitlement entitlement,
            Supplier<WriteReply> write) {
        Effect effect = Effect.DESTROYS_IN_BULK;
        return carryOut(ticket, work, ground, effect, account, entitlement, write);
    }

    private Carried carryOut(
            Runs.Ticket ticket,
            Work work,
            Ground ground,
            Effect effect,
            AccountId account,
            Entitlement entitlement,
            Supplier<WriteReply> write) {
        boolean member = effect == Effect.GIVES;
        Optional<BelongsHere> basis = work.basis();
        if (basis.isEmpty()) {
            return new Carried.LookAgain();
        }
        Told told = new Told(write);
        Order order =
                new Order(
                                ticket,
                                work.subject().with(account).with(entitlement),
                                ground,
                                member ? JOIN : LEAVE,
                                effect,
                                "member=" + member + " active=true",
                                () -> look(account, entitlement, member, told),
                                told)
                        .basedOn(basis.get());
        return entitlement instanceof Entitlement.UserGroup
                ? locked(entitlement, order)
                : carryOut.carryOut(order);
    }

    private Carried locked(Entitlement entitlement, Order order) {
        Instant now = clock.instant();
        if (isWantedByLeaver(entitlement, now)) {
            return new Carried.Later(now.plus(LOCK_PAUSE));
        }
        Optional<GroupLocks.Held> lock = locks.acquire(entitlement.key(), now, LOCKED);
        if (lock.isEmpty()) {
            return new Carried.Later(now.plus(LOCK_PAUSE));
        }
        try (GroupLocks.Held _ = lock.get()) {
            return carryOut.carryOut(order);
        }
    }

    /** The lock knows no order, and a leaver would draw lots with all who join. */
    private boolean isWantedByLeaver(Entitlement group, Instant now) {
        return wishes.of(group.key(), now).stream().anyMatch(wish -> wish.isPresent(now));
    }

    /** Some of Slack's calls change whether the account is active: that is read each time. */
    private Look.Seen look(AccountId account, Entitlement entitlement, boolean member, Told told) {
        boolean active = directory.read(account).map(ListedAccount::active).orElse(false);
        if (!Membership.canBeRead(entitlement)) {
            return new Look.Seen(
                    told.accepted() && active, "member=not-told-by-slack active=" + active);
        }
        boolean is = membership.is(account, entitlement);
        return new Look.Seen(is == member && active, "member=" + is + " active=" + active);
    }
}
