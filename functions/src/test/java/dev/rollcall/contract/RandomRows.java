package dev.rollcall.contract;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Rows of snapshots as chance has them: of every kind, the extremes among them. */
public final class RandomRows {
    private static final String[] WORDS = {
        "", "x", "2026-12-31", "Europe/Zürich", "a\"b\\c", "two\nlines", "line\u2028end", "😀"
    };
    private static final long[] NUMBERS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE};

    private final Random random;

    public RandomRows(Random random) {
        this.random = requireNonNull(random, "random is null");
    }

    /** Returns so many of each kind, the kinds mixed. */
    public List<SnapshotRow> ofEachKind(int many) {
        List<SnapshotRow> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            rows.add(
                    new SnapshotRow.Person(
                            person(),
                            any(Standing.values()),
                            any(WORDS),
                            map(() -> any(WORDS) + random.nextInt(9), () -> any(WORDS)),
                            maybe(this::number),
                            digests(),
                            random.nextBoolean(),
                            maybe(() -> HumanKey.of("n" + random.nextInt(9)))));
            rows.add(new SnapshotRow.Group(group(), maybe(this::count), set(this::group)));
            rows.add(new SnapshotRow.GroupMember(person()));
            rows.add(new SnapshotRow.Assigned(person()));
            rows.add(
                    new SnapshotRow.Account(
                            account(),
                            random.nextBoolean(),
                            any(AccountType.values()),
                            maybe(this::time),
                            set(this::number),
                            digests(),
                            set(this::slackId)));
            rows.add(
                    new SnapshotRow.RosterEntry(
                            account(),
                            random.nextBoolean(),
                            any(Rank.values()),
                            maybe(this::time),
                            set(this::slackId)));
            rows.add(new SnapshotRow.UserGroup(slackId(), set(this::account)));
            rows.add(new SnapshotRow.ChannelMember(account()));
            rows.add(
                    new SnapshotRow.RoleHolder(
                            account(), new Entitlement.AdminRole(slackId(), slackId())));
            rows.add(new SnapshotRow.Linked(person(), account(), time()));
        }
        return rows;
    }

    private PersonId person() {
        return new PersonId(source(), id());
    }

    private GroupId group() {
        return new GroupId(source(), id());
    }

    private SourceId source() {
        return new SourceId(any("okta", "entra", "s".repeat(32)));
    }

    private String id() {
        return any("00u", "a.b_c-d", "Z".repeat(96)) + random.nextInt(10_000);
    }

    private AccountId account() {
        return new AccountId(any("U", "W") + "0" + random.nextInt(1_000_000));
    }

    private String slackId() {
        return "T" + random.nextInt(1_000) + any("", " ", "/", "ä");
    }

    private Map<Attribute, Long> digests() {
        return map(() -> any(Attribute.values()), this::number);
    }

    private Long number() {
        return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextLong();
    }

    private Integer count() {
        return random.nextBoolean() ? random.nextInt(1_000) : Integer.MAX_VALUE;
    }

    private Instant time() {
        return Instant.ofEpochSecond(
                random.nextLong(-1_000_000_000L, 10_000_000_000L),
                random.nextInt(2) * 123_456_789L);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> Set<T> set(Supplier<T> element) {
        Set<T> set = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            set.add(element.get());
        }
        return set;
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    @SafeVarargs
    private final <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
