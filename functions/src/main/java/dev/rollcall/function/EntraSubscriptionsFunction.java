package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.subscribe.KeepSubscriptions;
import dev.rollcall.application.subscribe.KeepSubscriptions.Standing;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;

/**
 * Every five minutes: keeps the subscriptions by which Microsoft Graph notifies us. Alone, since to
 * make one waits until the hook has answered Graph, and no leaver is to wait for that.
 */
public final class EntraSubscriptionsFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger log = LoggerFactory.getLogger(EntraSubscriptionsFunction.class);

    private final KeepSubscriptions keep;
    private final Metrics metrics;

    public EntraSubscriptionsFunction() {
        this(new Wiring());
    }

    public EntraSubscriptionsFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private EntraSubscriptionsFunction(Wiring wiring) {
        this.keep = wiring.waysIn().keepEntraSubscriptions();
        this.metrics = wiring.metrics();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Contained.run(() -> answer(event));
    }

    private Map<String, Object> answer(Map<String, Object> event) {
        if (event.containsKey("ping")) {
            return StepAnswer.json(new StepAnswer.Pong());
        }
        Standing standing = keep.keep();
        log.atInfo()
                .addKeyValue("hoursLeft", standing.soonest().toHours())
                .addKeyValue("made", standing.made())
                .addKeyValue("renewed", standing.renewed())
                .addKeyValue("failures", standing.failed().isPresent() ? 1 : 0)
                .log("subscriptions looked after");
        metrics.tell(
                Map.of(
                        "SubscriptionHoursLeft",
                        standing.soonest().toHours(),
                        "SubscriptionsFailing",
                        standing.failed().isPresent() ? 1L : 0L));
        standing.failed()
                .ifPresent(failure ->
                        log.atError()
                                .addKeyValue("failure", failure.getClass().getSimpleName())
                                .addKeyValue("what", failure.getMessage())
                                .log("a subscription could not be seen to"));
        return Map.of("made", standing.made(), "renewed", standing.renewed());
    }
}
