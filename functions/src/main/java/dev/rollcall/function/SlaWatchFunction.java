package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.watch.WatchSla;
import dev.rollcall.function.wiring.Wiring;

import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Checks one case against its deadlines. */
public final class SlaWatchFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final WatchSla watchSla;

    public SlaWatchFunction() {
        this(new Wiring());
    }

    public SlaWatchFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private SlaWatchFunction(Wiring wiring) {
        this.watchSla = wiring.watchSla();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        // A deadline is looked at when it is due.
        return StepAnswer.to(
                event,
                UnaryOperator.identity(),
                request -> (Record) watchSla.check(request.caseId()));
    }
}
