package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one execution, in the shape GetExecutionHistory gives them. Guarded by the
 * execution's lock.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">
 *     HistoryEvent</a>
 */
final class History {

    /** The most events an execution may have; the last is the one that says so. */
    static final int MAX_EVENTS = 25_000;

    private final Clock clock;
    private final List<ObjectNode> events = new ArrayList<>();

    History(Clock clock) {
        this.clock = clock;
    }

    /** Adds an event without details. */
    long add(String type, long previous) {
        return add(type, previous, new Details("", JsonNodeFactory.instance.objectNode()));
    }

    /**
     * Adds an event.
     *
     * @return its id
     * @throws HistoryFull if only the last event fits in, which {@link #addLast} adds
     */
    long add(String type, long previous, Details details) {
        if (events.size() >= MAX_EVENTS - 1) {
            throw new HistoryFull();
        }
        return addLast(type, previous, details);
    }

    /** Adds the event that ends the execution, for which there is always room. */
    long addLast(String type, long previous, Details details) {
        long id = events.size() + 1L;
        ObjectNode event =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("timestamp", EpochSeconds.of(clock.instant()))
                        .put("type", type)
                        .put("id", id)
                        .put("previousEventId", previous);
        if (!details.key().isEmpty()) {
            event.set(details.key(), details.body());
        }
        events.add(event);
        return id;
    }

    long lastId() {
        return events.size();
    }

    List<ObjectNode> events() {
        return List.copyOf(events);
    }

    /** The execution has used up its events. */
    static final class HistoryFull extends RuntimeException {
        HistoryFull() {
            super("the history is full", null, false, false);
        }
    }
}
