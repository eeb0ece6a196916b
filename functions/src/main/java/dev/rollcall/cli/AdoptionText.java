package dev.rollcall.cli;

import dev.rollcall.wire.AdoptionState;
import dev.rollcall.wire.AdoptionState.BaselineState;
import dev.rollcall.wire.AdoptionState.MappingState;
import dev.rollcall.wire.BaselineProgress;
import dev.rollcall.wire.LinkPlan;
import dev.rollcall.wire.LinksAnswer;
import dev.rollcall.wire.PreExistingState;

import java.util.List;

/** How far a company is adopted, for people. */
final class AdoptionText {
    private static final String ROW = "  %-24s %-14s %9s %9s %7s %9s %9s  %s%n";

    private AdoptionText() {}

    static String of(AdoptionState state) {
        StringBuilder text = new StringBuilder();
        text.append(
                state.observesOnly()
                        ? "Rollcall observes: nothing is written to Slack.%n".formatted()
                        : "Rollcall acts, each mapping by its mode.%n".formatted());
        text.append(
                state.snapshot().isEmpty()
                        ? "No good reading of both sides by the policy in force.%n".formatted()
                        : "Counted in the reading %s, begun %s.%n"
                                .formatted(state.snapshot(), state.begun()));
        text.append(
                "%d people were linked then, %d more can be ('rollcall adopt links'); %d questions are open%n"
                        .formatted(state.linked(), state.linkable(), state.questions()));
        state.baselines().forEach(one -> text.append(baseline(one)));
        if (!state.mappings().isEmpty()) {
            text.append(
                    ROW.formatted(
                            "mapping",
                            "mode",
                            "explained",
                            "before",
                            "ended",
                            "no reason",
                            "missing",
                            "next"));
            state.mappings().forEach(one -> text.append(mapping(one)));
        }
        return text.append(state.next()).append(System.lineSeparator()).toString();
    }

    static String of(LinkPlan plan) {
        StringBuilder text =
                new StringBuilder(
                        ("By the reading %s, begun %s:%n  %d people have an account by our"
                             + " records%n  %d more can be linked: one account has the address, and"
                             + " nobody else claims it%n")
                                .formatted(
                                        plan.snapshot(),
                                        plan.begun(),
                                        plan.linked(),
                                        plan.pairs()));
        plan.questions()
                .forEach(one ->
                        text.append(
                                "  %d are for humans, %s: %s%n"
                                        .formatted(one.many(), one.reason(), one.meaning())));
        return text.append(
                        ("  %d people have no account with their address, of %d the source tells no"
                                        + " address%n"
                                        + "  %d active accounts are nobody's even then%n"
                                        + "To make these links: rollcall adopt links --apply %s%n")
                                .formatted(
                                        plan.withoutAccount(),
                                        plan.withoutAddress(),
                                        plan.nobodys(),
                                        plan.digest()))
                .toString();
    }

    static String of(LinksAnswer answer) {
        return ("%d links were made, %d questions are in 'rollcall link list', %d were known"
                        + " already or are left to the person's own run.%n")
                .formatted(answer.made(), answer.asked(), answer.left());
    }

    static String of(BaselineProgress progress) {
        return ("Sealed: %d memberships of the reading %s were there before, and stay until"
                    + " somebody decides; their owners are reminded after %s.%nDigest of the list:"
                    + " %s%n")
                .formatted(
                        progress.recorded(),
                        progress.snapshot(),
                        progress.until(),
                        progress.digest().isEmpty() ? "(an empty list)" : progress.digest());
    }

    static String of(List<PreExistingState> records) {
        StringBuilder text =
                new StringBuilder(
                        records.isEmpty()
                                ? "Nothing from before is open.%n".formatted()
                                : "%d from before are open%n".formatted(records.size()));
        records.forEach(one -> text.append(record(one)));
        return text.toString();
    }

    private static String baseline(BaselineState one) {
        return "Baseline %s, sealed %s by %s: %d memberships in %d things, until %s%n"
                .formatted(
                        one.snapshot(),
                        one.sealedAt(),
                        one.by(),
                        one.recorded(),
                        one.things(),
                        one.until());
    }

    private static String mapping(MappingState one) {
        String unread = one.unread() == 0 ? "" : "; " + one.unread() + " lists not whole";
        String unclear = one.unclear() == 0 ? "" : "; " + one.unclear() + " things not clear";
        return ROW.formatted(
                one.mapping(),
                one.mode(),
                one.explained(),
                one.preExisting(),
                one.ours(),
                one.unexplained(),
                one.missing(),
                one.next() + unread + unclear);
    }

    private static String record(PreExistingState one) {
        return "  %s  %s%s, %s, owner %s, until %s%s%n"
                .formatted(
                        one.account(),
                        one.thing(),
                        one.label().isEmpty() ? "" : " (" + one.label() + ")",
                        one.granted().isEmpty()
                                ? "from before " + one.before()
                                : "since " + one.granted(),
                        one.owner(),
                        one.until(),
                        one.overdue() ? ", overdue" : "");
    }
}
