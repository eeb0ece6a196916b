package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A story as it is told: what happens, and what is expected there and comes true or not. */
final class Chronicle {
    private final PrintStream out;
    private final List<Checked> checked = new ArrayList<>();
    private String story = "";
    private long began = System.nanoTime();

    /** An expectation of a story. */
    record Checked(String story, Expectation expectation) {}

    Chronicle(PrintStream out) {
        this.out = requireNonNull(out, "out is null");
    }

    /** Begins a story; its time counts from here. */
    void begin(String title) {
        story = title;
        began = System.nanoTime();
        out.println();
        out.println(title);
        out.println();
    }

    void tell(String what) {
        double seconds = (System.nanoTime() - began) / 1e9;
        out.println(String.format(Locale.ROOT, "  %+8.2f s  %s", seconds, what));
    }

    void expect(String what, boolean met, String figures) {
        checked.add(new Checked(story, new Expectation(what, met, figures)));
        tell((met ? "true   " : "FALSE  ") + what + "  (" + figures + ")");
    }

    /** Takes in what was found elsewhere. */
    void expect(List<Expectation> found) {
        found.forEach(one -> expect(one.what(), one.met(), one.figures()));
    }

    List<Checked> checked() {
        return List.copyOf(checked);
    }
}
