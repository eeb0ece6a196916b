package dev.rollcall.wire;

import java.util.List;

/**
 * A question about whose account it is. Ids, codes and times, no names; an empty text stands for
 * none.
 *
 * @param reason why a human decides
 * @param accounts those in question
 * @param theirs which of them is the person's, once it is answered; {@code none} if none is
 * @param by who answered; empty while it is open
 */
public record DisputeState(
        String id,
        String person,
        String reason,
        String meaning,
        List<String> accounts,
        String since,
        String theirs,
        String by) {
    public DisputeState {
        accounts = List.copyOf(accounts);
    }
}
