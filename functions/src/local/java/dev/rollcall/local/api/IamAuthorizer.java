package dev.rollcall.local.api;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;

import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who signed a request, as routes with {@code AWS_IAM} authorization do: the signature is
 * computed again over method, path, query, signed headers and the body that really came.
 */
public final class IamAuthorizer {
    /** How far the clocks may be apart (IAM guide, "Signing AWS API requests"). */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final String SERVICE = "execute-api";
    private static final String DATE = "X-Amz-Date";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final List<LocalIdentity> identities;
    private final Clock clock;

    public IamAuthorizer(Collection<LocalIdentity> identities, Clock clock) {
        this.identities = List.copyOf(identities);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Empty where API Gateway answers with 403. */
    Optional<LocalIdentity> signer(HttpExchange exchange, byte[] body) {
        return SignedHeaders.of(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(signed -> isForUs(signed) && isInTime(signed, exchange))
                .filter(signed -> isOfThisBody(exchange, body))
                .flatMap(signed -> signer(signed, exchange, body));
    }

    private Optional<LocalIdentity> signer(
            SignedHeaders signed, HttpExchange exchange, byte[] body) {
        return identities.stream()
                .filter(identity -> identity.accessKeyId().equals(signed.accessKeyId()))
                .filter(identity -> signed.isBy(identity.secretAccessKey(), exchange, body))
                .findFirst();
    }

    private static boolean isForUs(SignedHeaders signed) {
        return signed.region().equals(LocalNames.REGION)
                && signed.service().equals(SERVICE)
                && signed.names().contains("host")
                && signed.names().contains("x-amz-date");
    }

    private boolean isInTime(SignedHeaders signed, HttpExchange exchange) {
        String stamp = exchange.getRequestHeaders().getFirst(DATE);
        if (stamp == null || !stamp.startsWith(signed.date())) {
            return false;
        }
        try {
            Instant at = STAMP.parse(stamp, Instant::from);
            return Duration.between(at, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /** Whoever says a hash says the right one. */
    private static boolean isOfThisBody(HttpExchange exchange, byte[] body) {
        String told = exchange.getRequestHeaders().getFirst("X-Amz-Content-Sha256");
        return told == null || told.equals(Hashes.sha256(body));
    }
}
