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
        line(text, "In force  %s since %s".formatted(status.inForce(), status.since()));
        if (status.latest().isEmpty()) {
            line(text, "Nothing was proposed yet.");
        }
        for (ProposedPolicy proposal : status.latest()) {
            text.append(brief(proposal));
            differences(text, proposal.differences());
            if (proposal.state().equals(OPEN)) {
                line(text, "May decide   %s".formatted(listed(proposal.electors())));
                line(text, "To approve   type: %s".formatted(proposal.approve()));
                line(text, "To reject    type: %s".formatted(proposal.reject()));
            }
        }
        return text.toString();
    }

    /** What a proposal is and how far it got. */
    static String brief(ProposedPolicy proposal) {
        StringBuilder text = new StringBuilder();
        line(text, "Proposed  %s".formatted(proposal.digest()));
        line(text, "  by %s at %s: %s".formatted(proposal.by(), proposal.at(), proposal.reason()));
        line(text, "  against %s".formatted(proposal.against()));
        line(
                text,
                "  %s; %d must agree until %s; said so far: %s"
                        .formatted(
                                proposal.state(),
                                proposal.needed(),
                                proposal.expires(),
                                listed(proposal.votes())));
        return text.toString();
    }

    private static void differences(StringBuilder text, List<Difference> differences) {
        long weakening = differences.stream().filter(Difference::weakens).count();
        line(text, "%d differences, %d weaken".formatted(differences.size(), weakening));
        for (Difference difference : differences) {
            line(
                    text,
                    "  %s %s"
                            .formatted(
                                    difference.weakens() ? "WEAKENS" : "       ",
                                    difference.words()));
        }
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "nobody" : String.join(", ", words);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
