package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.stepfunctions.definition.Effects;
import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.State.Successor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A state while a branch is in it. */
abstract class StateRun {

    private final State state;
    private final Branch branch;
    private final Visit visit;

    StateRun(State state, Branch branch, Visit visit) {
        this.state = state;
        this.branch = branch;
        this.visit = visit;
    }

    /** Starts; may leave the state before it returns. */
    abstract void begin();

    /** Gives up what waits, without a trace. */
    void cancel() {}

    /** Gives up because a sibling of the branch failed. */
    void abort() {
        cancel();
    }

    /** Tells that the branch has fallen with this state; on AWS only a Task leaves a trace. */
    void abortFallen() {}

    /** Takes a failure of this state; recoverable states retry and catch. */
    void failed(Failure failure) {
        branch.fail(failure);
    }

    /** Returns the number of failed attempts, for states that can be retried. */
    OptionalInt retryCount() {
        return OptionalInt.empty();
    }

    Optional<String> taskToken() {
        return Optional.empty();
    }

    /** Runs a step of this state and turns what it throws into the state's failure. */
    final void guarded(Runnable step) {
        try {
            step.run();
        } catch (QueryFailed query) {
            failed(recorded(query));
        } catch (StateFailed failure) {
            failed(failure.failure());
        }
    }

    /** Tells the history of a field that could not be evaluated. */
    final Failure recorded(QueryFailed query) {
        Failure failure = Failure.queryEvaluation(explained(query.sentence()));
        if (branch.previous() == visit.entered() && evaluatesBeforeEntering()) {
            branch.follow(visit.follows());
        }
        branch.record(
                "EvaluationFailed",
                Details.of("evaluationFailed")
                        .failure(failure)
                        .optional("location", query.location())
                        .text("state", state.name()));
        return failure;
    }

    /**
     * Returns whether an evaluation that fails first thing is chained as if the state had not been
     * entered, as AWS does for all but Wait.
     */
    boolean evaluatesBeforeEntering() {
        return true;
    }

    /** Puts AWS's words about the state in front of a sentence. */
    final String explained(String sentence) {
        return "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                .formatted(state.name(), visit.entered(), sentence);
    }

    /** Returns what evaluates this state's fields. */
    final TemplateEvaluator fields() {
        return fieldsIn(branch.context());
    }

    /** Returns what evaluates this state's fields where the context object is another. */
    final TemplateEvaluator fieldsIn(Context context) {
        return fields(context, Map.of());
    }

    private TemplateEvaluator fields(Context context, Map<String, JsonNode> extra) {
        ObjectNode states = JsonNodeFactory.instance.objectNode();
        states.set("input", visit.input());
        states.setAll(extra);
        states.set("context", context.in(state.name(), visit.at(), retryCount(), taskToken()));
        Map<String, JsonNode> bindings = branch.scope().visible();
        bindings.put("states", states);
        return new TemplateEvaluator(branch.execution().engine().evaluator(), bindings);
    }

    /**
     * Leaves the state: evaluates output and variables, tells the history, goes on.
     *
     * @param extra further members of {@code $states}
     * @param otherwise the output where the effects name none
     */
    final void leave(
            Effects effects, Map<String, JsonNode> extra, JsonNode otherwise, Successor next) {
        TemplateEvaluator fields = fields(branch.context(), extra);
        JsonNode output =
                effects.output()
                        .map(template -> fields.evaluate(template, effects.location() + "Output"))
                        .orElse(otherwise);
        Map<String, JsonNode> assigned = new LinkedHashMap<>();
        effects.assign()
                .forEach((name, template) ->
                        assigned.put(
                                name,
                                fields.evaluate(template, effects.location() + "Assign/" + name)));
        PayloadLimit.check(output, state.name());
        branch.scope().assign(assigned);
        branch.record(
                state.type() + "StateExited",
                Details.of("stateExited")
                        .text("name", state.name())
                        .payload("output", output)
                        .assigned(assigned));
        branch.proceed(next, output);
    }

    final Branch branch() {
        return branch;
    }

    final JsonNode input() {
        return visit.input();
    }
}
