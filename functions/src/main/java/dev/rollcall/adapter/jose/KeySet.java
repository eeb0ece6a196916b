package dev.rollcall.adapter.jose;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody's published signing keys (RFC 7517). An unknown key id makes it look again, since keys
 * rotate, but not more than once a minute: whoever sends made-up ids must not make us call for
 * each.
 */
public final class KeySet {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private record Known(JWKSet keys, Instant at) {}

    private final String whose;
    private final Supplier<JsonObject> fetch;
    private final InstantSource clock;
    private @Nullable Known known;

    /**
     * @param whose what to call it in errors
     * @param fetch calls for the set; throws {@link PortFailure} where it cannot be had
     */
    public KeySet(String whose, Supplier<JsonObject> fetch, InstantSource clock) {
        this.whose = requireNonNull(whose, "whose is null");
        this.fetch = requireNonNull(fetch, "fetch is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns the public key with the id; empty if there is none.
     *
     * @throws PortFailure if the set cannot be had
     */
    public synchronized Optional<JWK> key(String id) {
        Instant now = clock.instant();
        Known current = known;
        if (current == null || !now.isBefore(current.at().plus(KEPT))) {
            current = fetched(now);
        }
        Optional<JWK> key = find(current, id);
        if (key.isEmpty() && !now.isBefore(current.at().plus(PAUSE))) {
            key = find(fetched(now), id);
        }
        return key;
    }

    private Known fetched(Instant now) {
        JsonObject body = requireNonNull(fetch.get(), "fetch returned null");
        try {
            Known fresh = new Known(JWKSet.parse(body.node().toString()), now);
            known = fresh;
            return fresh;
        } catch (ParseException _) {
            throw new PortFailure.NeedsHuman(whose + "'s key set", "unexpected-answer");
        }
    }

    /** Public keys only: a symmetric one in the set could be anybody's. */
    private static Optional<JWK> find(Known known, String id) {
        return known.keys().getKeys().stream()
                .filter(key -> id.equals(key.getKeyID()))
                .filter(key -> key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                .map(JWK::toPublicJWK)
                .filter(key -> key != null)
                .findFirst();
    }
}
