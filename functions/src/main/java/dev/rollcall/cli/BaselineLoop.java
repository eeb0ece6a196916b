package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.BaselineProgress;
import dev.rollcall.wire.BaselineRequest;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Has a baseline taken, asks again until it is sealed, and says how far it is. */
record BaselineLoop(Surroundings surroundings, Operations operations, PrintWriter err) {
    BaselineLoop {
        requireNonNull(surroundings, "surroundings is null");
        requireNonNull(operations, "operations is null");
        requireNonNull(err, "err is null");
    }

    /**
     * @throws Refused if that takes longer
     */
    BaselineProgress take(LocalDate until, Duration longest) {
        Instant end = surroundings.clock().instant().plus(longest);
        ProgressBar bar = new ProgressBar(surroundings, err);
        try {
            BaselineProgress progress = operations.baseline(new BaselineRequest(until.toString()));
            say(progress);
            while (progress.ended().isEmpty()) {
                if (!surroundings.clock().instant().isBefore(end)) {
                    throw new Refused(
                            "The baseline was not sealed in %d minutes. What is on the records"
                                            .formatted(longest.toMinutes())
                                    + " stays: repeat the command to go on.");
                }
                bar.show(
                        progress.page(),
                        progress.pages(),
                        progress.recorded() + " memberships on the records");
                if (!progress.notBefore().isEmpty()) {
                    Duration wait =
                            Duration.between(
                                    surroundings.clock().instant(),
                                    Instant.parse(progress.notBefore()));
                    surroundings.pause().accept(wait.isNegative() ? Duration.ZERO : wait);
                }
                progress = operations.baseline(new BaselineRequest(until.toString()));
                say(progress);
            }
            return progress;
        } finally {
            bar.end();
        }
    }

    private void say(BaselineProgress progress) {
        if (progress.anew()) {
            err.printf(
                    "A baseline was half taken, more than a day ago or by another policy: it is"
                            + " begun anew, of the reading %s. What is on the records stays.%n",
                    progress.snapshot());
        }
    }
}
