package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.sandbox.PlanInSandbox;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/**
 * How far the reading is, list by list: at a terminal a bar that is drawn anew, and a line for what
 * was not read whole; elsewhere a line for each list.
 */
final class SandboxProgress implements PlanInSandbox.Progress {
    private final ProgressBar bar;
    private final PrintWriter err;
    private final boolean terminal;
    private int told;
    private int done;
    private int all;

    SandboxProgress(Surroundings surroundings, PrintWriter err) {
        this.bar = new ProgressBar(surroundings, err);
        this.err = requireNonNull(err, "err is null");
        this.terminal = surroundings.variable("ROLLCALL_PROGRESS").isPresent();
    }

    @Override
    public void read(Reconciliation reading) {
        List<PartResult> results = reading.done();
        results.subList(told, results.size()).forEach(this::ended);
        told = results.size();
        done = told;
        all = told + reading.left().size();
        bar.show(
                done,
                all,
                reading.phase() == Phase.READING
                        ? "%d of %d lists; %s, page %d"
                                .formatted(
                                        done,
                                        all,
                                        list(reading.part()),
                                        reading.point().map(PartPoint::pages).orElse(0) + 1)
                        : "%d lists read; comparing".formatted(done));
    }

    @Override
    public void waits(Duration time) {
        long seconds = time.plusMillis(999).toSeconds();
        bar.show(
                done,
                all,
                "%d of %d lists; rate limits want us to wait %d s".formatted(done, all, seconds));
    }

    /** Leaves what was drawn last. */
    void end() {
        bar.end();
    }

    private void ended(PartResult result) {
        if (terminal && result.proven()) {
            return;
        }
        bar.end();
        err.println(
                "%s: %s"
                        .formatted(
                                list(result.part()),
                                result.proven()
                                        ? result.rows() + " rows, whole"
                                        : "NOT WHOLE, "
                                                + result.refused()
                                                        .orElseGet(
                                                                () -> result.doubts().toString())));
        err.flush();
    }

    /** Here nobody has records of it. */
    private static String list(SnapshotPart part) {
        return part.equals(SnapshotPart.LINKS)
                ? "whose account it is"
                : ReadingWords.list(part.key());
    }
}
