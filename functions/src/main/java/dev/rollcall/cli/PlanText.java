package dev.rollcall.cli;

import dev.rollcall.wire.AccessPlanChange;
import dev.rollcall.wire.PolicyDifference;
import dev.rollcall.wire.PolicyPlan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan, for a human at a terminal. */
final class PlanText {
    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    static String of(PolicyPlan plan) {
        PlanText made = new PlanText();
        made.differences(plan);
        made.changes("", plan.changes().stream().filter(change -> !change.anyway()).toList());
        made.changes(
                "Due anyway, by the policy in force:",
                plan.changes().stream().filter(AccessPlanChange::anyway).toList());
        made.summary(plan);
        return made.text.toString();
    }

    private void differences(PolicyPlan plan) {
        line(
                "In force is policy %s, the file is %s."
                        .formatted(
                                ExplanationText.digits(plan.before()),
                                ExplanationText.digits(plan.after())));
        if (plan.differences().isEmpty()) {
            line("They say the same.");
            return;
        }
        boolean weakens = plan.differences().stream().anyMatch(PolicyDifference::weakens);
        line(
                "They differ in %d. To put the file in force takes %d of the approvers in force%s."
                        .formatted(
                                plan.differences().size(),
                                plan.approversNeeded(),
                                weakens ? ", since something is guarded less than before" : ""));
        plan.differences()
                .forEach(each ->
                        line("  %s %s".formatted(each.weakens() ? "!" : "·", each.words())));
    }

    private void changes(String title, List<AccessPlanChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        line("");
        if (!title.isEmpty()) {
            line(title);
        }
        String last = "";
        for (AccessPlanChange change : changes) {
            String who = (change.person() + " " + change.account()).strip();
            if (!who.equals(last)) {
                line(isBeforeAccount(change) ? who + " (no account yet)" : who);
                last = who;
            }
            change(change);
        }
    }

    /** What is with humans may be about the person alone. */
    private static boolean isBeforeAccount(AccessPlanChange change) {
        return change.account().isEmpty() && !change.kind().equals("with-humans");
    }

    private void change(AccessPlanChange change) {
        String because =
                change.because().stream()
                        .map(each ->
                                each.how().isEmpty()
                                        ? each.mapping()
                                        : each.mapping() + ": " + each.how())
                        .collect(Collectors.joining(", "));
        line(
                "  %s %s%s%s%s%s"
                        .formatted(
                                sign(change.kind()),
                                change.entitlement().isEmpty()
                                        ? change.kind()
                                        : change.entitlement(),
                                change.label().isEmpty() ? "" : " " + change.label(),
                                because.isEmpty() ? "" : "   " + because,
                                impossible(change.kind()),
                                change.takesAlong().isEmpty()
                                        ? ""
                                        : "; takes along "
                                                + String.join(", ", change.takesAlong())));
    }

    private void summary(PolicyPlan plan) {
        line("");
        plan.radius().forEach(sentence -> line("It %s.".formatted(sentence)));
        HeldWords.of(plan).forEach(this::line);
        if (plan.observes()) {
            line("The file says mode: observe. Nothing of this is written, it is only recorded.");
        }
        line("Plan: %s.".formatted(counts(plan)));
        line(
                "Looked at: %d people; the file can mean %d of them, who were compared in full."
                        .formatted(plan.considered(), plan.compared()));
        if (!plan.leftOut().isEmpty()) {
            line("Of these nothing, or not everything, can be said:");
            plan.leftOut().forEach(left -> line("  %s: %s".formatted(left.person(), left.why())));
        }
        if (!plan.stopped().isEmpty()) {
            line("Not everybody was looked at: %s.".formatted(plan.stopped()));
        }
        if (plan.person().isEmpty()) {
            line(
                    "Looked at are those whom Rollcall has a record of: a link, or something that"
                            + " waits for the first sign-in. Of others nothing is said.");
        }
    }

    private static String counts(PolicyPlan plan) {
        String made =
                plan.counts().stream()
                        .filter(count -> count.changes() > 0)
                        .map(count ->
                                "%d %s (%d %s)"
                                        .formatted(
                                                count.changes(),
                                                count.kind(),
                                                count.people(),
                                                count.people() == 1 ? "person" : "people"))
                        .collect(Collectors.joining(", "));
        int anyway = plan.counts().stream().mapToInt(PolicyPlan.Count::anyway).sum();
        return (made.isEmpty() ? "nobody's access changes" : made)
                + (anyway == 0 ? "" : "; " + anyway + " due anyway");
    }

    private static String impossible(String kind) {
        return switch (kind) {
            case "cannot-give" -> "; not given: not available on this plan";
            case "cannot-take" -> "; stays: not available on this plan";
            default -> "";
        };
    }

    private static String sign(String kind) {
        return switch (kind) {
            case "take" -> "-";
            case "give" -> "+";
            case "make-account" -> "+";
            case "cannot-give", "cannot-take" -> "!";
            case "reactivate" -> "+";
            case "await" -> "…";
            case "with-humans" -> "?";
            default -> "~";
        };
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
