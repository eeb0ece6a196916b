package dev.rollcall.application.reconcile;

import dev.rollcall.platform.set.NumberSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Gives each thing a number, from 0 on, in the order in which they come. */
final class Numbering<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> things = new ArrayList<>();

    /** Returns the thing's number, a new one if it has none yet. */
    int numberOf(T thing) {
        Integer known = numbers.putIfAbsent(thing, things.size());
        if (known != null) {
            return known;
        }
        things.add(thing);
        return things.size() - 1;
    }

    OptionalInt find(T thing) {
        Integer known = numbers.get(thing);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    T thing(int number) {
        return things.get(number);
    }

    /** Returns the numbers of all things. */
    NumberSet all() {
        NumberSet all = NumberSet.none();
        IntStream.range(0, size()).forEach(all::add);
        return all;
    }

    int size() {
        return things.size();
    }
}
