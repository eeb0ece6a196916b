package dev.rollcall.function;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.intake.AcceptDelivery;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;

/** What a hook answers to a delivery: 2xx only once it is stored, and 5xx for our own trouble. */
final class HookDeliveries {
    private static final Logger log = LoggerFactory.getLogger(HookDeliveries.class);

    private final AcceptDelivery accept;
    private final int stored;
    private final String stranger;
    private final Metrics metrics;

    /**
     * @param stored the status that tells this sender that a delivery is stored
     * @param stranger what one who has not proven to be the sender is told
     */
    HookDeliveries(AcceptDelivery accept, int stored, String stranger, Metrics metrics) {
        this.accept = requireNonNull(accept, "accept is null");
        this.stored = stored;
        this.stranger = requireNonNull(stranger, "stranger is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
    }

    /**
     * Answers one delivery.
     *
     * @return 401 from a stranger, 413 or 400 where it cannot be read, 503 where it is not stored
     */
    APIGatewayV2HTTPResponse answer(HttpCall call) {
        return HookTrouble.contained(
                log,
                "a delivery could not be stored",
                "The delivery could not be stored; send it again.",
                () -> {
                    AcceptDelivery.Outcome outcome = accept.accept(call.hook());
                    metrics.tell(Map.of("UnreadableEvents", unreadable(outcome)));
                    return answer(outcome);
                });
    }

    /** What was refused whole counts as one; who showed no secret is not counted. */
    private static long unreadable(AcceptDelivery.Outcome outcome) {
        return switch (outcome) {
            case AcceptDelivery.Outcome.Stored stored -> stored.unreadable();
            case AcceptDelivery.Outcome.TooLarge(), AcceptDelivery.Outcome.Malformed(_) -> 1;
            case AcceptDelivery.Outcome.Unauthenticated() -> 0;
        };
    }

    private APIGatewayV2HTTPResponse answer(AcceptDelivery.Outcome outcome) {
        return switch (outcome) {
            case AcceptDelivery.Outcome.Stored hints -> {
                log.atInfo()
                        .addKeyValue("recorded", hints.received().recorded())
                        .addKeyValue("duplicates", hints.received().duplicates())
                        .addKeyValue("ignored", hints.ignored())
                        .addKeyValue("unreadable", hints.unreadable())
                        .log("delivery stored");
                yield Answers.empty(stored);
            }
            case AcceptDelivery.Outcome.Unauthenticated() ->
                    Answers.problem(401, "Not authenticated", stranger);
            case AcceptDelivery.Outcome.TooLarge() ->
                    HookTrouble.tooLarge("A delivery", AcceptDelivery.LARGEST_BODY);
            case AcceptDelivery.Outcome.Malformed(String detail) ->
                    Answers.problem(400, "Unreadable delivery", detail);
        };
    }
}
