package dev.rollcall.wire;

import java.util.List;

/**
 * What an account had when the company was adopted.
 *
 * @param label what the policy file calls the thing; empty if nothing
 * @param mappings those that list it
 * @param granted when it was given; empty: nobody knows
 * @param before it was there then
 * @param overdue whether its owner should have decided by now
 */
public record PreExistingState(
        String account,
        String thing,
        String label,
        List<String> mappings,
        String granted,
        String before,
        String owner,
        String until,
        boolean overdue) {
    public PreExistingState {
        mappings = List.copyOf(mappings);
    }
}
