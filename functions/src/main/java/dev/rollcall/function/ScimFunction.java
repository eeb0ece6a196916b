package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.function.http.Answers;
import dev.rollcall.function.scim.ScimEndpoint;
import dev.rollcall.function.wiring.Wiring;

import java.time.Clock;
import java.util.Map;

/** Identity providers provision into this SCIM 2.0 service instead of straight into Slack. */
public final class ScimFunction
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ScimEndpoint endpoint;

    public ScimFunction() {
        this(new Wiring());
    }

    public ScimFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private ScimFunction(Wiring wiring) {
        this.endpoint = wiring.waysIn().scimEndpoint();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return Contained.run(() -> Answers.to(event, endpoint::answer));
    }
}
