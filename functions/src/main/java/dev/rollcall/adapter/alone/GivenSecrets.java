package dev.rollcall.adapter.alone;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets that somebody gave to this process; they stay as they are until it ends. */
public final class GivenSecrets implements Secrets {
    private final Map<String, Secret> values;

    /**
     * @param values by the logical names that the adapters ask for
     */
    public GivenSecrets(Map<String, Secret> values) {
        this.values = Map.copyOf(values);
    }

    @Override
    public Secret current(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() ->
                        new PortFailure.NeedsHuman("Reading the secret " + name, "not-given"));
    }

    @Override
    public List<Secret> accepted(String name) {
        return List.of(current(name));
    }

    /** Nobody gives another one meanwhile. */
    @Override
    public void refresh(String name) {}
}
