package dev.rollcall.local.demo;

import java.util.List;
import java.util.Set;

/**
 * Which stories are told.
 *
 * @param numbers from 1
 */
record Chosen(Set<Integer> numbers) {
    private static final Set<Integer> ALL = Set.of(1, 2, 3, 4, 5);

    Chosen {
        numbers = Set.copyOf(numbers);
    }

    /**
     * Reads a command line: nothing for all, or {@code --story N}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static Chosen parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Chosen(ALL);
        }
        if (arguments.size() == 2 && arguments.getFirst().equals("--story")) {
            for (int number : ALL) {
                if (arguments.getLast().equals(Integer.toString(number))) {
                    return new Chosen(Set.of(number));
                }
            }
        }
        throw new IllegalArgumentException(
                "The demo takes nothing, or --story N for one story, 1 to " + ALL.size());
    }

    boolean has(int number) {
        return numbers.contains(number);
    }
}
