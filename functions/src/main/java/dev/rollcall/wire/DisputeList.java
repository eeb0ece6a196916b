package dev.rollcall.wire;

import java.util.List;

/** The answer to {@code GET /operator/link}: whose account is in question, the oldest first. */
public record DisputeList(List<DisputeState> disputes) {
    public DisputeList {
        disputes = List.copyOf(disputes);
    }
}
