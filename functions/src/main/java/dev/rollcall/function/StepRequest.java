package dev.rollcall.function;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a state machine hands to a step: ids and numbers, nothing else. */
record StepRequest(Map<String, Object> fields) {
    /** Steps that go on without what would have to be waited for. */
    private static final Set<String> ONCE = Set.of("capture");

    StepRequest {
        requireNonNull(fields, "fields is null");
    }

    String step() {
        return text("step");
    }

    Runs.Ticket ticket() {
        PersonId person = new PersonId(new SourceId(text("source")), text("person"));
        return new Runs.Ticket(person, number("generation"));
    }

    CaseId caseId() {
        return new CaseId(text("caseId"));
    }

    AccountId account() {
        return new AccountId(text("account"));
    }

    /**
     * Whose turn it is; the same for the same input, and so for a step that comes back after a
     * wait.
     */
    Turn turn() {
        Lane lane = fields.containsKey("lane") ? lane(text("lane")) : Lane.LEAVER;
        return ONCE.contains(step()) ? Turn.once(lane, holder()) : new Turn(lane, holder());
    }

    /**
     * All who leave one user group share their slots: one of them at a time has the group's lock,
     * calls Slack for the others too, and would else leave each of them with a slot of its own.
     */
    private String holder() {
        return step().equals("leave") && group() instanceof Entitlement.UserGroup shared
                ? "leave " + shared.key()
                : new TreeMap<>(fields).toString();
    }

    private static Lane lane(String name) {
        return Arrays.stream(Lane.values())
                .filter(lane -> lane.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such lane"));
    }

    BatchId batch() {
        return new BatchId(text("batch"));
    }

    /** What is held, as the batch names it. */
    Target item() {
        return Target.parse(text("item"));
    }

    Entitlement group() {
        return Entitlement.parse(text("group"));
    }

    String text(String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(
                "The step's input has no text '" + name + "'; check the state's Arguments");
    }

    long number(String name) {
        if (fields.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(
                "The step's input has no number '" + name + "'; check the state's Arguments");
    }

    boolean flag(String name) {
        if (fields.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException(
                "The step's input has no flag '" + name + "'; check the state's Arguments");
    }

    static IllegalArgumentException unknownStep() {
        return new IllegalArgumentException(
                "This function has no such step; compare the state machine with the function");
    }
}
