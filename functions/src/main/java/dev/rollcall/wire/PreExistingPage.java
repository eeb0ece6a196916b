package dev.rollcall.wire;

import java.util.List;

/**
 * Some of what was there before.
 *
 * @param next where the listing goes on; empty: that was all
 */
public record PreExistingPage(List<PreExistingState> records, String next) {
    public PreExistingPage {
        records = List.copyOf(records);
    }
}
