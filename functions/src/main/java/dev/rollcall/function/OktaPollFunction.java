package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.intake.PollEventLog;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;

/** Reads Okta's System Log on, every minute. */
public final class OktaPollFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger log = LoggerFactory.getLogger(OktaPollFunction.class);
    private final PollEventLog poll;
    private final Metrics metrics;

    public OktaPollFunction() {
        this(new Wiring());
    }

    public OktaPollFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private OktaPollFunction(Wiring wiring) {
        this.poll = wiring.pollOkta();
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
        PollEventLog.Polled polled = poll.poll();
        log.atInfo()
                .addKeyValue("pages", polled.pages())
                .addKeyValue("missedByHooks", polled.missedByHooks())
                .addKeyValue("known", polled.known())
                .addKeyValue("firstSignIns", polled.firstSignIns())
                .log("polled");
        metrics.tell(
                Map.of(
                        "MissedByHooks", (long) polled.missedByHooks(),
                        "UnreadableEvents", (long) polled.unreadable()));
        return Map.of("missedByHooks", polled.missedByHooks(), "more", polled.more());
    }
}
