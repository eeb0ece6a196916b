package dev.rollcall.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import java.time.Clock;
import java.util.Map;

/** Answers with what it was asked. */
public final class EchoHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Map<String, String> environment;

    public EchoHandler(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        if ("fail".equals(event.getBody())) {
            throw new IllegalStateException("asked to fail");
        }
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(201)
                .withHeaders(Map.of("X-Method", event.getRequestContext().getHttp().getMethod()))
                .withBody(
                        String.join(
                                "|",
                                String.valueOf(event.getBody()),
                                String.valueOf(event.getIsBase64Encoded()),
                                String.valueOf(event.getHeaders().get("x-one")),
                                String.valueOf(event.getRawQueryString()),
                                String.valueOf(environment.get("GREETING"))))
                .build();
    }
}
