package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Secrets that the test sets. */
public final class FixedSecrets implements Secrets {
    private final Map<String, List<Secret>> values = new HashMap<>();
    private final Map<String, String> rotations = new HashMap<>();
    private final List<String> refreshed = new ArrayList<>();

    /** Sets the accepted values of a secret, the current one first. */
    public synchronized FixedSecrets with(String name, String... accepted) {
        values.put(name, List.of(accepted).stream().map(Secret::new).toList());
        return this;
    }

    /** Lets the next refresh of a secret find another value. */
    public synchronized FixedSecrets onRefresh(String name, String rotated) {
        rotations.put(name, rotated);
        return this;
    }

    @Override
    public Secret current(String name) {
        return accepted(name).getFirst();
    }

    @Override
    public synchronized List<Secret> accepted(String name) {
        List<Secret> accepted = values.get(name);
        if (accepted == null) {
            throw new PortFailure.NeedsHuman("Reading the secret " + name, "unknown-secret");
        }
        return accepted;
    }

    @Override
    public synchronized void refresh(String name) {
        refreshed.add(name);
        String rotated = rotations.remove(name);
        if (rotated != null) {
            with(name, rotated);
        }
    }

    /** Returns the names that were refreshed, in order. */
    public synchronized List<String> refreshed() {
        return List.copyOf(refreshed);
    }
}
