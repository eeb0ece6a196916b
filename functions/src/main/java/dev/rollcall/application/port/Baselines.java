package dev.rollcall.application.port;

import dev.rollcall.domain.adoption.Baseline;
import dev.rollcall.domain.adoption.BaselineRun;

import java.util.List;
import java.util.Optional;

/** The baselines that were taken, and how far the latest has come. Throws {@link PortFailure}. */
public interface Baselines {

    Optional<BaselineRun> latest();

    /** Puts one in the place of the one that was seen; false if another is there by now. */
    boolean replace(Optional<BaselineRun> seen, BaselineRun next);

    /** Keeps a baseline for good; one of the same reading that is kept already stays. */
    void seal(Baseline baseline);

    /** Returns all that were sealed, the oldest reading first. */
    List<Baseline> sealed();
}
