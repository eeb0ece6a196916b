package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.DriftPage;
import dev.rollcall.wire.DriftState;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Goes through all drift there is, page by page. */
record DriftLoop(Surroundings surroundings, Operations operations, PrintWriter err) {
    DriftLoop {
        requireNonNull(surroundings, "surroundings is null");
        requireNonNull(operations, "operations is null");
        requireNonNull(err, "err is null");
    }

    /** Returns each once, whatever changes meanwhile. */
    List<DriftState> all(Predicate<DriftState> wanted) {
        return all(Map.of(), wanted);
    }

    /**
     * The same of a list that the other side narrows.
     *
     * @param narrowed fields of the query
     */
    List<DriftState> all(Map<String, String> narrowed, Predicate<DriftState> wanted) {
        Map<String, DriftState> found = new LinkedHashMap<>();
        int looked = 0;
        String from = "";
        do {
            DriftPage page = operations.drift(narrowed, from);
            looked += page.items().size();
            page.items().stream().filter(wanted).forEach(each -> found.put(each.id(), each));
            if (page.next().equals(from) && !from.isEmpty()) {
                throw new Refused("The list does not go on. Try again.");
            }
            from = page.next();
            say(looked, found.size());
        } while (!from.isEmpty());
        return List.copyOf(found.values());
    }

    private void say(int looked, int found) {
        if (surroundings.variable("ROLLCALL_PROGRESS").isPresent()) {
            err.println("%d differences looked at, %d shown".formatted(looked, found));
            err.flush();
        }
    }
}
