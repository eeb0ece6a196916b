package dev.rollcall.wire;

import java.util.List;

/** The answer to {@code GET /operator/residual}: what is open, those that are due first first. */
public record ResidualList(List<ResidualState> items) {
    public ResidualList {
        items = List.copyOf(items);
    }
}
