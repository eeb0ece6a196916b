package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.ServerClock;
import dev.rollcall.platform.http.DateHeader;
import dev.rollcall.platform.http.UriText;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Okta's time, by the answer to the smallest read that our credentials are there for. */
final class OktaServerClock implements ServerClock {
    private static final String PATH = "/api/v1/users";

    private final OktaSettings settings;
    private final ApiCall okta;
    private final InstantSource clock;

    OktaServerClock(OktaSettings settings, ApiCall okta, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.okta = requireNonNull(okta, "okta is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Optional<Duration> ahead() {
        return switch (okta.get(UriText.below(settings.organisation(), PATH + "?limit=1"), PATH)) {
            case ApiReply.Read read -> DateHeader.ahead(read.headers(), clock.instant());
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + PATH, refused.code());
        };
    }
}
