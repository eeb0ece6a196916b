package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.function.http.Answers;
import dev.rollcall.function.site.ApprovalSite;
import dev.rollcall.function.wiring.Wiring;

import java.time.Clock;
import java.util.Map;

/** The pages on which approvers look at what is held, and decide. */
public final class ApprovalPagesFunction
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ApprovalSite site;

    public ApprovalPagesFunction() {
        this(new Wiring());
    }

    public ApprovalPagesFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private ApprovalPagesFunction(Wiring wiring) {
        this.site = wiring.approvalSite();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return Contained.run(() -> Answers.to(event, site::answer));
    }
}
