package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code GET /operator/drift}: some of the drift that is not gone.
 *
 * @param next goes into the next request as {@code from}; empty: that was all
 */
public record DriftPage(List<DriftState> items, String next) {
    public DriftPage {
        items = List.copyOf(items);
    }
}
