package dev.rollcall.local.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import java.time.Clock;
import java.util.Map;

/** Answers with who signed, as API Gateway tells it. */
public final class SignerTellingHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    /** As the local runtime makes handlers; this one needs nothing. */
    public SignerTellingHandler(Map<String, String> environment, Clock clock) {}

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        var authorizer = event.getRequestContext().getAuthorizer();
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody(
                        authorizer == null
                                ? "nobody"
                                : authorizer.getIam().getUserArn()
                                        + " "
                                        + authorizer.getIam().getAccessKey())
                .build();
    }
}
