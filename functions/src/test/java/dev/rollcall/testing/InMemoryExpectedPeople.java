package dev.rollcall.testing;

import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Expected people in memory. */
public final class InMemoryExpectedPeople implements ExpectedPeople {
    private final Map<String, Set<PersonId>> all = new HashMap<>();

    @Override
    public synchronized void expect(PersonId person, String email, Instant now) {
        all.computeIfAbsent(key(email), _ -> new HashSet<>()).add(person);
    }

    @Override
    public synchronized Set<PersonId> with(String email) {
        return Set.copyOf(all.getOrDefault(key(email), Set.of()));
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
