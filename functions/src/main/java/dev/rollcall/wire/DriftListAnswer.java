package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code POST /operator/drift/acceptances}.
 *
 * @param word {@code shown}: nothing was decided; {@code accepted}; {@code changed}: it is another
 *     list than the one that was named, and nothing was accepted
 * @param digest of the list; the next request names it
 */
public record DriftListAnswer(String word, String digest, List<DriftState> items) {
    public DriftListAnswer {
        items = List.copyOf(items);
    }
}
