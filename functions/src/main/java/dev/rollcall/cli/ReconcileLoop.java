package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.ReconcileProgress;
import dev.rollcall.wire.ReconcileStatus;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Follows a reconciliation to its end, and says how far it is. */
record ReconcileLoop(Surroundings surroundings, Operations operations, PrintWriter err) {
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    ReconcileLoop {
        requireNonNull(surroundings, "surroundings is null");
        requireNonNull(operations, "operations is null");
        requireNonNull(err, "err is null");
    }

    /**
     * Returns how it stands when it is over, or when another one is under way.
     *
     * @throws Refused if it takes longer; it goes on all the same
     */
    ReconcileStatus toTheEnd(String snapshot, Duration longest) {
        Instant end = surroundings.clock().instant().plus(longest);
        ProgressBar bar = new ProgressBar(surroundings, err);
        try {
            while (true) {
                ReconcileStatus status = operations.reconcileStatus(operations.reconcileDocument());
                ReconcileProgress latest = status.latest();
                if (!latest.snapshot().equals(snapshot) || !latest.ended().isEmpty()) {
                    return status;
                }
                draw(bar, latest);
                if (!surroundings.clock().instant().plus(BETWEEN).isBefore(end)) {
                    throw new Refused(
                            "It is not over after %d minutes, and goes on. See it with 'rollcall"
                                            .formatted(longest.toMinutes())
                                    + " drift status'.");
                }
                surroundings.pause().accept(BETWEEN);
            }
        } finally {
            bar.end();
        }
    }

    private static void draw(ProgressBar bar, ReconcileProgress latest) {
        String words = ReconcileText.doing(latest);
        switch (latest.phase()) {
            case "reading" ->
                    bar.show(latest.listsDone(), latest.listsDone() + latest.listsLeft(), words);
            case "correcting", "settling" ->
                    bar.show(latest.settled(), latest.corrections(), words);
            default -> bar.show(1, 1, words);
        }
    }
}
