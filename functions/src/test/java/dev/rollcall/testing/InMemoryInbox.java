package dev.rollcall.testing;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.WaitingHints;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.SourceId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An inbox that forgets with the test. */
public final class InMemoryInbox implements Inbox, WaitingHints {

    /** A delivery that could not be read. */
    public record Rejected(String reason, String sha256, int bytes, Instant at) {}

    private record Key(SourceId source, String eventId) {}

    private final Map<Key, Pending> stored = new LinkedHashMap<>();
    private final Map<Key, String> runs = new LinkedHashMap<>();
    private final Set<Key> waiting = new HashSet<>();
    private final List<Rejected> rejected = new ArrayList<>();

    @Override
    public synchronized Receipt record(Hint hint, Instant receivedAt) {
        return stored.putIfAbsent(key(hint), new Pending(hint, receivedAt)) == null
                ? Receipt.RECORDED
                : Receipt.DUPLICATE;
    }

    @Override
    public synchronized Optional<Hint.Way> cameBy(Hint hint) {
        return Optional.ofNullable(stored.get(key(hint))).map(pending -> pending.hint().way());
    }

    @Override
    public synchronized void dispatched(Hint hint, String runName) {
        if (stored.containsKey(key(hint))) {
            runs.put(key(hint), runName);
        }
    }

    @Override
    public synchronized List<Pending> pending(Instant receivedBefore, int limit) {
        return stored.entrySet().stream()
                .filter(entry -> !runs.containsKey(entry.getKey()))
                .filter(entry -> !waiting.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(pending -> pending.receivedAt().isBefore(receivedBefore))
                .sorted(
                        Comparator.comparing((Pending p) -> !p.hint().tellsOfLeaving())
                                .thenComparing(Pending::receivedAt))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Receipt keep(Hint hint, Instant receivedAt) {
        Receipt receipt = record(hint, receivedAt);
        if (receipt == Receipt.RECORDED) {
            waiting.add(key(hint));
        }
        return receipt;
    }

    @Override
    public synchronized List<Pending> of(SourceId source, int limit) {
        return stored.entrySet().stream()
                .filter(entry -> waiting.contains(entry.getKey()))
                .filter(entry -> entry.getKey().source().equals(source))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Pending::receivedAt))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void release(Pending one) {
        waiting.remove(key(one.hint()));
    }

    @Override
    public synchronized void reject(String reason, String sha256, int bytes, Instant at) {
        rejected.add(new Rejected(reason, sha256, bytes, at));
    }

    /** Returns every hint that was stored, in the order of arrival. */
    public synchronized List<Hint> hints() {
        return stored.values().stream().map(Pending::hint).toList();
    }

    public synchronized List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    private static Key key(Hint hint) {
        return new Key(hint.person().source(), hint.eventId());
    }
}
