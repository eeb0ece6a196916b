package dev.rollcall.wire;

import java.util.List;

/**
 * What an account had by hand before it was cut. Ids, codes and times, no names of people; an empty
 * text stands for none.
 *
 * @param state {@code proposed}, {@code approved} or {@code declined}
 * @param reactivates whether the account itself comes back by it, which somebody else deactivated
 * @param capturedAt when the account was last read before the cut
 * @param since when it was proposed, or approved
 * @param items what would be given back, or is still to be
 * @param leftOut what the account had besides and does not get back
 * @param by who approved it
 * @param digest of the list that was approved
 */
public record RestoreState(
        String person,
        String account,
        String state,
        boolean reactivates,
        String capturedAt,
        String since,
        List<Item> items,
        List<LeftOut> leftOut,
        String by,
        String digest) {

    /**
     * @param id kind and ids, e.g. {@code user-group:T01:S02}
     * @param label what the policy's file calls it
     */
    public record Item(String id, String label) {}

    /**
     * @param why a code
     * @param meaning the same in words
     */
    public record LeftOut(String id, String label, String why, String meaning) {}

    public RestoreState {
        items = List.copyOf(items);
        leftOut = List.copyOf(leftOut);
    }
}
