package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.WorldProgress;
import dev.rollcall.wire.WorldRequest;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Has the world read, asks again until that is done, and says how far it is. */
record WorldLoop(Surroundings surroundings, Operations operations, PrintWriter err) {
    WorldLoop {
        requireNonNull(surroundings, "surroundings is null");
        requireNonNull(operations, "operations is null");
        requireNonNull(err, "err is null");
    }

    /**
     * Returns when it is read to its end.
     *
     * @param afresh whether a reading of the last hour will not do
     * @throws Refused if that takes longer
     */
    void readWhole(boolean afresh, Duration longest) {
        Instant end = surroundings.clock().instant().plus(longest);
        WorldProgress progress = operations.readWorld(new WorldRequest("", afresh));
        while (progress.ended().isEmpty()) {
            Instant now = surroundings.clock().instant();
            Instant again =
                    progress.notBefore().isEmpty() ? now : Instant.parse(progress.notBefore());
            if (!now.isBefore(end) || again.isAfter(end)) {
                throw new Refused(
                        "The world was not read in %d minutes; %d lists are left. What was read is"
                                        .formatted(longest.toMinutes(), progress.left())
                                + " kept: repeat the command to go on.");
            }
            Duration wait = Duration.between(now, again);
            say(progress, wait);
            if (wait.isPositive()) {
                surroundings.pause().accept(wait);
            }
            progress = operations.readWorld(new WorldRequest(progress.reading(), afresh));
        }
    }

    private void say(WorldProgress progress, Duration wait) {
        if (surroundings.variable("ROLLCALL_PROGRESS").isPresent()) {
            err.println(
                    "%d pages read, %d lists left; now %s%s"
                            .formatted(
                                    progress.pages(),
                                    progress.left(),
                                    progress.now(),
                                    wait.isPositive()
                                            ? ", which has to wait %d s"
                                                    .formatted(wait.toSeconds() + 1)
                                            : ""));
            err.flush();
        }
    }
}
