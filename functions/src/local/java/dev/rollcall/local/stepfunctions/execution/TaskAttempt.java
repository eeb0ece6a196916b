package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.stepfunctions.definition.Resource;
import dev.rollcall.local.time.Timeline.Scheduled;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One attempt of a Task: its events, its timers, and whoever answers it. */
final class TaskAttempt implements TaskTokens.Holder {

    private final TaskRun run;
    private final Resource resource;
    private Optional<Duration> heartbeat = Optional.empty();
    private Optional<Scheduled> timeoutTimer = Optional.empty();
    private Optional<Scheduled> heartbeatTimer = Optional.empty();

    TaskAttempt(TaskRun run, Resource resource) {
        this.run = run;
        this.resource = resource;
    }

    void begin(JsonNode arguments, Optional<Duration> timeout, Optional<Duration> betweenBeats) {
        Details scheduled =
                details("taskScheduled")
                        .text("parameters", arguments.toString())
                        .text("region", run.branch().execution().engine().region());
        timeout.ifPresent(time -> scheduled.number("timeoutInSeconds", time.toSeconds()));
        betweenBeats.ifPresent(time -> scheduled.number("heartbeatInSeconds", time.toSeconds()));
        run.branch().record("TaskScheduled", scheduled);
        heartbeat = betweenBeats;
        timeoutTimer = timeout.map(time -> timer(time, false));
        heartbeatTimer = betweenBeats.map(time -> timer(time, true));
    }

    private Scheduled timer(Duration time, boolean forHeartbeat) {
        Branch branch = run.branch();
        return branch.resumeAt(
                branch.execution().now().plus(time),
                run,
                () -> whilePresent(() -> timedOut(forHeartbeat)));
    }

    private void timedOut(boolean missedHeartbeat) {
        Failure failure = Failure.timeout(missedHeartbeat);
        run.branch().record("TaskTimedOut", details("taskTimedOut").failure(failure));
        throw new StateFailed(failure);
    }

    /**
     * Tells that the call is on its way.
     *
     * @return whether it is still wanted
     */
    boolean started() {
        return settle(() -> run.branch().record("TaskStarted", details("taskStarted")));
    }

    /**
     * Takes what the call returned: the result, or only that it was submitted, if somebody else
     * answers.
     */
    void returned(JsonNode result) {
        settle(() -> accept(result));
    }

    private void accept(JsonNode result) {
        if (resource.waitsForToken() || resource.waitsForJob()) {
            run.branch()
                    .record("TaskSubmitted", details("taskSubmitted").payload("output", result));
        } else {
            succeeded(result);
        }
    }

    @Override
    public boolean succeed(JsonNode output) {
        return settle(() -> succeeded(output));
    }

    @Override
    public boolean fail(Optional<String> error, Optional<String> cause) {
        return settle(() -> failed(new Failure(error, cause, false)));
    }

    @Override
    public boolean heartbeat() {
        return settle(() -> {
            heartbeatTimer.ifPresent(Scheduled::cancel);
            heartbeatTimer = heartbeat.map(between -> timer(between, true));
        });
    }

    private void succeeded(JsonNode result) {
        if (PayloadLimit.isExceededBy(result)) {
            failed(Failure.dataLimit(resource.action()));
        }
        close();
        run.branch().record("TaskSucceeded", details("taskSucceeded").payload("output", result));
        run.succeed(result);
    }

    /** Tells the history of the failure and hands it to Retry and Catch by throwing it. */
    private void failed(Failure failure) {
        run.branch().record("TaskFailed", details("taskFailed").failure(failure));
        throw new StateFailed(failure);
    }

    /** Runs a step under the execution's lock, if this attempt is still the one waited for. */
    private boolean settle(Runnable step) {
        AtomicBoolean taken = new AtomicBoolean();
        run.branch()
                .resume(
                        run,
                        () ->
                                whilePresent(() -> {
                                    taken.set(true);
                                    step.run();
                                }));
        return taken.get();
    }

    private void whilePresent(Runnable step) {
        if (run.isPresent(this)) {
            step.run();
        }
    }

    void close() {
        timeoutTimer.ifPresent(Scheduled::cancel);
        heartbeatTimer.ifPresent(Scheduled::cancel);
    }

    private Details details(String kind) {
        return Details.of(kind)
                .text("resource", resource.action())
                .text("resourceType", resource.service());
    }
}
