package dev.rollcall.platform.set;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Gives each thing a number, from 0 on, in the order in which they come. */
public final class Numbering<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> things = new ArrayList<>();

    /** Returns the thing's number, a new one if it has none yet. */
    public int numberOf(T thing) {
        Integer known = numbers.putIfAbsent(thing, things.size());
        if (known != null) {
            return known;
        }
        things.add(thing);
        return things.size() - 1;
    }

    /** Returns its number; empty if it has none. */
    public OptionalInt find(T thing) {
        Integer known = numbers.get(thing);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** Returns what has the number. */
    public T thing(int number) {
        return things.get(number);
    }

    /** Returns the numbers of all things. */
    public NumberSet all() {
        NumberSet all = NumberSet.none();
        IntStream.range(0, size()).forEach(all::add);
        return all;
    }

    public int size() {
        return things.size();
    }
}
