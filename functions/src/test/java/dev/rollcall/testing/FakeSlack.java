package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.BulkReply;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Ranking;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Places;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.testing.slack.GoneOn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Slack in memory, with faults that a test scripts one by one. */
public final class FakeSlack implements Accounts, Sessions, Memberships, AdminRoles {

    private static final AccountId INSTALLER = new AccountId("U0INSTALLER");

    private final Clock clock;
    private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
    private final Map<AccountId, Integer> sessions = new HashMap<>();
    private final Map<AccountId, Integer> staleReads = new HashMap<>();
    private final Map<Entitlement, Set<AccountId>> members = new LinkedHashMap<>();
    private final Set<Entitlement> disabled = new LinkedHashSet<>();
    private final List<Holdings.Unread> unread = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final Set<String> notListed = new LinkedHashSet<>();
    private Set<String> lastKnown = Set.of();
    private Instant lastSince = Instant.MIN;
    private Duration age = Duration.ZERO;
    private boolean groupsOfInactiveShown = true;
    private boolean writesReactivate;
    private final ScriptedWrites writes = new ScriptedWrites();
    private final Deque<PortFailure> readFailures = new ArrayDeque<>();
    private final Deque<BulkReply> bulkAnswers = new ArrayDeque<>();
    private final List<List<AccountId>> bulkCalls = new ArrayList<>();
    private int mostRanks = Integer.MAX_VALUE;
    private boolean down;
    private int readsUntilInactive;

    public FakeSlack(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
        add(new Account(INSTALLER, true, Account.Rank.OWNER), 0);
    }

    /** Adds an account that is signed in so many times. */
    public synchronized void add(Account account, int signedIn) {
        accounts.put(account.id(), account);
        sessions.put(account.id(), signedIn);
    }

    /** Adds an active member that is signed in once. */
    public void addMember(AccountId account) {
        add(new Account(account, true, Account.Rank.MEMBER), 1);
    }

    /** Puts an account into something that can be had. */
    public synchronized void join(AccountId account, Entitlement entitlement) {
        members.computeIfAbsent(entitlement, _ -> new LinkedHashSet<>()).add(account);
    }

    /** Lets the next read of any sort fail so; can be queued. */
    public synchronized void failNextRead(PortFailure failure) {
        readFailures.add(failure);
    }

    /** Lets every read of any sort fail, or no more. */
    public synchronized void isDown(boolean now) {
        down = now;
    }

    /** Lets later deactivations be seen only after so many more reads. */
    public synchronized void showDeactivationsAfter(int reads) {
        readsUntilInactive = reads;
    }

    /** Names something that no reading of memberships can read until further notice. */
    public synchronized void leaveUnread(Holdings.Unread what) {
        unread.add(what);
    }

    /** Lists no IdP groups of accounts that are inactive, though they are in them still. */
    public synchronized void hideGroupsOfInactive() {
        groupsOfInactiveShown = false;
    }

    /** Lets writes other than a deactivation make the account active again. */
    public synchronized void reactivateByWrites() {
        writesReactivate = true;
    }

    /** Answers the next call that signs many out so; only what it accepts happens. */
    public synchronized void answerBulk(BulkReply reply) {
        bulkAnswers.add(reply);
    }

    /** Returns whom each call named that signs many out. */
    public synchronized List<List<AccountId>> bulkCalls() {
        return List.copyOf(bulkCalls);
    }

    /** Lets the ranks of many be read of so many at once only. */
    public synchronized void ranksAtOnce(int most) {
        mostRanks = most;
    }

    /** Leaves a workspace out of the list by which readings of memberships find them, or not. */
    public synchronized void leaveOut(String workspaceId, boolean now) {
        String name = "user-groups:" + workspaceId;
        if (now) {
            notListed.add(name);
        } else {
            notListed.remove(name);
        }
    }

    /** Forgets the account, as if it had never been. */
    public synchronized void remove(AccountId account) {
        accounts.remove(account);
    }

    /** Reads everything again. */
    public synchronized void readEverything() {
        unread.clear();
    }

    /** Lets every reading of memberships tell that it succeeded with that part too. */
    public synchronized void readsOf(String part) {
        parts.add(part);
    }

    /** Lets readings of memberships be made without that part again. */
    public synchronized void readsNoMore(String part) {
        parts.remove(part);
    }

    /** Returns what the last reading of memberships was told that it need not read. */
    public synchronized Set<String> known() {
        return lastKnown;
    }

    /** Lets later readings of memberships have been begun so long ago, for somebody else. */
    public synchronized void readBefore(Duration ago) {
        age = ago;
    }

    /** Returns after which time the last reading of memberships let those of others count. */
    public synchronized Instant since() {
        return lastSince;
    }

    /** Returns the writes that arrived, and the script of their answers. */
    public ScriptedWrites writes() {
        return writes;
    }

    /** Returns whether the account is active in truth, whatever a stale read says. */
    public synchronized boolean active(AccountId account) {
        Account known = accounts.get(account);
        return known != null && known.active();
    }

    public synchronized boolean disabled(Entitlement group) {
        return disabled.contains(group);
    }

    @Override
    public synchronized Optional<Account> read(AccountId account) {
        failIfScripted();
        Account known = accounts.get(account);
        if (known == null) {
            return Optional.empty();
        }
        int stale = staleReads.getOrDefault(account, 0);
        if (known.active() || stale == 0) {
            return Optional.of(known);
        }
        staleReads.put(account, stale - 1);
        return Optional.of(new Account(account, true, known.rank()));
    }

    @Override
    public synchronized Optional<Boolean> isActive(AccountId account) {
        return read(account).map(Account::active);
    }

    @Override
    public synchronized Ranking rank(List<AccountId> some) {
        failIfScripted();
        List<AccountId> read = some.subList(0, Math.min(mostRanks, some.size()));
        Map<Boolean, Set<AccountId>> plain =
                read.stream().collect(Collectors.partitioningBy(this::isPlain, Collectors.toSet()));
        return new Ranking(
                plain.getOrDefault(true, Set.of()),
                plain.getOrDefault(false, Set.of()),
                Optional.of(clock.instant().plusSeconds(7)).filter(_ -> read.size() < some.size()));
    }

    @Override
    public synchronized WriteReply deactivate(Admission.Admitted admitted, AccountId account) {
        if (!admitted.account().equals(account)) {
            throw new IllegalArgumentException("The admission is for another account");
        }
        return writes.perform(
                ScriptedWrites.Write.DEACTIVATE,
                account,
                Optional.empty(),
                () -> deactivateNow(account));
    }

    @Override
    public AccountId installer() {
        return INSTALLER;
    }

    @Override
    public synchronized int count(AccountId account) {
        failIfScripted();
        return sessions.getOrDefault(account, 0);
    }

    @Override
    public synchronized WriteReply reset(AccountId account) {
        return writes.perform(
                ScriptedWrites.Write.RESET_SESSIONS,
                account,
                Optional.empty(),
                () -> {
                    sessions.put(account, 0);
                    reactivateIfSo(account);
                    return new WriteReply.Accepted();
                });
    }

    @Override
    public synchronized BulkReply resetAll(List<AccountId> accounts) {
        bulkCalls.add(List.copyOf(accounts));
        BulkReply reply =
                bulkAnswers.isEmpty()
                        ? BulkReply.forAll(new WriteReply.Accepted())
                        : bulkAnswers.remove();
        if (reply.reply() instanceof WriteReply.Accepted) {
            accounts.stream()
                    .filter(account -> !reply.leftOut().contains(account))
                    .forEach(account -> sessions.put(account, 0));
        }
        return reply;
    }

    @Override
    public synchronized Holdings of(
            AccountId account, Duration atMost, Set<String> known, Instant since) {
        failIfScripted();
        List<Holdings.Unread> missing =
                unread.stream().filter(u -> !known.contains(u.what())).toList();
        List<Entitlement> has =
                members.keySet().stream()
                        .filter(group -> holds(account, group))
                        .filter(group -> !(group instanceof Entitlement.AdminRole))
                        .filter(group -> shown(account, group))
                        .filter(group -> isRead(group, known, missing))
                        .toList();
        Stream<String> userGroups =
                members.keySet().stream()
                        .filter(Entitlement.UserGroup.class::isInstance)
                        .filter(group -> isRead(group, known, missing))
                        .map(FakeSlack::reading);
        List<String> read =
                Stream.of(parts.stream(), has.stream().map(FakeSlack::reading), userGroups)
                        .flatMap(Function.identity())
                        .distinct()
                        .toList();
        lastKnown = known;
        lastSince = since;
        Instant now = clock.instant();
        return new Holdings(account, has, read, missing, now.minus(age), now);
    }

    @Override
    public Holdings goOn(
            AccountId account,
            Duration atMost,
            Places places,
            Optional<Holdings> before,
            Instant since) {
        return GoneOn.of(of(account, atMost, Set.of(), since), places, before);
    }

    @Override
    public synchronized List<Entitlement.AdminRole> of(AccountId account) {
        failIfScripted();
        return members.keySet().stream()
                .filter(role -> holds(account, role))
                .filter(Entitlement.AdminRole.class::isInstance)
                .map(Entitlement.AdminRole.class::cast)
                .toList();
    }

    private boolean isPlain(AccountId account) {
        return Optional.ofNullable(accounts.get(account))
                .map(Account::rank)
                .map(rank ->
                        switch (rank) {
                            case MEMBER, GUEST, ADMIN -> true;
                            case OWNER, PRIMARY_OWNER, BOT -> false;
                        })
                .orElse(false);
    }

    private boolean isRead(Entitlement group, Set<String> known, List<Holdings.Unread> missing) {
        String name = reading(group);
        return !known.contains(name)
                && !notListed.contains(name)
                && missing.stream().noneMatch(unread -> unread.what().equals(name));
    }

    private boolean shown(AccountId account, Entitlement group) {
        return groupsOfInactiveShown || active(account) || !(group instanceof Entitlement.IdpGroup);
    }

    private static String reading(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.IdpGroup _ -> "idp-groups";
            case Entitlement.UserGroup(String workspaceId, _) -> "user-groups:" + workspaceId;
            case Entitlement.Channel _ -> "channels";
            case Entitlement.Workspace _, Entitlement.AdminRole _ -> "workspaces";
            case Entitlement.OrganisationGroup _ -> "organisation-groups";
        };
    }

    @Override
    public synchronized boolean isIn(AccountId account, Entitlement group) {
        failIfScripted();
        if (group instanceof Entitlement.OrganisationGroup) {
            throw new PortFailure.NeedsHuman(
                    "Reading an organisation's user group", "unverifiable");
        }
        return holds(account, group);
    }

    /** Returns whether the account is in it in truth, though Slack may not tell. */
    public synchronized boolean has(AccountId account, Entitlement group) {
        return holds(account, group);
    }

    @Override
    public synchronized OptionalInt size(Entitlement group) {
        return group instanceof Entitlement.IdpGroup || group instanceof Entitlement.UserGroup
                ? OptionalInt.of(members.getOrDefault(group, Set.of()).size())
                : OptionalInt.empty();
    }

    @Override
    public synchronized WriteReply leave(AccountId account, Entitlement group) {
        return writes.perform(
                ScriptedWrites.Write.LEAVE,
                account,
                Optional.of(group),
                () -> leaveNow(account, group));
    }

    @Override
    public synchronized Set<AccountId> in(Entitlement.UserGroup group, Set<AccountId> among) {
        failIfScripted();
        return among.stream().filter(account -> holds(account, group)).collect(Collectors.toSet());
    }

    @Override
    public synchronized Set<AccountId> stillIn(Entitlement.UserGroup group, Set<AccountId> among) {
        return in(group, among);
    }

    /** One write for the account whose id sorts first; the others leave with it. */
    @Override
    public synchronized WriteReply leave(
            Set<AccountId> leavers,
            Entitlement.UserGroup group,
            Supplier<Set<AccountId>> likelyInactive) {
        List<AccountId> sorted =
                leavers.stream().sorted(Comparator.comparing(AccountId::value)).toList();
        return writes.perform(
                ScriptedWrites.Write.LEAVE,
                sorted.getFirst(),
                Optional.of(group),
                () ->
                        sorted.stream().map(account -> leaveNow(account, group)).toList().stream()
                                .filter(WriteReply.Accepted.class::isInstance)
                                .findFirst()
                                .orElse(new WriteReply.AlreadySo("not-a-member")));
    }

    private WriteReply deactivateNow(AccountId account) {
        Account known = accounts.get(account);
        if (known == null) {
            return new WriteReply.Refused("user_not_found");
        }
        if (!known.active()) {
            return new WriteReply.Accepted();
        }
        if (known.rank() == Account.Rank.PRIMARY_OWNER) {
            return new WriteReply.Refused("cannot_disable_primary_owner");
        }
        accounts.put(account, new Account(account, false, known.rank()));
        staleReads.put(account, readsUntilInactive);
        return new WriteReply.Accepted();
    }

    private WriteReply leaveNow(AccountId account, Entitlement group) {
        if (!holds(account, group)) {
            return new WriteReply.AlreadySo("not-a-member");
        }
        Set<AccountId> in = members.getOrDefault(group, Set.of());
        if (group instanceof Entitlement.UserGroup && in.size() == 1) {
            disabled.add(group);
        } else {
            in.remove(account);
        }
        reactivateIfSo(account);
        return new WriteReply.Accepted();
    }

    private void reactivateIfSo(AccountId account) {
        Account known = accounts.get(account);
        if (writesReactivate && known != null) {
            accounts.put(account, new Account(account, true, known.rank()));
        }
    }

    private boolean holds(AccountId account, Entitlement group) {
        return !disabled.contains(group) && members.getOrDefault(group, Set.of()).contains(account);
    }

    private void failIfScripted() {
        if (down) {
            throw new PortFailure.Unavailable("Slack is down");
        }
        PortFailure failure = readFailures.poll();
        if (failure != null) {
            throw failure;
        }
    }
}
