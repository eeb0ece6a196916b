package dev.rollcall.adapter.oidc;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Where the issuer's endpoints are (OpenID Connect Discovery 1.0, 4); kept for an hour. */
final class Discovery {
    private static final String PATH = "/.well-known/openid-configuration";
    private static final Duration KEPT = Duration.ofHours(1);

    /** The endpoints, all on the issuer's own host. */
    record Endpoints(URI authorization, URI token, URI keys) {}

    private record Known(Endpoints endpoints, Instant until) {}

    private final OidcSettings settings;
    private final OidcAnswers answers;
    private final InstantSource clock;
    private @Nullable Known known;

    Discovery(OidcSettings settings, OidcAnswers answers, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.answers = requireNonNull(answers, "answers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    synchronized Endpoints endpoints() {
        Instant now = clock.instant();
        Known before = known;
        if (before != null && now.isBefore(before.until())) {
            return before.endpoints();
        }
        HttpCall call =
                HttpCall.get(UriText.below(settings.issuer(), PATH), PATH)
                        .header("Accept", "application/json");
        Endpoints fresh = answers.demand(call, this::read);
        known = new Known(fresh, now.plus(KEPT));
        return fresh;
    }

    private Endpoints read(JsonObject body) {
        if (!settings.issuer().toString().equals(body.text("issuer"))) {
            throw new PortFailure.NeedsHuman(
                    "The OIDC issuer (it calls itself otherwise than it is configured)",
                    "issuer-differs");
        }
        return new Endpoints(
                own(body, "authorization_endpoint"),
                own(body, "token_endpoint"),
                own(body, "jwks_uri"));
    }

    private URI own(JsonObject body, String name) {
        try {
            URI uri = new URI(body.text(name));
            if (settings.owns(uri)) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Refused below.
        }
        throw new PortFailure.NeedsHuman(
                "The OIDC issuer (its " + name + " is not on its own host)", "foreign-endpoint");
    }
}
