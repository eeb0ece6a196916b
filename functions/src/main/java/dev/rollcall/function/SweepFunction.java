package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.intake.AskForEnds;
import dev.rollcall.application.intake.Sweep;
import dev.rollcall.application.port.Watches;
import dev.rollcall.application.push.TellPushed;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.time.Clock;
import java.util.Map;

/** Every minute, and at once when a run ends badly: sets going again what is due. */
public final class SweepFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger log = LoggerFactory.getLogger(SweepFunction.class);
    private final Sweep sweep;
    private final AskForEnds ends;
    private final TellPushed pushed;
    private final Watches watches;
    private final Metrics metrics;

    public SweepFunction() {
        this(new Wiring());
    }

    public SweepFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private SweepFunction(Wiring wiring) {
        this.sweep = wiring.sweep();
        this.ends = wiring.askForEnds();
        this.pushed = wiring.waysIn().tellPushed();
        this.watches = wiring.watches();
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
        if (event.get("detail") instanceof Map<?, ?> detail
                && detail.get("executionArn") instanceof String executionArn) {
            boolean restarted = sweep.recover(executionArn) || watches.restart(executionArn);
            log.atWarn().addKeyValue("restarted", restarted).log("a run ended badly");
            return Map.of("restarted", restarted);
        }
        Sweep.Swept swept = sweep.sweep();
        // After leavers, who wait for nobody.
        int ended = ends.ask();
        int told = pushed.sweep();
        log.atLevel(swept.refused() > 0 ? Level.ERROR : Level.INFO)
                .addKeyValue("hints", swept.hints())
                .addKeyValue("runs", swept.runs())
                .addKeyValue("failed", swept.failed())
                .addKeyValue("refused", swept.refused())
                .addKeyValue("ended", ended)
                .addKeyValue("pushed", told)
                .log("swept");
        metrics.tell(
                Map.of(
                        "OldestWaitingSeconds",
                        swept.oldest().toSeconds(),
                        "RunsRefused",
                        (long) swept.refused()));
        return Map.of("hints", swept.hints(), "runs", swept.runs(), "failed", swept.failed());
    }
}
