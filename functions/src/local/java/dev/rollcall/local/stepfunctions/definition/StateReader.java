package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.stepfunctions.definition.Recovery.Catcher;
import dev.rollcall.local.stepfunctions.definition.Recovery.Retrier;
import dev.rollcall.local.stepfunctions.definition.State.Choice;
import dev.rollcall.local.stepfunctions.definition.State.Successor;
import dev.rollcall.local.stepfunctions.definition.State.Wait;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parts that states of several types share. */
record StateReader(JsonNode text, TemplateReader templates) {

    /** The Amazon States Language's defaults of a retrier. */
    private static final int INTERVAL_SECONDS = 1;

    private static final int MAX_ATTEMPTS = 3;
    private static final double BACKOFF_RATE = 2.0;

    /** No documented default; a year is the longest any execution lives. */
    private static final long NO_MAX_DELAY_SECONDS = Duration.ofDays(365).toSeconds();

    Optional<Template> template(String field) {
        return template(text, field);
    }

    private Optional<Template> template(JsonNode owner, String field) {
        return owner.has(field) ? Optional.of(templates.read(owner.path(field))) : Optional.empty();
    }

    Effects effects() {
        return effects("", text);
    }

    private Effects effects(String location, JsonNode owner) {
        return new Effects(
                location, template(owner, "Output"), templates.members(owner.path("Assign")));
    }

    Successor next() {
        return text.has("Next")
                ? new Successor.Next(text.path("Next").textValue())
                : new Successor.End();
    }

    Resource resource() {
        return Resource.parse(text.path("Resource").textValue());
    }

    Wait.Until until() {
        return text.has("Seconds")
                ? new Wait.Until.Seconds(templates.read(text.path("Seconds")))
                : new Wait.Until.Timestamp(templates.read(text.path("Timestamp")));
    }

    List<Choice.Rule> rules() {
        List<Choice.Rule> rules = new ArrayList<>();
        for (JsonNode rule : text.path("Choices")) {
            String location = "Choices[" + rules.size() + "]/";
            rules.add(
                    new Choice.Rule(
                            templates.read(rule.path("Condition")),
                            rule.path("Next").textValue(),
                            effects(location, rule)));
        }
        return rules;
    }

    Recovery recovery() {
        List<Retrier> retriers = new ArrayList<>();
        text.path("Retry").forEach(entry -> retriers.add(retrier(entry)));
        List<Catcher> catchers = new ArrayList<>();
        for (JsonNode entry : text.path("Catch")) {
            String location = "Catch[" + catchers.size() + "]/";
            catchers.add(
                    new Catcher(
                            errorNames(entry),
                            entry.path("Next").textValue(),
                            effects(location, entry)));
        }
        return new Recovery(retriers, catchers);
    }

    private static Retrier retrier(JsonNode entry) {
        return new Retrier(
                errorNames(entry),
                Duration.ofSeconds(entry.path("IntervalSeconds").asLong(INTERVAL_SECONDS)),
                entry.path("MaxAttempts").asInt(MAX_ATTEMPTS),
                entry.path("BackoffRate").asDouble(BACKOFF_RATE),
                Duration.ofSeconds(entry.path("MaxDelaySeconds").asLong(NO_MAX_DELAY_SECONDS)),
                entry.path("JitterStrategy").asText("NONE").equals("FULL"));
    }

    private static List<String> errorNames(JsonNode entry) {
        return entry.path("ErrorEquals").valueStream().map(JsonNode::asText).toList();
    }
}
