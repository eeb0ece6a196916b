package dev.rollcall.testing;

import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.restore.RestoredGrant;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of cuts, forgotten with the test. */
public final class InMemoryRestores implements Restores {
    private final Map<String, Restore> restores = new TreeMap<>();
    private final Map<String, RestoredGrant> given = new TreeMap<>();

    @Override
    public synchronized Optional<Restore> of(PersonId person, AccountId account) {
        return Optional.ofNullable(restores.get(person + " " + account));
    }

    @Override
    public synchronized List<Restore> of(PersonId person) {
        return restores.values().stream().filter(r -> r.person().equals(person)).toList();
    }

    @Override
    public synchronized void keep(Restore restore) {
        restores.put(key(restore), restore);
    }

    @Override
    public synchronized boolean offer(Restore restore) {
        return restores.putIfAbsent(key(restore), restore) == null;
    }

    @Override
    public synchronized boolean replace(Restore shown, Restore next) {
        return restores.replace(key(shown), shown, next);
    }

    @Override
    public synchronized boolean drop(Restore shown) {
        return restores.remove(key(shown), shown);
    }

    @Override
    public synchronized List<Restore> waiting(int limit) {
        return restores.values().stream()
                .filter(restore -> restore.waitsSince().isPresent())
                .sorted(Comparator.comparing(r -> r.waitsSince().orElse(Instant.MAX)))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void given(RestoredGrant grant) {
        given.put(grant.person() + " " + grant.account() + " " + grant.entitlement().key(), grant);
    }

    @Override
    public synchronized List<RestoredGrant> given(PersonId person) {
        return given.values().stream().filter(g -> g.person().equals(person)).toList();
    }

    private static String key(Restore restore) {
        return restore.person() + " " + restore.account();
    }
}
