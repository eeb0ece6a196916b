package dev.rollcall.cli;

import dev.rollcall.wire.PolicyStatus;
import dev.rollcall.wire.ProposedPolicy;
import dev.rollcall.wire.ProposedPolicy.Difference;

import java.util.List;

/** How policies stand, for humans. */
final class PolicyText {
    private static final String OPEN = "open";

    private PolicyText() {}

    static String of(PolicyStatus status) {
        StringBuilder text = new StringBuilder();
        line(text, "In force  %s since %s", status.inForce(), status.since());
        if (status.latest().isEmpty()) {
            line(text, "Nothing was proposed yet.");
        }
        for (ProposedPolicy proposal : status.latest()) {
            text.append(brief(proposal));
            differences(text, proposal.differences());
            if (proposal.state().equals(OPEN)) {
                line(text, "May decide   %s", listed(proposal.electors()));
                line(text, "To approve   type: %s", proposal.approve());
                line(text, "To reject    type: %s", proposal.reject());
            }
        }
        return text.toString();
    }

    /** What a proposal is and how far it got. */
    static String brief(ProposedPolicy proposal) {
        StringBuilder text = new StringBuilder();
        line(text, "Proposed  %s", proposal.digest());
        line(text, "  by %s at %s: %s", proposal.by(), proposal.at(), proposal.reason());
        line(text, "  against %s", proposal.against());
        line(
                text,
                "  %s; %d must agree until %s; said so far: %s",
                proposal.state(),
                proposal.needed(),
                proposal.expires(),
                listed(proposal.votes()));
        return text.toString();
    }

    private static void differences(StringBuilder text, List<Difference> differences) {
        long weakening = differences.stream().filter(Difference::weakens).count();
        line(text, "%d differences, %d weaken", differences.size(), weakening);
        for (Difference difference : differences) {
            line(text, "  %s %s", difference.weakens() ? "WEAKENS" : "       ", difference.words());
        }
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "nobody" : String.join(", ", words);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(format.formatted(values)).append(System.lineSeparator());
    }
}
