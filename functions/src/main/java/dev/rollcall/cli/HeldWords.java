package dev.rollcall.cli;

import dev.rollcall.wire.PlanWeight.Held;
import dev.rollcall.wire.PolicyPlan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the breaker would hold of a plan, in sentences. */
final class HeldWords {
    private final Map<String, String> labels;

    private HeldWords(Map<String, String> labels) {
        this.labels = Map.copyOf(labels);
    }

    static List<String> of(PolicyPlan plan) {
        Map<String, String> labels = new HashMap<>();
        plan.changes().forEach(change -> labels.put(change.entitlement(), change.label()));
        return of(plan.held(), labels);
    }

    /**
     * @param labels what people call things, by their keys
     */
    static List<String> of(List<Held> held, Map<String, String> labels) {
        HeldWords words = new HeldWords(labels);
        return held.stream().map(words::sentence).toList();
    }

    private String sentence(Held held) {
        return "That it %s would be held: the limit is %d%s%s. What is over it waits for approvers."
                .formatted(what(held), held.limit(), within(held.reason()), before(held));
    }

    private String what(Held held) {
        String people = held.changes() == 1 ? "1 person" : held.changes() + " people";
        if (!held.entitlement().isEmpty()) {
            String label = labels.getOrDefault(held.entitlement(), "");
            return "removes %s from %s"
                    .formatted(people, label.isEmpty() ? held.entitlement() : label);
        }
        return switch (held.kind()) {
            case "remove-from-workspace" -> taken(held, "workspaces");
            case "remove-from-idp-group" -> taken(held, "IdP groups");
            case "remove-from-user-group" -> taken(held, "user groups");
            case "remove-from-channel" -> taken(held, "channels");
            case "deactivate" -> "deactivates the accounts of " + people;
            case "change-role" -> "changes the kind or a role of " + people;
            case "reactivate" -> "gives " + people + " their accounts back";
            case "create" -> "makes accounts for " + people;
            default -> "does %d times %s".formatted(held.changes(), held.kind());
        };
    }

    private static String taken(Held held, String things) {
        return "takes %d %s of %s in all"
                .formatted(
                        held.changes(), held.changes() == 1 ? "membership" : "memberships", things);
    }

    private static String within(String reason) {
        return switch (reason) {
            case "plan-limit" -> " of one plan";
            case "hour-limit" -> " within an hour";
            case "day-limit" -> " within a day";
            case "week-limit" -> " within a week";
            case "month-limit" -> " within 30 days";
            case "group-limit" -> " of that group within a day";
            default -> ", " + reason;
        };
    }

    private static String before(Held held) {
        return held.before() == 0 ? "" : ", and %d were admitted".formatted(held.before());
    }
}
