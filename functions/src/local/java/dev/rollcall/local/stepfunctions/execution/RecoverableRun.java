package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.stepfunctions.definition.Recovery.Catcher;
import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.State.Successor;
import dev.rollcall.local.time.Timeline.Scheduled;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A state with Retry and Catch while a branch is in it. */
abstract class RecoverableRun extends StateRun {

    private final State.Recoverable state;
    private final Retries retries;
    private @Nullable Scheduled retry;

    RecoverableRun(State.Recoverable state, Branch branch, Visit visit) {
        super(state, branch, visit);
        this.state = state;
        this.retries =
                new Retries(state.recovery().retriers(), branch.execution().engine().jitter());
    }

    /** Makes the first or a further attempt. */
    abstract void attempt();

    /** Ends what the failed attempt left. */
    abstract void attemptFailed();

    /** Tells the history that no attempt is left, where the type of state does. */
    void gaveUp() {}

    @Override
    final void begin() {
        attempt();
    }

    @Override
    final void failed(Failure failure) {
        if (failure.endsExecution()) {
            branch().fail(failure);
            return;
        }
        attemptFailed();
        Optional<Duration> pause = retries.next(failure);
        if (pause.isPresent()) {
            retry =
                    branch().resumeAt(
                                    branch().execution().now().plus(pause.get()),
                                    this,
                                    this::attempt);
        } else {
            gaveUp();
            handOver(failure);
        }
    }

    private void handOver(Failure failure) {
        Optional<Catcher> catcher =
                state.recovery().catchers().stream()
                        .filter(entry -> failure.matches(entry.errorEquals()))
                        .findFirst();
        if (catcher.isEmpty()) {
            branch().fail(failure);
            return;
        }
        JsonNode errorOutput = failure.asErrorOutput();
        try {
            leave(
                    catcher.get().effects(),
                    Map.of("errorOutput", errorOutput),
                    errorOutput,
                    new Successor.Next(catcher.get().next()));
        } catch (QueryFailed inCatcher) {
            branch().fail(recorded(inCatcher));
        } catch (StateFailed inCatcher) {
            branch().fail(inCatcher.failure());
        }
    }

    /** Leaves the state after an attempt succeeded. */
    final void succeed(JsonNode result) {
        leave(state.effects(), Map.of("result", result), result, state.next());
    }

    @Override
    final OptionalInt retryCount() {
        return OptionalInt.of(retries.count());
    }

    @Override
    void cancel() {
        if (retry != null) {
            retry.cancel();
        }
    }
}
