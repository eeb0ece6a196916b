package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.function.operator.OperatorApi;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The operators' way in: requests that API Gateway let through because IAM allowed them. */
public final class OperatorFunction
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final int FORBIDDEN = 403;

    private final OperatorApi api;
    private final Metrics metrics;

    public OperatorFunction() {
        this(new Wiring());
    }

    public OperatorFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private OperatorFunction(Wiring wiring) {
        this.api = wiring.operatorApi();
        this.metrics = wiring.metrics();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return Contained.run(() -> Answers.to(event, call -> answer(event, call)));
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, HttpCall call) {
        APIGatewayV2HTTPResponse answer = api.answer(caller(event), call);
        metrics.tell(Map.of("OperatorsRefused", answer.getStatusCode() == FORBIDDEN ? 1L : 0L));
        return answer;
    }

    /** What API Gateway itself says of the signature; nothing that the request could say. */
    private static Optional<Caller> caller(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext().getAuthorizer())
                .flatMap(authorizer -> Optional.ofNullable(authorizer.getIam()))
                .filter(iam -> iam.getUserArn() != null && iam.getAccessKey() != null)
                .map(iam -> new Caller(iam.getUserArn(), iam.getAccessKey()));
    }
}
