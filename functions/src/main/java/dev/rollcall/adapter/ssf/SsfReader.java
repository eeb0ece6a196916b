package dev.rollcall.adapter.ssf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;

import dev.rollcall.adapter.jose.KeySet;
import dev.rollcall.adapter.jose.Signatures;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.SignalReader;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads security event tokens that are pushed (RFC 8935), each check before what it guards: the
 * issuer before its keys are asked for, the signature before anything else is believed.
 */
public final class SsfReader implements SignalReader {
    /** The logical name of the secret that the transmitter shows, if it shows one. */
    public static final String SECRET = "ssf-hook";

    /** A token is some hundred bytes. */
    private static final int LONGEST = 64 * 1024;

    private static final Duration SKEW = Duration.ofSeconds(60);

    /**
     * A token has no end of its own. Transmitters repeat for some days; and what is known of an
     * event is kept for longer, so that none is taken twice.
     */
    static final Duration OLDEST = Duration.ofDays(7);

    /** The type's short form, and its long one (RFC 8417, 2.3). */
    private static final Set<String> TYPES = Set.of("secevent+jwt", "application/secevent+jwt");

    private final SsfSettings settings;
    private final Signatures signatures;
    private final EventClaims events;
    private final InstantSource clock;

    public SsfReader(SsfSettings settings, HttpCaller http, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.events = new EventClaims(settings);
        TransmitterDocuments documents = new TransmitterDocuments(settings, http);
        this.signatures =
                new Signatures(
                        new KeySet("The transmitter", documents::keys, clock),
                        Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256));
    }

    @Override
    public Reading read(HookRequest request) {
        byte[] body = request.body();
        if (body.length > LONGEST) {
            return unsigned(Refusal.INVALID_REQUEST, "The event has more than 65536 bytes.");
        }
        try {
            // An unsigned token ("alg": "none") is no signed one and does not parse.
            SignedJWT token = SignedJWT.parse(new String(body, US_ASCII).strip());
            JsonObject claims = Json.readObject(token.getPayload().toString());
            return read(token, claims);
        } catch (ParseException | MalformedJson _) {
            return unsigned(
                    Refusal.INVALID_REQUEST,
                    "The body is not a signed security event token in compact form.");
        }
    }

    private Reading read(SignedJWT token, JsonObject claims) {
        if (!isType(token.getHeader().getType())) {
            return unsigned(
                    Refusal.INVALID_REQUEST, "The token's header must have typ secevent+jwt.");
        }
        if (!isText(claims, "iss", settings.issuer().toString())) {
            return unsigned(Refusal.INVALID_ISSUER, "The issuer is not the one expected here.");
        }
        if (!signatures.hold(token)) {
            return unsigned(
                    Refusal.INVALID_KEY,
                    "The token must be signed by RS256 or ES256 with a key that the issuer"
                            + " publishes.");
        }
        if (!isForUs(claims)) {
            return new Reading.Refused(
                    Refusal.INVALID_AUDIENCE, "The audience is not the one expected here.", true);
        }
        return issued(claims)
                .map(issued -> event(claims, issued))
                .orElseGet(() ->
                        new Reading.Refused(
                                Refusal.INVALID_REQUEST,
                                "iat must be a time within the last 7 days, and not in the"
                                        + " future.",
                                true));
    }

    private Reading event(JsonObject claims, Instant issued) {
        try {
            return new Reading.Read(events.read(claims, issued));
        } catch (MalformedJson e) {
            return new Reading.Refused(Refusal.INVALID_REQUEST, e.getMessage() + ".", true);
        }
    }

    private boolean isType(@Nullable JOSEObjectType type) {
        return type == null
                ? !settings.typeRequired()
                : TYPES.contains(type.getType().toLowerCase(Locale.ROOT));
    }

    private boolean isForUs(JsonObject claims) {
        return claims.member("aud")
                .map(audience ->
                        audience.isArray()
                                ? isAmong(claims)
                                : isText(claims, "aud", settings.audience()))
                .orElse(false);
    }

    private boolean isAmong(JsonObject claims) {
        try {
            List<String> audiences = claims.texts("aud");
            return audiences.contains(settings.audience());
        } catch (MalformedJson _) {
            return false;
        }
    }

    private Optional<Instant> issued(JsonObject claims) {
        Instant now = clock.instant();
        return claims.member("iat")
                .filter(time -> time.isNumber() && time.canConvertToLong())
                .map(time -> time.longValue())
                .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE * 100L)
                .map(Instant::ofEpochSecond)
                .filter(time -> !time.isAfter(now.plus(SKEW)))
                .filter(time -> !time.isBefore(now.minus(OLDEST)))
                .map(time -> time.isAfter(now) ? now : time);
    }

    private static boolean isText(JsonObject claims, String name, String expected) {
        return claims.member(name)
                .filter(value -> value.isTextual() && value.textValue().equals(expected))
                .isPresent();
    }

    private static Reading unsigned(Refusal refusal, String description) {
        return new Reading.Refused(refusal, description, false);
    }
}
