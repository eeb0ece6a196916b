package dev.rollcall.application.reconcile;

import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.platform.set.NumberSet;
import dev.rollcall.platform.set.Numbering;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What all accounts tell, by their numbers: some dozen bytes for each. */
final class AccountColumns {
    private final Numbering<AccountId> numbers = new Numbering<>();
    private final NumberSet active = NumberSet.none();
    private final Map<AccountType, NumberSet> types = new EnumMap<>(AccountType.class);
    private final Map<Rank, NumberSet> ranks = new EnumMap<>(Rank.class);
    private final Map<Attribute, long[]> attributes = new EnumMap<>(Attribute.class);
    private final Map<Attribute, NumberSet> told = new EnumMap<>(Attribute.class);
    private final Map<Long, int[]> byAddress = new HashMap<>();
    private final Map<Integer, Instant> deactivated = new HashMap<>();

    void add(SnapshotRow.Account row) {
        int number = numbers.numberOf(row.account());
        if (row.active()) {
            active.add(number);
        }
        types.computeIfAbsent(row.type(), _ -> NumberSet.none()).add(number);
        row.attributes()
                .forEach((attribute, digest) -> {
                    long[] column = attributes.getOrDefault(attribute, new long[0]);
                    if (column.length <= number) {
                        column = Arrays.copyOf(column, Math.max(64, number * 2));
                    }
                    column[number] = digest;
                    attributes.put(attribute, column);
                    told.computeIfAbsent(attribute, _ -> NumberSet.none()).add(number);
                });
        row.emails()
                .forEach(email -> byAddress.merge(email, new int[] {number}, AccountColumns::both));
    }

    void add(SnapshotRow.RosterEntry row) {
        numbers.find(row.account())
                .ifPresent(number -> {
                    ranks.computeIfAbsent(row.rank(), _ -> NumberSet.none()).add(number);
                    row.deactivatedAt().ifPresent(at -> deactivated.put(number, at));
                });
    }

    Numbering<AccountId> numbers() {
        return numbers;
    }

    boolean isActive(int number) {
        return active.contains(number);
    }

    /** Returns how many active accounts there are that are no bots. */
    int activePeople() {
        return active.without(types.getOrDefault(AccountType.UNMANAGED, NumberSet.none()))
                .without(ranks.getOrDefault(Rank.BOT, NumberSet.none()))
                .size();
    }

    /** Returns what it is; of a bot it is enough that one of the lists says so. */
    AccountType type(int number) {
        if (rank(number).filter(Rank.BOT::equals).isPresent()) {
            return AccountType.UNMANAGED;
        }
        return types.entrySet().stream()
                .filter(type -> type.getValue().contains(number))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(AccountType.UNMANAGED);
    }

    /** Returns the rank; empty where the roster does not tell it. */
    Optional<Rank> rank(int number) {
        return ranks.entrySet().stream()
                .filter(rank -> rank.getValue().contains(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<Instant> deactivatedAt(int number) {
        return Optional.ofNullable(deactivated.get(number));
    }

    /** Returns whether the account tells just that. */
    boolean tells(int number, Attribute attribute, long digest) {
        NumberSet known = told.get(attribute);
        return known != null
                && known.contains(number)
                && attributes.getOrDefault(attribute, new long[0])[number] == digest;
    }

    /** Returns the accounts that have the address. */
    int[] withAddress(long digest) {
        return byAddress.getOrDefault(digest, new int[0]);
    }

    private static int[] both(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
