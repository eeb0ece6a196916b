package dev.rollcall.testing;

import dev.rollcall.application.port.Baselines;
import dev.rollcall.domain.adoption.Baseline;
import dev.rollcall.domain.adoption.BaselineRun;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Baselines that are forgotten with the test. */
public final class InMemoryBaselines implements Baselines {
    private final TreeMap<String, Baseline> sealed = new TreeMap<>();
    private Optional<BaselineRun> latest = Optional.empty();

    @Override
    public synchronized Optional<BaselineRun> latest() {
        return latest;
    }

    @Override
    public synchronized boolean replace(Optional<BaselineRun> seen, BaselineRun next) {
        if (!latest.equals(seen) && !latest.equals(Optional.of(next))) {
            return false;
        }
        latest = Optional.of(next);
        return true;
    }

    @Override
    public synchronized void seal(Baseline baseline) {
        sealed.putIfAbsent(baseline.snapshot().value(), baseline);
    }

    @Override
    public synchronized List<Baseline> sealed() {
        return List.copyOf(sealed.values());
    }
}
