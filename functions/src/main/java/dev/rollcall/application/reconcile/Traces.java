package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.Trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Slack's audit log told of a comparison's findings. Nothing depends on it: what is not told
 * names nobody.
 *
 * @param by who made a drift so, by its id
 * @param foreign what other apps wrote
 * @param untold why the log was not read whole; empty: it was
 */
record Traces(Map<DriftId, Trace> by, List<Finding> foreign, Optional<String> untold) {
    Traces {
        by = Map.copyOf(by);
        foreign = List.copyOf(foreign);
        requireNonNull(untold, "untold is null");
    }

    /** Nobody is named. */
    static Traces untold(String why) {
        return new Traces(Map.of(), List.of(), Optional.of(why));
    }
}
