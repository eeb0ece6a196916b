package dev.rollcall.testing;

import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.domain.access.AccountId;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Wishes that are forgotten with the test. */
public final class InMemoryGroupWishes implements GroupWishes {
    private final Map<String, Map<AccountId, Wish>> wishes = new HashMap<>();

    @Override
    public synchronized void make(String object, Wish wish) {
        wishes.computeIfAbsent(object, _ -> new HashMap<>())
                .merge(wish.account(), wish, InMemoryGroupWishes::newer);
    }

    @Override
    public synchronized List<Wish> of(String object, Instant now) {
        return wishes.getOrDefault(object, Map.of()).values().stream()
                .filter(wish -> wish.at().plus(KEPT).isAfter(now))
                .sorted(
                        Comparator.comparing(Wish::since)
                                .thenComparing(wish -> wish.account().value()))
                .toList();
    }

    @Override
    public synchronized void drop(String object, Wish wish) {
        wishes.getOrDefault(object, new HashMap<>())
                .computeIfPresent(
                        wish.account(), (_, present) -> isNewer(present, wish) ? present : null);
    }

    private static Wish newer(Wish present, Wish wish) {
        return isNewer(present, wish) ? present : wish;
    }

    private static boolean isNewer(Wish present, Wish wish) {
        return present.ticket().generation() > wish.ticket().generation();
    }
}
