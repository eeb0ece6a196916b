package dev.rollcall.wire;

import java.util.List;

/**
 * What links can be made, by one reading of both sides.
 *
 * @param digest of the list, to have just that made
 * @param linked how many people have an account by our records already
 * @param pairs how many links can be made
 * @param questions how many are left to humans, by why
 * @param nobodys how many active accounts are nobody's even then
 */
public record LinkPlan(
        String snapshot,
        String begun,
        String digest,
        int linked,
        int pairs,
        List<Questions> questions,
        int withoutAccount,
        int withoutAddress,
        int nobodys) {
    public LinkPlan {
        questions = List.copyOf(questions);
    }

    /**
     * @param meaning why a human decides
     */
    public record Questions(String reason, String meaning, int many) {}
}
