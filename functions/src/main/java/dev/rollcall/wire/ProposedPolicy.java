package dev.rollcall.wire;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A proposed policy as it stands.
 *
 * @param digest of the file
 * @param against digest of the policy in force that it was compared with
 * @param state {@code open}, {@code approved}, {@code activated}, {@code rejected}, {@code
 *     withdrawn}, {@code refused}, {@code overdue} or {@code stale}
 * @param needed how many approvers must agree
 * @param votes the word of each approver: {@code kim approves}
 * @param electors who may decide
 * @param differences none if it is stale
 * @param approve what has to be typed to approve it
 * @param reject what has to be typed to reject it
 */
public record ProposedPolicy(
        String digest,
        String against,
        String state,
        String by,
        String reason,
        String at,
        String expires,
        int needed,
        List<String> votes,
        List<String> electors,
        List<Difference> differences,
        String approve,
        String reject) {

    /**
     * @param weakens whether something is guarded less than before
     */
    public record Difference(String words, boolean weakens) {
        public Difference {
            requireNonNull(words, "words is null");
        }
    }

    public ProposedPolicy {
        votes = List.copyOf(votes);
        electors = List.copyOf(electors);
        differences = List.copyOf(differences);
    }
}
