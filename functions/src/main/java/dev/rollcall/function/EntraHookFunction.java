package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.intake.AcceptEntraNotifications;
import dev.rollcall.application.intake.AcceptEntraNotifications.Outcome;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Microsoft Graph's change and lifecycle notifications, and the question whether we are there.
 *
 * <p>Graph waits three seconds and tries again for four hours whatever is not 2xx (Microsoft Graph,
 * "Receive change notifications through webhooks"), so our own trouble is always a 5xx.
 */
public final class EntraHookFunction
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger log = LoggerFactory.getLogger(EntraHookFunction.class);
    private static final String TOKEN = "validationToken";

    /** Many times what Graph sends: a sentence with a request's id. */
    private static final int LONGEST_TOKEN = 2_048;

    private final AcceptEntraNotifications accept;
    private final Metrics metrics;

    public EntraHookFunction() {
        this(new Wiring());
    }

    public EntraHookFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private EntraHookFunction(Wiring wiring) {
        this.accept = wiring.waysIn().acceptEntraNotifications();
        this.metrics = wiring.metrics();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return Contained.run(() -> Answers.to(event, this::answer));
    }

    private APIGatewayV2HTTPResponse answer(HttpCall call) {
        if (!call.method().equals("POST")) {
            return HookTrouble.postOnly();
        }
        Optional<String> token = call.query().value(TOKEN);
        return token.isPresent() ? present(token.get()) : delivered(call);
    }

    /** Whoever calls chooses this text, and we send it back: never as anything but plain text. */
    private static APIGatewayV2HTTPResponse present(String token) {
        boolean plain = token.chars().noneMatch(Character::isISOControl);
        return token.isBlank() || token.length() > LONGEST_TOKEN || !plain
                ? Answers.problem(
                        400,
                        "No token",
                        "A validationToken has 1 to "
                                + LONGEST_TOKEN
                                + " characters and no control characters; Microsoft Graph sends it"
                                + " when a subscription is made.")
                : Answers.plain(200, escaped(token));
    }

    /** As Microsoft asks for; a real token has none of these. */
    private static String escaped(String token) {
        return token.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private APIGatewayV2HTTPResponse delivered(HttpCall call) {
        return HookTrouble.contained(
                log,
                "a notification could not be stored",
                "The notifications could not be stored; send them again.",
                () -> {
                    Outcome outcome = accept.accept(call.hook());
                    metrics.tell(
                            Map.of(
                                    "UnreadableEvents", unreadable(outcome),
                                    "ForgedNotifications", forged(outcome)));
                    return answer(outcome);
                });
    }

    /** What cannot be read at all is anybody's, and is not counted. */
    private static long unreadable(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> stored.unreadable();
            case Outcome.NoneGenuine _, Outcome.TooLarge(), Outcome.Malformed _ -> 0;
        };
    }

    private static long forged(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> stored.forged();
            case Outcome.NoneGenuine(int forged) -> forged;
            case Outcome.TooLarge(), Outcome.Malformed _ -> 0;
        };
    }

    private static APIGatewayV2HTTPResponse answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> {
                log.atInfo()
                        .addKeyValue("recorded", stored.recorded())
                        .addKeyValue("duplicates", stored.duplicates())
                        .addKeyValue("forged", stored.forged())
                        .addKeyValue("ignored", stored.ignored())
                        .addKeyValue("unreadable", stored.unreadable())
                        .addKeyValue("lifecycle", stored.lifecycle())
                        .log("notifications stored");
                yield Answers.empty(202);
            }
            case Outcome.NoneGenuine _ ->
                    Answers.problem(
                            401,
                            "Not authenticated",
                            "No notification carries the clientState of a subscription of ours.");
            case Outcome.TooLarge() ->
                    HookTrouble.tooLarge("A delivery", AcceptEntraNotifications.LARGEST_BODY);
            case Outcome.Malformed(String detail) ->
                    Answers.problem(400, "Unreadable delivery", detail);
        };
    }
}
