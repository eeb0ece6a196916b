package dev.rollcall.platform.set;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Who is in what: of each thing the numbers of those who have it, as a compressed set. */
public final class Memberships<T> {
    private final Map<T, NumberSet> holders = new HashMap<>();

    /**
     * Returns who has the thing, to be added to. From now on the thing is known, though nobody may
     * have it.
     */
    public NumberSet holders(T thing) {
        return holders.computeIfAbsent(
                requireNonNull(thing, "thing is null"), _ -> NumberSet.none());
    }

    /** Returns who has the thing, not to be changed; nobody if it is not known. */
    public NumberSet of(T thing) {
        return holders.getOrDefault(thing, NumberSet.none());
    }

    /** Returns all things that are known. */
    public Set<T> things() {
        return Set.copyOf(holders.keySet());
    }

    /** Hands over each thing that somebody has here and not there, with those who do. */
    public void without(Memberships<T> other, BiConsumer<T, NumberSet> consumer) {
        holders.forEach((thing, here) -> {
            NumberSet more = here.without(other.of(thing));
            if (!more.isEmpty()) {
                consumer.accept(thing, more);
            }
        });
    }
}
