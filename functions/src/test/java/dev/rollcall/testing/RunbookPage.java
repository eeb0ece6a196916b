package dev.rollcall.testing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows of {@code docs/deactivation-runbook.md}. */
public final class RunbookPage {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)`[^|]*\\| `([\\w-]+)` \\|(.*)");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private RunbookPage() {}

    /**
     * @param always the calls that its state makes
     * @param sometimes those that it makes only if something is so
     * @param conditions what has to be so, in words, one for each part that names such calls
     * @param cells what stands behind the step
     */
    public record Row(
            String state,
            String step,
            Set<String> always,
            Set<String> sometimes,
            List<String> conditions,
            List<String> cells) {
        public Row {
            always = Set.copyOf(always);
            sometimes = Set.copyOf(sometimes);
            conditions = List.copyOf(conditions);
            cells = List.copyOf(cells);
        }

        /** Returns all that its state may call. */
        public Set<String> calls() {
            Set<String> all = new TreeSet<>(always);
            all.addAll(sometimes);
            return all;
        }
    }

    public static List<Row> rows() {
        return text().lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row(row.group(1), row.group(2), List.of(row.group(3).split("\\|"))))
                .toList();
    }

    public static String text() {
        return Project.read(Project.path("docs/deactivation-runbook.md"));
    }

    /** The first part has what is always called; each further one has a condition. */
    private static Row row(String state, String step, List<String> cells) {
        List<String> parts = List.of(cells.getFirst().split(";"));
        boolean unconditional = words(parts.getFirst()).isEmpty();
        List<String> conditional = unconditional ? parts.subList(1, parts.size()) : parts;
        return new Row(
                state,
                step,
                unconditional ? quoted(parts.stream().limit(1)) : Set.of(),
                quoted(conditional.stream()),
                conditional.stream().map(RunbookPage::words).toList(),
                cells);
    }

    private static Set<String> quoted(Stream<String> parts) {
        Set<String> quoted = new TreeSet<>();
        parts.forEach(part ->
                QUOTED.matcher(part).results().forEach(match -> quoted.add(match.group(1))));
        return quoted;
    }

    private static String words(String part) {
        return QUOTED.matcher(part).replaceAll("").strip();
    }
}
