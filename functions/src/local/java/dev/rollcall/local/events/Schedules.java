package dev.rollcall.local.events;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.lambda.LambdaHost;
import dev.rollcall.local.time.Timeline;

import java.time.Instant;
import java.util.List;

/** Invokes functions on the template's schedules. */
public final class Schedules implements AutoCloseable {
    private final Timeline timeline;
    private final LambdaHost lambda;
    private volatile boolean running;

    public Schedules(Timeline timeline, LambdaHost lambda) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.lambda = requireNonNull(lambda, "lambda is null");
    }

    /**
     * One schedule of one function.
     *
     * @param input the JSON it sends
     */
    public record Schedule(String function, ScheduleExpression expression, byte[] input) {
        public Schedule {
            requireNonNull(function, "function is null");
            requireNonNull(expression, "expression is null");
            input = input.clone();
        }

        @Override
        public byte[] input() {
            return input.clone();
        }
    }

    public void start(List<Schedule> schedules) {
        running = true;
        schedules.forEach(schedule -> next(schedule, timeline.now()));
    }

    @Override
    public void close() {
        running = false;
    }

    private void next(Schedule schedule, Instant after) {
        Instant due = schedule.expression().after(after);
        timeline.schedule(due, () -> fire(schedule, due));
    }

    private void fire(Schedule schedule, Instant due) {
        if (!running) {
            return;
        }
        next(schedule, due);
        // A failed invocation is the function's own loss: the next one is a minute away.
        timeline.execute(() -> lambda.invoke(schedule.function(), schedule.input()));
    }
}
