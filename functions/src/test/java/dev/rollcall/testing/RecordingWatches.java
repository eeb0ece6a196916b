package dev.rollcall.testing;

import dev.rollcall.application.port.Watches;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Remembers the watches that were begun, each once. */
public final class RecordingWatches implements Watches {
    private final Set<Begun> begun = new LinkedHashSet<>();

    /** One watch over what counts from a decision. */
    public record Begun(CaseId caseId, Instant decidedAt) {}

    @Override
    public void begin(CaseId caseId, Instant decidedAt) {
        begun.add(new Begun(caseId, decidedAt));
    }

    @Override
    public boolean restart(String executionArn) {
        return false;
    }

    public List<Begun> begun() {
        return List.copyOf(begun);
    }
}
