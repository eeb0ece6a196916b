package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENTRA;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.domain.policy.Writer;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A company of two sources as its readings show it. Person n has account n, and is in one group of
 * the own source, whose channel is given by it; each hundredth is missing there. For years people
 * were added by hand: each to the next channel, each fifth to one more. Channel 0 is another's.
 *
 * @param people how many there are
 * @param turns what is otherwise meanwhile
 */
record AdoptedGiant(int people, Set<Turn> turns) {
    private static final int CHANNELS = 100;
    private static final int MOVES = 43;

    /** A channel that some of Okta's people have by hand, and its group for the flap. */
    static final int FLAPPING = 42;

    /** Somebody who has that channel by hand. */
    static final int OUT = 40;

    /** What happens to a company while it is adopted. */
    enum Turn {
        /** Each hundredth is in another group than at first. */
        MOVED,
        /** The source has all of its people in one group. */
        FLAP,
        /** Somebody else has deactivated an account, which Slack takes out of its channels. */
        DEACTIVATED,
        /** It is active again, and in no channel yet. */
        EMPTY
    }

    AdoptedGiant(int people) {
        this(people, Set.of());
    }

    /** Returns the same company with this being otherwise. */
    AdoptedGiant in(Turn... these) {
        return new AdoptedGiant(people, Set.of(these));
    }

    int byHand() {
        return people + people / 5;
    }

    AccessPolicy policy(MappingMode mode, String digit) {
        AccessPolicy small = ReconcileWorld.policy(digit.repeat(64));
        return new AccessPolicy(
                small.digest(),
                small.sources(),
                small.populations(),
                IntStream.range(0, CHANNELS).mapToObj(c -> mapping(c, mode)).toList(),
                Map.of(channel(0), new Writer.Foreign("okta-slack-app")),
                small.attributes(),
                Set.of());
    }

    /** What another writes is only watched: no authority over it is to be had. */
    private Mapping mapping(int c, MappingMode mode) {
        return new Mapping(
                new MappingName("m" + c),
                group(c),
                new Nesting.All(3),
                Set.of(),
                c == 0 ? MappingMode.OBSERVE : mode,
                Provisioning.EAGER,
                "okta:00uOwner" + c % 10,
                Optional.empty(),
                people,
                Set.of(channel(c)));
    }

    /** Keeps a whole reading, and has it compared. */
    NameDifferences.Outcome read(ReconcileWorld world, SnapshotId id, List<Link> links) {
        AccessPolicy policy = world.policies.access();
        WhatToRead what = new WhatToRead(policy, SlackPlan.ENTERPRISE);
        Reconciliation read =
                Reconciliation.begin(
                        id,
                        world.base.clock.instant(),
                        policy.digest(),
                        what.first(),
                        world.reconciliations.latest());
        while (!read.left().isEmpty()) {
            SnapshotPart part = read.part();
            List<SnapshotRow> rows = rows(part, links);
            world.snapshots.keep(id, part, 0, rows);
            read =
                    read.with(
                            new PartResult(
                                    part,
                                    1,
                                    rows.size(),
                                    Optional.empty(),
                                    Set.of(),
                                    Optional.empty()),
                            part.kind() == SnapshotPart.Kind.GROUPS
                                    ? what.after(part, rows.stream())
                                    : List.of());
        }
        world.reconciliations.replace(world.reconciliations.latest(), read);
        return world.steps().nameDifferences().name(id);
    }

    private List<SnapshotRow> rows(SnapshotPart part, List<Link> links) {
        return switch (part.kind()) {
            case PEOPLE ->
                    those(n -> source(n).equals(part.source()))
                            .mapToObj(AdoptedGiant::person)
                            .toList();
            case GROUPS ->
                    IntStream.range(0, CHANNELS)
                            .filter(c -> group(c).source().equals(part.source()))
                            .<SnapshotRow>mapToObj(c ->
                                    new SnapshotRow.Group(group(c), Optional.empty(), Set.of()))
                            .toList();
            case GROUP_MEMBERS -> {
                int c = Integer.parseInt(part.group().value().substring(1));
                yield those(n -> isMember(n, c))
                        .<SnapshotRow>mapToObj(n -> new SnapshotRow.GroupMember(id(n)))
                        .toList();
            }
            case ASSIGNMENTS -> List.of();
            case ACCOUNTS ->
                    those(_ -> true)
                            .<SnapshotRow>mapToObj(n ->
                                    new SnapshotRow.Account(
                                            account(n),
                                            isActive(n),
                                            AccountType.MEMBER,
                                            Optional.empty(),
                                            Set.of((long) n),
                                            Map.of(),
                                            Set.of()))
                            .toList();
            case ROSTER ->
                    those(_ -> true)
                            .<SnapshotRow>mapToObj(n ->
                                    new SnapshotRow.RosterEntry(
                                            account(n),
                                            isActive(n),
                                            Account.Rank.MEMBER,
                                            Optional.empty(),
                                            Set.of("T01")))
                            .toList();
            case CHANNEL_MEMBERS -> {
                int c = Integer.parseInt(part.of().substring(1));
                yield those(n -> has(n, c) && !isEmptied(n))
                        .<SnapshotRow>mapToObj(n -> new SnapshotRow.ChannelMember(account(n)))
                        .toList();
            }
            case LINKS ->
                    links.stream()
                            .<SnapshotRow>map(link ->
                                    new SnapshotRow.Linked(
                                            link.person(), link.account(), link.madeAt()))
                            .toList();
            case USER_GROUPS, ADMIN_ROLES -> List.of();
        };
    }

    private IntStream those(IntPredicate which) {
        return IntStream.range(0, people).filter(which);
    }

    private static SnapshotRow person(int n) {
        return new SnapshotRow.Person(
                id(n),
                Standing.ENTITLED,
                "ACTIVE",
                Map.of(),
                Optional.of((long) n),
                Map.of(),
                true,
                Optional.empty());
    }

    private boolean isMember(int n, int c) {
        if (turns.contains(Turn.FLAP) && c == FLAPPING) {
            return source(n).equals(OKTA);
        }
        boolean moved = turns.contains(Turn.MOVED) && n % 100 == MOVES;
        return c == (moved ? (channelOf(n) + 2) % CHANNELS : channelOf(n));
    }

    private boolean isActive(int n) {
        return n != OUT || !turns.contains(Turn.DEACTIVATED);
    }

    private boolean isEmptied(int n) {
        return n == OUT && (turns.contains(Turn.EMPTY) || !isActive(n));
    }

    private static boolean has(int n, int c) {
        boolean given = channelOf(n) == c && n % 100 != 17;
        boolean byHand = c == (channelOf(n) + 1) % CHANNELS;
        boolean more = n % 5 == 0 && c == (channelOf(n) + 2) % CHANNELS;
        return given || byHand || more;
    }

    /** Even channels are given to people of Okta, the others to those of Entra. */
    private static int channelOf(int n) {
        return Math.floorMod(n * 31, CHANNELS);
    }

    private static SourceId source(int n) {
        return channelOf(n) % 2 == 0 ? OKTA : ENTRA;
    }

    static PersonId id(int n) {
        return new PersonId(source(n), "p" + n);
    }

    /** As the source tells a single one. */
    static PersonReading read(PersonId person) {
        return new PersonReading.Found(
                person,
                Standing.ENTITLED,
                "ACTIVE",
                Optional.empty(),
                Optional.empty(),
                Map.of("email", email(Integer.parseInt(person.value().substring(1)))));
    }

    /** As Slack tells a single one. */
    static Optional<ListedAccount> listed(AccountId account) {
        int n = Integer.parseInt(account.value().substring(1));
        return Optional.of(
                new ListedAccount(
                        account,
                        true,
                        new ListedAccount.Kind.Member(),
                        new AccountProfile("p" + n, List.of(email(n)), Map.of(), Optional.empty()),
                        Optional.empty(),
                        List.of()));
    }

    private static String email(int n) {
        return "p" + n + (source(n).equals(OKTA) ? "@acme.example" : "@bolt.example");
    }

    static GroupId group(int c) {
        return new GroupId(c % 2 == 0 ? OKTA : ENTRA, "g" + c);
    }

    static AccountId account(int n) {
        return new AccountId("U%07d".formatted(n));
    }

    static Entitlement channel(int c) {
        return new Entitlement.Channel("C" + c);
    }

    /** Returns how many are missing where a rule would give it, but for what another writes. */
    int missing() {
        return (int) those(n -> n % 100 == 17 && channelOf(n) != 0).count();
    }

    /** Returns how many of those by hand are in what mappings may get authority over. */
    int byHandInOurs() {
        return IntStream.range(1, CHANNELS)
                .map(c -> (int) those(n -> has(n, c) && channelOf(n) != c).count())
                .sum();
    }

    static Set<AccountId> accounts(int people) {
        return IntStream.range(0, people)
                .mapToObj(AdoptedGiant::account)
                .collect(Collectors.toSet());
    }
}
