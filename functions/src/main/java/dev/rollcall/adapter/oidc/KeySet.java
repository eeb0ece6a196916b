package dev.rollcall.adapter.oidc;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The issuer's signing keys. An unknown key id makes it look again, since keys rotate, but not more
 * than once a minute: whoever sends made-up ids must not make us call for each.
 */
final class KeySet {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private record Known(JWKSet keys, Instant at) {}

    private final Discovery discovery;
    private final OidcAnswers answers;
    private final InstantSource clock;
    private @Nullable Known known;

    KeySet(Discovery discovery, OidcAnswers answers, InstantSource clock) {
        this.discovery = requireNonNull(discovery, "discovery is null");
        this.answers = requireNonNull(answers, "answers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    synchronized Optional<JWK> key(String id) {
        Instant now = clock.instant();
        Known current = known;
        if (current == null || !now.isBefore(current.at().plus(KEPT))) {
            current = fetch(now);
        }
        Optional<JWK> key = find(current, id);
        if (key.isEmpty() && !now.isBefore(current.at().plus(PAUSE))) {
            key = find(fetch(now), id);
        }
        return key;
    }

    private Known fetch(Instant now) {
        HttpCall call =
                HttpCall.get(discovery.endpoints().keys(), "{jwks_uri}")
                        .header("Accept", "application/json");
        Known fresh = new Known(answers.demand(call, KeySet::read), now);
        known = fresh;
        return fresh;
    }

    private static JWKSet read(JsonObject body) {
        try {
            return JWKSet.parse(body.node().toString());
        } catch (ParseException _) {
            throw new PortFailure.NeedsHuman("The OIDC issuer's key set", "unexpected-answer");
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
