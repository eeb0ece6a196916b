package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.intake.AcceptDelivery;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Okta's event hook: the one-time challenge by GET, deliveries by POST.
 *
 * <p>Okta waits three seconds, tries once more after a 5xx and never after a 4xx, so our own
 * trouble is always a 5xx (Okta, "Event hooks", best practices).
 */
public final class OktaHookFunction
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger log = LoggerFactory.getLogger(OktaHookFunction.class);

    /** Whoever calls chooses this text, and we send it back: plain token characters only. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");

    private final AcceptDelivery acceptDelivery;
    private final Metrics metrics;

    public OktaHookFunction() {
        this(new Wiring());
    }

    public OktaHookFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private OktaHookFunction(Wiring wiring) {
        this.acceptDelivery = wiring.acceptOktaDelivery();
        this.metrics = wiring.metrics();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return Contained.run(() -> Answers.to(event, this::answer));
    }

    private APIGatewayV2HTTPResponse answer(HttpCall call) {
        return switch (call.method()) {
            case "GET" -> challenge(call);
            case "POST" -> deliver(call);
            default ->
                    Answers.problem(
                            405, "Method not allowed", "This hook takes GET and POST only.");
        };
    }

    private static APIGatewayV2HTTPResponse challenge(HttpCall call) {
        return call.header("x-okta-verification-challenge")
                .filter(text -> CHALLENGE.matcher(text).matches())
                .map(text -> Answers.json(200, Map.of("verification", text)))
                .orElseGet(() ->
                        Answers.problem(
                                400,
                                "No challenge",
                                "Send the header x-okta-verification-challenge with 1 to 512"
                                        + " token characters; Okta does so when the hook is"
                                        + " verified."));
    }

    private APIGatewayV2HTTPResponse deliver(HttpCall call) {
        try {
            AcceptDelivery.Outcome outcome =
                    acceptDelivery.accept(call.header("authorization"), call.body());
            metrics.tell(Map.of("UnreadableEvents", unreadable(outcome)));
            return answer(outcome);
        } catch (PortFailure failure) {
            log.atError()
                    .addKeyValue("failure", failure.getClass().getSimpleName())
                    .addKeyValue("what", failure.getMessage())
                    .log("a delivery could not be stored");
            return Answers.problem(
                    503, "Not stored", "The delivery could not be stored; send it again.");
        }
    }

    /** What was refused whole counts as one; who showed no secret is not counted. */
    private static long unreadable(AcceptDelivery.Outcome outcome) {
        return switch (outcome) {
            case AcceptDelivery.Outcome.Stored stored -> stored.unreadable();
            case AcceptDelivery.Outcome.TooLarge(), AcceptDelivery.Outcome.Malformed(_) -> 1;
            case AcceptDelivery.Outcome.Unauthenticated() -> 0;
        };
    }

    private static APIGatewayV2HTTPResponse answer(AcceptDelivery.Outcome outcome) {
        return switch (outcome) {
            case AcceptDelivery.Outcome.Stored stored -> {
                log.atInfo()
                        .addKeyValue("recorded", stored.received().recorded())
                        .addKeyValue("duplicates", stored.received().duplicates())
                        .addKeyValue("ignored", stored.ignored())
                        .addKeyValue("unreadable", stored.unreadable())
                        .log("delivery stored");
                yield Answers.empty(204);
            }
            case AcceptDelivery.Outcome.Unauthenticated() ->
                    Answers.problem(
                            401,
                            "Not authenticated",
                            "The Authorization header does not carry the hook's secret.");
            case AcceptDelivery.Outcome.TooLarge() ->
                    Answers.problem(
                            413,
                            "Too large",
                            "A delivery may have at most "
                                    + AcceptDelivery.LARGEST_BODY
                                    + " bytes.");
            case AcceptDelivery.Outcome.Malformed(String detail) ->
                    Answers.problem(400, "Unreadable delivery", detail);
        };
    }
}
