package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;

import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.State.Wait.Until;
import dev.rollcall.local.stepfunctions.definition.Template;
import dev.rollcall.local.time.Timeline.Scheduled;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** A Wait state while a branch is in it. */
final class WaitRun extends StateRun {

    private final State.Wait state;
    private @Nullable Scheduled timer;

    WaitRun(State.Wait state, Branch branch, Visit visit) {
        super(state, branch, visit);
        this.state = state;
    }

    @Override
    void begin() {
        timer =
                branch().resumeAt(
                                until(),
                                this,
                                () -> leave(state.effects(), Map.of(), input(), state.next()));
    }

    private Instant until() {
        return switch (state.until()) {
            case Until.Seconds(Template template) -> {
                JsonNode seconds = fields().evaluate(template, "Seconds", JsonNodeType.NUMBER);
                yield branch().execution().now().plusSeconds(seconds.asLong());
            }
            case Until.Timestamp(Template template) ->
                    instant(fields().evaluate(template, "Timestamp", JsonNodeType.STRING).asText());
        };
    }

    private static Instant instant(String timestamp) {
        try {
            return OffsetDateTime.parse(timestamp).toInstant();
        } catch (DateTimeException _) {
            throw QueryFailed.at(
                    "Timestamp",
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time"
                            + " format string: "
                            + timestamp);
        }
    }

    @Override
    boolean evaluatesBeforeEntering() {
        return false;
    }

    @Override
    void cancel() {
        if (timer != null) {
            timer.cancel();
        }
    }

    @Override
    void abort() {
        cancel();
        branch().record("WaitStateAborted");
    }
}
