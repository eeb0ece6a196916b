package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.intake.AcceptDelivery;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import java.time.Clock;
import java.util.Map;

/**
 * The hook for a sender of one's own: one event a delivery, signed as Standard Webhooks 1.0 has it.
 * A sender repeats what is not answered by 2xx, for a day or so.
 */
public final class CustomHookFunction
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    /** One answer for whatever is wrong with it: a forger learns nothing. */
    private static final String NOT_SIGNED =
            "Send webhook-id, webhook-timestamp and webhook-signature: a v1 signature over the raw"
                    + " body, made with the hook's secret no more than five minutes ago.";

    private final HookDeliveries deliveries;

    public CustomHookFunction() {
        this(new Wiring());
    }

    public CustomHookFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private CustomHookFunction(Wiring wiring) {
        this(wiring.waysIn().acceptCustomDelivery(), wiring.metrics());
    }

    CustomHookFunction(AcceptDelivery accept, Metrics metrics) {
        this.deliveries = new HookDeliveries(accept, 204, NOT_SIGNED, metrics);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return Contained.run(() -> Answers.to(event, this::answer));
    }

    private APIGatewayV2HTTPResponse answer(HttpCall call) {
        return call.method().equals("POST") ? deliveries.answer(call) : HookTrouble.postOnly();
    }
}
