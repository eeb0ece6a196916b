package dev.rollcall.statemachine;

import dev.rollcall.local.stepfunctions.definition.Template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every loop counts: an execution whose history reaches 25 000 events fails whatever it was doing
 * (Step Functions, "Quotas").
 *
 * <p>A way out of a Choice is bounded if its condition asks {@code $looks < 40}, and {@code $looks}
 * goes up by one on every way back to it and is never set otherwise on such a way. Without bounded
 * ways there must be no loop left.
 */
final class BoundedLoopsRule implements Rule {
    private static final Pattern LIMIT = Pattern.compile("(?:^|and )\\$(\\w+) < \\d+$");

    @Override
    public List<String> violations(Machine machine) {
        return machine.parts().stream()
                .flatMap(part ->
                        unbounded(Ways.in(part.workflow())).stream()
                                .map(way ->
                                        part.path()
                                                + "/"
                                                + way.from()
                                                + " → "
                                                + way.to()
                                                + " may go on for ever"))
                .toList();
    }

    private static List<Ways.Way> unbounded(List<Ways.Way> all) {
        List<Ways.Way> rest = all.stream().filter(way -> !bounded(way, all)).toList();
        List<Ways.Way> looping = new ArrayList<>();
        for (Ways.Way way : rest) {
            if (leads(way.to(), way.from(), rest, _ -> true)) {
                looping.add(way);
            }
        }
        return looping;
    }

    private static boolean bounded(Ways.Way way, List<Ways.Way> all) {
        Optional<String> counter = counter(way);
        return counter.isPresent() && goesUpOnEveryWayBack(counter.get(), way, all);
    }

    private static Optional<String> counter(Ways.Way way) {
        return way.condition()
                .filter(Template.Formula.class::isInstance)
                .map(formula -> ((Template.Formula) formula).expression().source())
                .filter(source -> !source.contains(" or "))
                .map(LIMIT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    private static boolean goesUpOnEveryWayBack(String counter, Ways.Way way, List<Ways.Way> all) {
        boolean backUncounted = leads(way.to(), way.from(), all, step -> !goesUp(counter, step));
        boolean setOtherwise =
                all.stream()
                        .filter(step -> step.assigned().containsKey(counter))
                        .filter(step -> !goesUp(counter, step))
                        .anyMatch(step ->
                                leads(way.to(), step.from(), all, _ -> true)
                                        && leads(step.to(), way.from(), all, _ -> true));
        return !backUncounted && !setOtherwise;
    }

    private static boolean goesUp(String counter, Ways.Way way) {
        return way.assigned().get(counter) instanceof Template.Formula formula
                && formula.expression().source().equals("$" + counter + " + 1");
    }

    private static boolean leads(
            String from, String to, List<Ways.Way> all, Predicate<Ways.Way> usable) {
        Set<String> reached = new HashSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String here = open.remove();
            if (here.equals(to)) {
                return true;
            }
            all.stream()
                    .filter(way -> way.from().equals(here))
                    .filter(usable)
                    .map(Ways.Way::to)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return false;
    }
}
