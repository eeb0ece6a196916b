package dev.rollcall.testing;

import dev.rollcall.application.port.Escalations;

import java.util.ArrayList;
import java.util.List;

/** Keeps what was put in front of a human. */
public final class RecordingEscalations implements Escalations {
    private final List<Escalation> raised = new ArrayList<>();
    private final List<Escalation> paged = new ArrayList<>();

    @Override
    public synchronized void raise(List<List<Escalation>> byReason) {
        byReason.forEach(raised::addAll);
    }

    @Override
    public synchronized void page(List<List<Escalation>> byReason) {
        byReason.forEach(paged::addAll);
    }

    public synchronized List<Escalation> paged() {
        return List.copyOf(paged);
    }

    public synchronized List<Escalation> raised() {
        return List.copyOf(raised);
    }

    /** Returns the reasons, in the order in which they were raised. */
    public synchronized List<String> reasons() {
        return raised.stream().map(Escalation::reason).toList();
    }
}
