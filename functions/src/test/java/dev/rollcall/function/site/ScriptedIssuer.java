package dev.rollcall.function.site;

import dev.rollcall.application.port.Issuer;
import dev.rollcall.platform.http.UriText;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An issuer that lets in whom the test names; a code is good once, for its nonce and verifier. */
final class ScriptedIssuer implements Issuer {
    static final URI ADDRESS = URI.create("https://login.example/oauth2/default");

    private record Asked(String nonce, String verifier) {}

    private record Grant(SignedIn.As who, Asked asked) {}

    private final Clock clock;
    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, Grant> grants = new HashMap<>();
    private final Set<String> redeemed = new HashSet<>();

    ScriptedIssuer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized URI authorization(String state, String nonce, String verifier) {
        asked.put(state, new Asked(nonce, verifier));
        return URI.create(ADDRESS + "/v1/authorize?state=" + UriText.encode(state));
    }

    /** Returns the code with which the browser is sent back. */
    synchronized String signIn(String state, String subject, Instant authenticatedAt) {
        String code = "code-" + grants.size();
        Asked flow = Optional.ofNullable(asked.get(state)).orElseThrow();
        grants.put(code, new Grant(new SignedIn.As(subject, authenticatedAt), flow));
        return code;
    }

    String signIn(String state, String subject) {
        return signIn(state, subject, clock.instant());
    }

    @Override
    public synchronized SignedIn redeem(String code, String nonce, String verifier) {
        return Optional.ofNullable(grants.get(code))
                .filter(grant -> grant.asked().equals(new Asked(nonce, verifier)))
                .filter(_ -> redeemed.add(code))
                .<SignedIn>map(Grant::who)
                .orElseGet(() -> new SignedIn.Refused("invalid_grant"));
    }
}
