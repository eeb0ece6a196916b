package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.intake.AcceptSlackEvents;
import dev.rollcall.application.intake.AcceptSlackEvents.Outcome;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;

/**
 * Slack's events: stored, and looked at by the next minute.
 *
 * <p>Slack waits three seconds and tries three times more, at once, after a minute and after five
 * (docs.slack.dev, "Events API"), so our own trouble is always a 5xx.
 */
public final class SlackHookFunction
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger log = LoggerFactory.getLogger(SlackHookFunction.class);

    private final AcceptSlackEvents accept;
    private final Metrics metrics;

    public SlackHookFunction() {
        this(new Wiring());
    }

    public SlackHookFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private SlackHookFunction(Wiring wiring) {
        this.accept = wiring.waysIn().acceptSlackEvents();
        this.metrics = wiring.metrics();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return Contained.run(() -> Answers.to(event, this::answer));
    }

    private APIGatewayV2HTTPResponse answer(HttpCall call) {
        return HookTrouble.contained(
                log,
                "an event could not be stored",
                "The event could not be stored; send it again.",
                () -> {
                    Outcome outcome = accept.accept(call.hook());
                    metrics.tell(
                            Map.of(
                                    "UnreadableEvents",
                                    outcome instanceof Outcome.Malformed ? 1L : 0));
                    return answer(outcome);
                });
    }

    private static APIGatewayV2HTTPResponse answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> {
                log.atInfo()
                        .addKeyValue("touched", stored.touched())
                        .addKeyValue("left", stored.left())
                        .log("event stored");
                yield Answers.empty(200);
            }
            case Outcome.Challenged(String text) -> Answers.json(200, Map.of("challenge", text));
            case Outcome.Unauthenticated() ->
                    Answers.problem(
                            401,
                            "Not authenticated",
                            "The signature is not by the app's signing secret, or it is more than"
                                    + " five minutes off.");
            case Outcome.TooLarge() ->
                    HookTrouble.tooLarge("An event", AcceptSlackEvents.LARGEST_BODY);
            case Outcome.Malformed(String detail) ->
                    Answers.problem(400, "Unreadable event", detail);
        };
    }
}
