package dev.rollcall.wire;

/**
 * One difference between what should be and what is. Ids, codes and times, no names of people; an
 * empty text stands for none.
 *
 * @param kind its code, as in {@code manual-add}
 * @param words what the kind means: the second half of a sentence
 * @param entitlement its key
 * @param label what the policy's file calls that
 * @param since when it was found first
 * @param state {@code open}, {@code correcting}, {@code tried}, {@code accepted}, {@code contested}
 *     or {@code gone}
 * @param prospect what comes of it, as a code
 * @param comes the same as the second half of a sentence
 * @param changed by whom it was made so, where Slack's log tells; in a few words
 * @param why what was expected, or why it stands as it does
 */
public record DriftState(
        String id,
        String kind,
        String words,
        String person,
        String account,
        String entitlement,
        String label,
        String since,
        String state,
        String prospect,
        String comes,
        String changed,
        String why) {}
