package dev.rollcall.function;

import dev.rollcall.application.port.PortFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Turns a step's outcome into what the state machine's Choice reads: {@code outcome} is the
 * record's name in kebab case, its components are the other fields.
 */
final class StepAnswer {
    private static final Logger log = LoggerFactory.getLogger(StepAnswer.class);

    /** The other side is busy: the machine waits, which costs nothing, and calls again. */
    record Later(Instant notBefore) {}

    /** The daily ping that keeps a SnapStart version from falling asleep. */
    record Pong() {}

    private StepAnswer() {}

    /**
     * @param times what becomes of each time in the answer: the same, or a later one
     */
    static Map<String, Object> to(
            Map<String, Object> event,
            UnaryOperator<Instant> times,
            Function<StepRequest, Record> step) {
        return Contained.run(() -> answer(event, times, step));
    }

    private static Map<String, Object> answer(
            Map<String, Object> event,
            UnaryOperator<Instant> times,
            Function<StepRequest, Record> step) {
        if (event.containsKey("ping")) {
            return json(new Pong());
        }
        StepRequest request = new StepRequest(event);
        Map<String, Object> answer = json(outcome(request, step), times);
        log.atInfo()
                .addKeyValue("step", request.step())
                .addKeyValue("outcome", answer.get("outcome"))
                .addKeyValue("caseId", event.get("caseId"))
                .log("step");
        return answer;
    }

    private static Record outcome(StepRequest request, Function<StepRequest, Record> step) {
        try {
            return step.apply(request);
        } catch (PortFailure.RateLimited busy) {
            return new Later(busy.notBefore());
        }
    }

    static Map<String, Object> json(Record outcome) {
        return json(outcome, UnaryOperator.identity());
    }

    private static Map<String, Object> json(Record outcome, UnaryOperator<Instant> times) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("outcome", name(outcome.getClass()));
        for (RecordComponent component : outcome.getClass().getRecordComponents()) {
            json.put(component.getName(), value(component, outcome, times));
        }
        return json;
    }

    /** Returns the outcome's name as the machines spell it. */
    static String name(Class<?> outcome) {
        return outcome.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static Object value(
            RecordComponent component, Record outcome, UnaryOperator<Instant> times) {
        try {
            component.getAccessor().setAccessible(true);
            return switch (component.getAccessor().invoke(outcome)) {
                case String text -> text;
                case Number number -> number;
                case List<?> list -> list;
                // Wait states take whole seconds; rounded up, never early.
                case Instant at ->
                        times.apply(at)
                                .plusNanos(999_999_999)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString();
                case null, default ->
                        throw new IllegalStateException(
                                "Outcome field " + component.getName() + " has no JSON form");
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Outcome cannot be read", e);
        }
    }
}
