package dev.rollcall.adapter.oidc;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.rollcall.adapter.jose.KeySet;
import dev.rollcall.adapter.jose.Signatures;
import dev.rollcall.application.port.Issuer.SignedIn;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Checks an ID token (OpenID Connect Core 1.0, 3.1.3.7), each claim that we rely on. */
final class IdToken {
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** A token is made when the code is redeemed, which is now. */
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private static final int LONGEST = 16 * 1024;

    private final OidcSettings settings;
    private final Signatures signatures;
    private final InstantSource clock;

    IdToken(OidcSettings settings, KeySet keys, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.signatures =
                new Signatures(
                        requireNonNull(keys, "keys is null"),
                        Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256));
        this.clock = requireNonNull(clock, "clock is null");
    }

    SignedIn check(String text, String nonce) {
        if (text.length() > LONGEST) {
            return new SignedIn.Refused("token-too-long");
        }
        try {
            // An unsigned token ("alg": "none") is no signed one and does not parse.
            SignedJWT token = SignedJWT.parse(text);
            if (!signatures.hold(token)) {
                return new SignedIn.Refused("token-signature");
            }
            return check(token.getJWTClaimsSet(), nonce);
        } catch (ParseException _) {
            return new SignedIn.Refused("token-unreadable");
        }
    }

    private SignedIn check(JWTClaimsSet claims, String nonce) throws ParseException {
        Instant now = clock.instant();
        if (!settings.issuer().toString().equals(claims.getIssuer())) {
            return new SignedIn.Refused("token-issuer");
        }
        if (!isForUs(claims)) {
            return new SignedIn.Refused("token-audience");
        }
        if (!isCurrent(claims, now)) {
            return new SignedIn.Refused("token-time");
        }
        if (!same(nonce, claims.getStringClaim("nonce"))) {
            return new SignedIn.Refused("token-nonce");
        }
        String subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > 255) {
            return new SignedIn.Refused("token-subject");
        }
        // With max_age the issuer must say when (3.1.2.1).
        Date authenticated = claims.getDateClaim("auth_time");
        if (authenticated == null || authenticated.toInstant().isAfter(now.plus(SKEW))) {
            return new SignedIn.Refused("token-auth-time");
        }
        return new SignedIn.As(subject, authenticated.toInstant());
    }

    private boolean isForUs(JWTClaimsSet claims) throws ParseException {
        List<String> audience = claims.getAudience();
        String party = claims.getStringClaim("azp");
        return audience.contains(settings.clientId())
                && (party == null ? audience.size() == 1 : party.equals(settings.clientId()));
    }

    private static boolean isCurrent(JWTClaimsSet claims, Instant now) {
        Date expires = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        return expires != null
                && issued != null
                && now.isBefore(expires.toInstant().plus(SKEW))
                && !issued.toInstant().isAfter(now.plus(SKEW))
                && !issued.toInstant().isBefore(now.minus(OLDEST));
    }

    private static boolean same(String expected, @Nullable String found) {
        return found != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        found.getBytes(StandardCharsets.UTF_8));
    }
}
