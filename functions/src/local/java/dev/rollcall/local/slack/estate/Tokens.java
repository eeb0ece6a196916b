package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tokens that were given out, those that are revoked included. */
public final class Tokens {
    private final Runnable changed;
    private final Map<String, SlackToken> tokens = new LinkedHashMap<>();
    private final Set<String> revoked = new LinkedHashSet<>();

    Tokens(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    public synchronized void add(SlackToken token) {
        tokens.put(token.value(), token);
        revoked.remove(token.value());
        changed.run();
    }

    public synchronized Optional<SlackToken> find(String value) {
        return Optional.ofNullable(tokens.get(value));
    }

    public synchronized boolean revoked(String value) {
        return revoked.contains(value);
    }

    /** Returns the tokens that still work. */
    public synchronized List<SlackToken> alive() {
        return tokens.values().stream().filter(t -> !revoked.contains(t.value())).toList();
    }

    /** Revokes those that fit, and returns them. */
    public synchronized List<SlackToken> revokeThose(Predicate<SlackToken> which) {
        List<SlackToken> struck = new ArrayList<>(alive());
        struck.removeIf(which.negate());
        struck.forEach(token -> revoked.add(token.value()));
        if (!struck.isEmpty()) {
            changed.run();
        }
        return struck;
    }
}
