package dev.rollcall.testing;

import dev.rollcall.application.port.Stays;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.stay.StayRecord;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stays in memory. */
public final class InMemoryStays implements Stays {
    private final Map<PersonId, StayRecord> all = new HashMap<>();

    @Override
    public synchronized StayRecord of(PersonId person) {
        return all.getOrDefault(person, StayRecord.settled(person));
    }

    @Override
    public synchronized void keep(StayRecord stay) {
        all.put(stay.person(), stay);
    }

    @Override
    public synchronized List<StayRecord> due(Instant now, int limit) {
        return all.values().stream()
                .filter(stay -> stay.lookAt().filter(at -> !now.isBefore(at)).isPresent())
                .sorted(Comparator.comparing(stay -> stay.lookAt().orElseThrow()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void asked(StayRecord due) {
        all.computeIfPresent(
                due.person(),
                (person, kept) ->
                        kept.lookAt().equals(due.lookAt())
                                ? new StayRecord(person, Optional.empty(), kept.open(), kept.told())
                                : kept);
    }
}
