package dev.rollcall.testing;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** An outbox that remembers everything that was ever put into it. */
public final class RecordingOutbox implements Outbox {
    private final List<Waiting> put = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();

    @Override
    public synchronized void put(Waiting waiting) {
        if (put.stream().map(Waiting::id).noneMatch(waiting.id()::equals)) {
            put.add(waiting);
        }
    }

    @Override
    public synchronized List<Waiting> waiting(int limit) {
        return put.stream()
                .filter(Predicate.not(waiting -> sent.contains(waiting.id())))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void sent(Waiting waiting) {
        sent.add(waiting.id());
    }

    /** Returns every escalation, in order. */
    public synchronized List<Escalation> raised() {
        return put.stream().map(Waiting::escalation).toList();
    }

    /** Returns the reasons, in order. */
    public synchronized List<String> reasons() {
        return raised().stream().map(Escalation::reason).toList();
    }
}
