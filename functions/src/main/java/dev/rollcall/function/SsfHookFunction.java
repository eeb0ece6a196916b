package dev.rollcall.function;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.intake.AcceptSignal;
import dev.rollcall.application.intake.AcceptSignal.Outcome;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * The hook for security events of a Shared Signals transmitter, pushed one by one (RFC 8935): 202
 * once an event is taken in, 400 with a code where it will never be, 5xx for our own trouble.
 */
public final class SsfHookFunction
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger log = LoggerFactory.getLogger(SsfHookFunction.class);

    private final AcceptSignal accept;
    private final Turns turns;
    private final Metrics metrics;

    public SsfHookFunction() {
        this(new Wiring());
    }

    public SsfHookFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private SsfHookFunction(Wiring wiring) {
        this(wiring.waysIn().acceptSignal(), wiring.turns(), wiring.metrics());
    }

    SsfHookFunction(AcceptSignal accept, Turns turns, Metrics metrics) {
        this.accept = requireNonNull(accept, "accept is null");
        this.turns = requireNonNull(turns, "turns is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return Contained.run(() -> Answers.to(event, this::answer));
    }

    private APIGatewayV2HTTPResponse answer(HttpCall call) {
        if (!call.method().equals("POST")) {
            return HookTrouble.postOnly();
        }
        return HookTrouble.contained(
                log,
                "a security event could not be taken in",
                "The event could not be taken in; send it again.",
                () -> {
                    Outcome outcome =
                            turns.during(
                                    Turn.once(Lane.LEAVER, "shared signals"),
                                    () -> accept.accept(call.hook()));
                    metrics.tell(
                            Map.of(
                                    "SignalsRefused", outcome instanceof Outcome.Refused ? 1L : 0L,
                                    "SignalsUnmapped",
                                            outcome instanceof Outcome.Unmapped ? 1L : 0L));
                    return answer(outcome);
                });
    }

    private static APIGatewayV2HTTPResponse answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> {
                log.atInfo()
                        .addKeyValue("recorded", stored.received().recorded())
                        .addKeyValue("duplicates", stored.received().duplicates())
                        .log("security event stored");
                yield Answers.empty(202);
            }
            case Outcome.Unmapped() -> {
                log.atWarn().log("a security event is about nobody whom we can tell");
                yield Answers.empty(202);
            }
            case Outcome.Noted() -> Answers.empty(202);
            case Outcome.Unauthenticated() ->
                    Answers.problem(
                            401,
                            "Not authenticated",
                            "The Authorization header does not carry the stream's secret.");
            case Outcome.Refused(var refusal, String description) -> {
                String code = refusal.name().toLowerCase(Locale.ROOT);
                log.atWarn().addKeyValue("code", code).log("security event refused");
                yield Answers.json(400, Map.of("err", code, "description", description));
            }
        };
    }
}
