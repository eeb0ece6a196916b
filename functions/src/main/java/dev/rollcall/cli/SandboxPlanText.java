package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.DriftState;
import dev.rollcall.wire.ReconcileReport.ListRead;
import dev.rollcall.wire.SandboxPlan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found in a sandbox from this machine, for a human at a terminal. */
final class SandboxPlanText {
    private final SandboxPlan plan;
    private final StringBuilder text = new StringBuilder();

    private SandboxPlanText(SandboxPlan plan) {
        this.plan = requireNonNull(plan, "plan is null");
    }

    static String of(SandboxPlan plan) {
        SandboxPlanText made = new SandboxPlanText(plan);
        made.head();
        made.lists();
        made.links();
        made.drift();
        made.former();
        made.held();
        made.end();
        return made.text.toString();
    }

    private void head() {
        String name = plan.name().isEmpty() ? "" : " (" + plan.name() + ")";
        line(
                "Slack %s%s and the sources, read from this machine; nothing was written anywhere."
                        .formatted(plan.organisation(), name));
        line(
                "By policy %s… of %s: %d active accounts"
                        .formatted(
                                plan.policy().substring(0, 12),
                                plan.file(),
                                plan.activeAccounts()));
    }

    private void lists() {
        plan.sources().forEach(source -> line("  " + ReconcileText.source(source)));
        List<ListRead> whole = plan.lists().stream().filter(ListRead::whole).toList();
        line(
                "  %d lists whole, of %d pages and %d rows"
                        .formatted(
                                whole.size(),
                                whole.stream().mapToInt(ListRead::pages).sum(),
                                whole.stream().mapToInt(ListRead::rows).sum()));
        plan.lists().stream()
                .filter(list -> !list.whole())
                .forEach(list -> line("  " + ReconcileText.notWhole(list)));
    }

    private void links() {
        SandboxPlan.Links links = plan.links();
        line(
                "  whose account it is, in memory only: %d given, %s"
                        .formatted(
                                links.given(),
                                links.couldPropose()
                                        ? "%d proposed, %d for humans, %d whose source tells no"
                                                        .formatted(
                                                                links.proposed(),
                                                                links.questions(),
                                                                links.withoutAddress())
                                                + " address"
                                        : "NONE PROPOSED: that takes accounts and their ranks, read"
                                                + " whole. Give links with --links"));
        if (!plan.untold().isEmpty()) {
            line(
                    "  Who made it so is not told in full by Slack's audit log (%s)."
                            .formatted(plan.untold()));
        }
    }

    private void drift() {
        line("");
        if (plan.drift().isEmpty()) {
            line(plan.whole() ? "Nothing differs." : "Nothing was seen to differ.");
            return;
        }
        line(
                plan.drift().size() == 1
                        ? "There is 1 difference."
                        : "There are %d differences.".formatted(plan.drift().size()));
        text.append(DriftText.byProspect(plan.drift()));
    }

    private void former() {
        if (plan.former().isEmpty()) {
            return;
        }
        line("");
        line("Active accounts that are nobody's, with the address of somebody who has left.");
        line("The address may be somebody else's by now, so no link is proposed. If it is theirs");
        line("still, a stack that has the link names it missed-deprovision:");
        plan.former().forEach(one -> line("  %s %s".formatted(one.person(), one.account())));
    }

    private void held() {
        if (plan.held().isEmpty()) {
            return;
        }
        line("");
        Map<String, String> labels = new HashMap<>();
        plan.drift().forEach(drift -> labels.put(drift.entitlement(), label(drift)));
        HeldWords.of(plan.held(), labels).forEach(this::line);
    }

    private static String label(DriftState drift) {
        return drift.label().isEmpty()
                ? drift.entitlement()
                : "%s (%s)".formatted(drift.label(), drift.entitlement());
    }

    private void end() {
        line("");
        line(
                plan.planned() == 0
                        ? "Plan: nothing is set right by itself."
                        : "Plan: %d of it %s set right by itself%s."
                                .formatted(
                                        plan.planned(),
                                        plan.observes() ? "would be" : "is",
                                        plan.held().isEmpty() ? "" : ", but for what is held"));
        if (plan.observes()) {
            line("The file says mode: observe, so nothing would be written.");
        }
        line("What only a stack knows is not in it; docs/reconciliation.md says what that is.");
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
