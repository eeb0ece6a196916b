package dev.rollcall.testing;

import dev.rollcall.application.port.PreExistings;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.adoption.PreExisting;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What was there before, forgotten with the test. */
public final class InMemoryPreExistings implements PreExistings {
    private final TreeMap<String, PreExisting> records = new TreeMap<>();

    @Override
    public synchronized List<PreExisting> of(AccountId account) {
        return records.tailMap(account + " ").values().stream()
                .takeWhile(one -> one.account().equals(account))
                .filter(PreExisting::isOpen)
                .toList();
    }

    @Override
    public synchronized void adopt(List<PreExisting> found) {
        found.forEach(
                one -> records.merge(key(one), one, (old, fresh) -> old.isOpen() ? old : fresh));
    }

    @Override
    public synchronized boolean replace(PreExisting seen, PreExisting next) {
        PreExisting present = records.get(key(seen));
        if (!seen.equals(present) && !next.equals(present)) {
            return false;
        }
        records.put(key(next), next);
        return true;
    }

    /** Returns every record, by account and thing. */
    public synchronized List<PreExisting> all() {
        return List.copyOf(records.values());
    }

    /** A full page never says that it is the last, as with a store that does not look ahead. */
    @Override
    public synchronized Page open(String point, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A page has room for one at least");
        }
        if (!point.equals(START) && point.indexOf(' ') < 0) {
            throw new IllegalArgumentException("Not a point of the listing");
        }
        List<PreExisting> found =
                records.tailMap(point, false).values().stream()
                        .filter(PreExisting::isOpen)
                        .limit(most)
                        .toList();
        return new Page(
                found, found.size() < most ? Optional.empty() : Optional.of(key(found.getLast())));
    }

    private static String key(PreExisting one) {
        return one.account() + " " + one.thing().key();
    }
}
