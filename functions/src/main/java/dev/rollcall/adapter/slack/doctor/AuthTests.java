package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.AccountMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.SlackTokens.Kind;
import dev.rollcall.adapter.slack.call.SlackTransport;
import dev.rollcall.adapter.slack.call.WebMethod;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.http.HttpCall;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks {@code auth.test} about each token, and keeps the answers for a while. */
final class AuthTests {
    private static final WebMethod METHOD = AccountMethod.IDENTITY;
    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (_, _) -> true);

    /** The headers of the last answer to a call. */
    private static final class Heard {
        private HttpHeaders headers = NONE;
    }

    private final SlackCall slack;
    private final SlackTransport transport;
    private final Duration oldest;
    private final InstantSource clock;
    private List<AuthTest> known = List.of();
    private Instant askedAt = Instant.MIN;

    /**
     * @param oldest after which time Slack is asked again
     */
    AuthTests(SlackCall slack, SlackTransport transport, Duration oldest, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.transport = requireNonNull(transport, "transport is null");
        this.oldest = requireNonNull(oldest, "oldest is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    synchronized List<AuthTest> all() {
        Instant now = clock.instant();
        if (askedAt.isBefore(now.minus(oldest))) {
            known = Arrays.stream(Kind.values()).map(this::ask).toList();
            askedAt = now;
        }
        return known;
    }

    /** Returns a token's answer if it was accepted. */
    Optional<AuthTest.Accepted> accepted(Kind kind) {
        return all().stream()
                .filter(AuthTest.Accepted.class::isInstance)
                .map(AuthTest.Accepted.class::cast)
                .filter(test -> test.kind() == kind)
                .findFirst();
    }

    /** Returns the headers of a fresh answer, whatever it says of the token. */
    HttpHeaders headers() {
        Heard heard = new Heard();
        call(Kind.ADMIN, heard).whenAnswered(METHOD.documentedAs());
        return heard.headers;
    }

    private AuthTest ask(Kind kind) {
        Heard heard = new Heard();
        SlackOutcome outcome = call(kind, heard);
        if (outcome instanceof SlackOutcome.Failed(_, String code) && !outcome.mayPass()) {
            return new AuthTest.Refused(kind, code);
        }
        return outcome.find(
                METHOD.documentedAs(), body -> AuthTest.Accepted.read(kind, body, heard.headers));
    }

    private SlackOutcome call(Kind kind, Heard heard) {
        HttpCall call = slack.request(METHOD, Arguments.none());
        return transport.send(
                call,
                kind,
                Deadline.distant(),
                answer -> {
                    heard.headers = answer.headers();
                    return SlackCall.outcome(answer);
                });
    }
}
