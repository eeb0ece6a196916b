package dev.rollcall.wire;

import java.util.List;

/**
 * How far a company is adopted. Ids, codes and numbers; an empty text stands for none.
 *
 * @param observesOnly whether nothing at all is written to Slack
 * @param snapshot the last good reading that is of the policy in force
 * @param linked how many people had an account by our records in that reading
 * @param linkable how many more links can be made by it
 * @param questions how many about whose account it is are open
 * @param next what to do now, in words
 */
public record AdoptionState(
        String at,
        boolean observesOnly,
        String snapshot,
        String begun,
        int linked,
        int linkable,
        int questions,
        List<BaselineState> baselines,
        List<MappingState> mappings,
        String next) {
    public AdoptionState {
        baselines = List.copyOf(baselines);
        mappings = List.copyOf(mappings);
    }

    /** A sealed baseline. */
    public record BaselineState(
            String snapshot,
            String sealedAt,
            String by,
            String until,
            int things,
            int recorded,
            String digest) {}

    /**
     * A mapping with what its things hold; who is in several of them counts in each.
     *
     * @param unread its things whose list is not proven
     * @param unclear its things over which no mapping may be given authority yet
     */
    public record MappingState(
            String mapping,
            String mode,
            String owner,
            int things,
            int explained,
            int ours,
            int preExisting,
            int unexplained,
            int missing,
            int unread,
            int unclear,
            String next) {}
}
