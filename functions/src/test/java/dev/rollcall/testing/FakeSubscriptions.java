package dev.rollcall.testing;

import dev.rollcall.application.port.ChangeSubscriptions;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source's subscriptions, which lapse, may be dropped, and may be made without an answer. */
public final class FakeSubscriptions implements ChangeSubscriptions {
    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private int made;
    private boolean mute;
    private boolean refuses;

    private record Kept(Topic topic, URI hook, String secret, Instant expires) {}

    public FakeSubscriptions(InstantSource clock) {
        this.clock = clock;
    }

    /** Lets the next one be made without an answer. */
    public void losesTheNextAnswer() {
        mute = true;
    }

    /** From now on none is made, or is again. */
    public void refuses(boolean now) {
        refuses = now;
    }

    /** Lets all of a topic be gone. */
    public void drop(Topic topic) {
        kept.values().removeIf(one -> one.topic() == topic);
    }

    /** Returns the secrets of what notifies now. */
    public List<String> secrets(Topic topic) {
        return living().values().stream()
                .filter(one -> one.topic() == topic)
                .map(Kept::secret)
                .toList();
    }

    /** Returns the names of all calls so far. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public List<String> leadingTo(Topic topic, URI hook) {
        calls.add("list");
        return living().entrySet().stream()
                .filter(one ->
                        one.getValue().topic() == topic && one.getValue().hook().equals(hook))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Granted create(Topic topic, URI hook, Secret clientState, Instant until) {
        calls.add("create");
        if (refuses) {
            throw new PortFailure.NeedsHuman("Making a subscription", "ValidationError");
        }
        if (living().values().stream().anyMatch(one -> one.topic() == topic)) {
            throw new PortFailure.NeedsHuman("Making a subscription", "Conflict.duplicate");
        }
        String id = "s" + ++made;
        kept.put(id, new Kept(topic, hook, clientState.value(), until));
        if (mute) {
            mute = false;
            throw new PortFailure.Unavailable("Making a subscription");
        }
        return new Granted(id, until);
    }

    @Override
    public Optional<Granted> renew(String id, Instant until) {
        calls.add("renew");
        return Optional.ofNullable(
                        living().containsKey(id)
                                ? kept.computeIfPresent(
                                        id,
                                        (_, one) ->
                                                new Kept(
                                                        one.topic(),
                                                        one.hook(),
                                                        one.secret(),
                                                        until))
                                : null)
                .map(one -> new Granted(id, one.expires()));
    }

    @Override
    public void end(String id) {
        calls.add("end");
        kept.remove(id);
    }

    private Map<String, Kept> living() {
        kept.values().removeIf(one -> !one.expires().isAfter(clock.instant()));
        return kept;
    }
}
