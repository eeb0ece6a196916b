package dev.rollcall.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.AwsError;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An integration that answers as a case's script says, and answers tokens when it says. */
final class ScriptedTasks implements TaskIntegration {

    private final JsonNode script;
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<String> surprises = Collections.synchronizedList(new ArrayList<>());
    private LocalStepFunctions local = new LocalStepFunctions(Map.of());

    /**
     * @param script by name of state, what each attempt gets: {@code result}, or {@code error} and
     *     {@code cause}; and {@code answers} to its token, each with seconds {@code after} and the
     *     code with which it is {@code refused}, if it is
     */
    ScriptedTasks(JsonNode script) {
        this.script = script;
    }

    void answerThrough(LocalStepFunctions service) {
        local = service;
    }

    /** Returns which answers were not received as the script says. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    @Override
    public synchronized JsonNode call(JsonNode arguments, TaskContext context) throws TaskError {
        int attempt = calls.merge(context.stateName(), 1, Integer::sum) - 1;
        JsonNode step = script.path(context.stateName()).path(attempt);
        for (JsonNode answer : step.path("answers")) {
            local.timeline()
                    .schedule(
                            local.timeline().now().plusSeconds(answer.path("after").asLong()),
                            () -> answer(answer, context.taskToken().orElseThrow()));
        }
        if (step.has("error")) {
            throw new TaskError(step.path("error").asText(), step.path("cause").asText());
        }
        return step.path("result");
    }

    private void answer(JsonNode answer, String token) {
        String outcome = "";
        try {
            send(answer, token);
        } catch (AwsError refused) {
            outcome = refused.code();
        }
        if (!outcome.equals(answer.path("refused").asText(""))) {
            surprises.add(answer + " was answered with '" + outcome + "'");
        }
    }

    private void send(JsonNode answer, String token) {
        if (answer.has("success")) {
            local.call(
                    "SendTaskSuccess",
                    LocalStepFunctions.object(
                            "taskToken", token, "output", answer.path("success").toString()));
        } else if (answer.has("failure")) {
            JsonNode failure = answer.path("failure");
            local.call(
                    "SendTaskFailure",
                    LocalStepFunctions.object("taskToken", token)
                            .put("error", failure.path("error").asText())
                            .put("cause", failure.path("cause").asText()));
        } else {
            local.call("SendTaskHeartbeat", LocalStepFunctions.object("taskToken", token));
        }
    }
}
