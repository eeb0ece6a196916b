package dev.rollcall.testing;

import dev.rollcall.application.port.Revocations;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.signal.Revocation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Revocations, forgotten with the test. */
public final class InMemoryRevocations implements Revocations {
    private record Key(PersonId person, String eventId) {}

    private final Map<Key, Revocation> noted = new LinkedHashMap<>();
    private final Set<Key> settled = new HashSet<>();

    @Override
    public synchronized void note(Revocation revocation, Instant receivedAt) {
        noted.putIfAbsent(key(revocation), revocation);
    }

    @Override
    public synchronized List<Revocation> open(PersonId person) {
        return noted.values().stream()
                .filter(one -> one.person().equals(person))
                .filter(one -> !settled.contains(key(one)))
                .sorted(Comparator.comparing(Revocation::at))
                .toList();
    }

    @Override
    public synchronized void settle(Revocation revocation, Instant at) {
        if (noted.containsKey(key(revocation))) {
            settled.add(key(revocation));
        }
    }

    private static Key key(Revocation revocation) {
        return new Key(revocation.person(), revocation.eventId());
    }
}
