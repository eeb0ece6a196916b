package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Takes an account that may be cut out of one group, workspace or channel, or a role from it. */
public final class LeaveGroup {
    /** Longer than the adapter may look others up, plus the calls before and after. */
    private static final Duration LOCKED = Duration.ofMinutes(2);

    private static final Duration LOCK_PAUSE = Duration.ofSeconds(2);

    private final LeaverCases leaverCases;
    private final Memberships memberships;
    private final Accounts accounts;
    private final GroupLocks locks;
    private final CarryOut carryOut;
    private final Escalate escalate;
    private final Reactivation reactivation;
    private final Clock clock;

    public LeaveGroup(
            LeaverCases leaverCases,
            Cases cases,
            Memberships memberships,
            Accounts accounts,
            GroupLocks locks,
            CarryOut carryOut,
            Escalate escalate,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.locks = requireNonNull(locks, "locks is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.reactivation = new Reactivation(cases, escalate);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Only what the brake let through, or is inactive already, is taken out of groups; out of
     * workspaces, channels and roles only what is inactive.
     */
    public Carried leave(Runs.Ticket ticket, CaseId caseId, AccountId id, Entitlement group) {
        LeaverCases.Open open = leaverCases.find(caseId);
        Optional<Carried> hindrance =
                goesWithTheCut(group)
                        ? Removal.hindrance(open, id)
                        : Removal.hindranceAfterTheCut(open, id);
        return hindrance.orElseGet(
                () -> leave(ticket, open, id, group, open.leaver().assessment().orElseThrow()));
    }

    /** Takes a role away from an account that Slack does not let us deactivate because of it. */
    Carried unrank(Runs.Ticket ticket, CaseId caseId, AccountId id, Entitlement.AdminRole role) {
        LeaverCases.Open open = leaverCases.find(caseId);
        Optional<Carried> hindrance = Removal.hindrance(open, id);
        return hindrance.orElseGet(
                () -> leave(ticket, open, id, role, open.leaver().assessment().orElseThrow()));
    }

    private Carried leave(
            Runs.Ticket ticket,
            LeaverCases.Open open,
            AccountId id,
            Entitlement group,
            Assessment basis) {
        return switch (group) {
            case Entitlement.UserGroup _ -> leaveWithLock(ticket, open, id, group, basis);
            case Entitlement.IdpGroup _,
                    Entitlement.Workspace _,
                    Entitlement.Channel _,
                    Entitlement.AdminRole _,
                    Entitlement.OrganisationGroup _ ->
                    carryOut(ticket, open, id, group, basis);
        };
    }

    /**
     * A user group is written as a whole list: read, changed and written under a lock. It is taken
     * before the intent, so that nothing is recorded as sent while somebody else has it.
     */
    private Carried leaveWithLock(
            Runs.Ticket ticket,
            LeaverCases.Open open,
            AccountId id,
            Entitlement group,
            Assessment basis) {
        Instant now = clock.instant();
        Optional<GroupLocks.Held> lock = locks.acquire(group.key(), now, LOCKED);
        if (lock.isEmpty()) {
            return new Carried.Later(now.plus(LOCK_PAUSE));
        }
        try (GroupLocks.Held _ = lock.get()) {
            return carryOut(ticket, open, id, group, basis);
        }
    }

    private Carried carryOut(
            Runs.Ticket ticket,
            LeaverCases.Open open,
            AccountId id,
            Entitlement group,
            Assessment basis) {
        StillInactive stillInactive = new StillInactive(accounts, reactivation, open, id);
        Carried carried =
                carryOut.carryOut(
                        new Order(
                                        ticket,
                                        open.subject().with(id).with(group),
                                        open.ground(),
                                        "leave",
                                        Removal.effect(open, id),
                                        "member=false",
                                        () -> look(id, group),
                                        stillInactive.beside(() -> look(id, group)),
                                        () -> memberships.leave(id, group))
                                .basedOn(basis));
        if (carried instanceof Carried.Refused(String code) && goesWithTheCut(group)) {
            escalate.raise(
                    open.leaver(),
                    open.ground(),
                    "membership-refused:" + group.key(),
                    "Slack refuses to take this account out of a group. Remove it by hand.",
                    Map.of("account", id.value(), "group", group.key(), "code", code));
        }
        return stillInactive.judged(carried);
    }

    /**
     * Groups of both kinds: the verification asks for them. What else is refused becomes a residual
     * item, which tells of itself.
     */
    private static boolean goesWithTheCut(Entitlement group) {
        return switch (group) {
            case Entitlement.UserGroup _, Entitlement.IdpGroup _ -> true;
            case Entitlement.Workspace _,
                    Entitlement.Channel _,
                    Entitlement.AdminRole _,
                    Entitlement.OrganisationGroup _ ->
                    false;
        };
    }

    private Look.Seen look(AccountId id, Entitlement group) {
        boolean member = memberships.isIn(id, group);
        return new Look.Seen(!member, "member=" + member);
    }
}
