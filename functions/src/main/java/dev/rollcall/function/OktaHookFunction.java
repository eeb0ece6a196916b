package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.function.wiring.Wiring;

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
    private static final String NO_SECRET =
            "The Authorization header does not carry the hook's secret.";

    /** Whoever calls chooses this text, and we send it back: plain token characters only. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");

    private final HookDeliveries deliveries;

    public OktaHookFunction() {
        this(new Wiring());
    }

    public OktaHookFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private OktaHookFunction(Wiring wiring) {
        this.deliveries =
                new HookDeliveries(
                        wiring.waysIn().acceptOktaDelivery(), 204, NO_SECRET, wiring.metrics());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return Contained.run(() -> Answers.to(event, this::answer));
    }

    private APIGatewayV2HTTPResponse answer(HttpCall call) {
        return switch (call.method()) {
            case "GET" -> challenge(call);
            case "POST" -> deliveries.answer(call);
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
}
