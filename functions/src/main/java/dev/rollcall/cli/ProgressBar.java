package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;

/** One line at a terminal that is written anew each time; nothing where nobody looks on. */
final class ProgressBar {
    private static final int CELLS = 24;
    private static final int WIDTH = 100;

    private final PrintWriter err;
    private final boolean seen;
    private boolean drawn;

    ProgressBar(Surroundings surroundings, PrintWriter err) {
        this.err = requireNonNull(err, "err is null");
        this.seen = surroundings.variable("ROLLCALL_PROGRESS").isPresent();
    }

    /**
     * @param done of all; all is 0 where that is not known
     */
    void show(int done, int all, String words) {
        if (seen) {
            int full = all <= 0 ? 0 : (int) Math.min(CELLS, (long) CELLS * done / all);
            String line = "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "] " + words;
            err.print("\r" + padded(line));
            err.flush();
            drawn = true;
        }
    }

    /** Leaves what was drawn last, and goes on below it. */
    void end() {
        if (drawn) {
            err.println();
            err.flush();
            drawn = false;
        }
    }

    /** A longer line would wrap, and then stay. */
    private static String padded(String line) {
        return line.length() >= WIDTH
                ? line.substring(0, WIDTH - 1) + "…"
                : line + " ".repeat(WIDTH - line.length());
    }
}
