package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChangeSubscriptions.Topic;
import dev.rollcall.application.subscribe.KeptSubscription;
import dev.rollcall.application.subscribe.KeptSubscriptions;

import java.util.Map;
import java.util.TreeMap;

/** Shows how a source's subscriptions stand, as the schedule last found them. Any role may look. */
public final class ShowSubscriptions {
    private final Gate gate;
    private final KeptSubscriptions kept;

    public ShowSubscriptions(Gate gate, KeptSubscriptions kept) {
        this.gate = requireNonNull(gate, "gate is null");
        this.kept = requireNonNull(kept, "kept is null");
    }

    /** Returns what is kept of each. */
    public Gated<Map<Topic, KeptSubscription>> show(Caller caller) {
        return gate.pass(caller, "subscriptions-show").map(_ -> all(kept));
    }

    static Map<Topic, KeptSubscription> all(KeptSubscriptions kept) {
        Map<Topic, KeptSubscription> all = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            all.put(topic, kept.of(topic));
        }
        return all;
    }
}
