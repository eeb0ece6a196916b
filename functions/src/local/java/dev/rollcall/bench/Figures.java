package dev.rollcall.bench;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured: printed as a table, and written as JSON. */
final class Figures {
    private record Figure(String what, double value, double bound, double ratio, double target) {
        boolean judged() {
            return Double.isFinite(target);
        }

        boolean met() {
            return ratio <= target;
        }
    }

    private final String name;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Object> notes = new LinkedHashMap<>();

    Figures(String name) {
        this.name = name;
    }

    /** A time beside the least it can be. */
    void compared(String what, double value, double bound, double target) {
        figures.add(new Figure(what, value, bound, value / bound, target));
    }

    /** A part that should be no larger than the target. */
    void part(String what, double part, double target) {
        figures.add(new Figure(what, part, 0, part, target));
    }

    /** A time beside the least it can be, which nobody has set a target for. */
    void known(String what, double value, double bound) {
        figures.add(new Figure(what, value, bound, value / bound, Double.POSITIVE_INFINITY));
    }

    void note(String what, Object value) {
        notes.put(what, value);
    }

    boolean allMet() {
        return figures.stream().allMatch(Figure::met);
    }

    void print() {
        row("figure", "value", "bound", "ratio", "target", "");
        for (Figure figure : figures) {
            row(
                    figure.what(),
                    number(figure.value()),
                    figure.bound() == 0 ? "-" : number(figure.bound()),
                    number(figure.ratio()),
                    figure.judged() ? number(figure.target()) : "-",
                    figure.judged() ? figure.met() ? "met" : "MISSED" : "");
        }
    }

    Path write() throws IOException {
        Path file = Path.of("target", "bench", name + ".json");
        Files.createDirectories(file.getParent());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Figure figure : figures) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("figure", figure.what());
            row.put("value", figure.value());
            row.put("bound", figure.bound());
            row.put("ratio", figure.ratio());
            if (figure.judged()) {
                row.put("target", figure.target());
                row.put("met", figure.met());
            }
            rows.add(row);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("figures", rows);
        all.put("notes", notes);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
        return file;
    }

    private static void row(String... cells) {
        System.out.printf(Locale.ROOT, "%-52s %10s %10s %8s %8s  %s%n", (Object[]) cells);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.4f" : "%.1f", value);
    }
}
