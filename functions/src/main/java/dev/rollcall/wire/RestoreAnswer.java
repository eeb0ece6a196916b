package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code GET} and {@code POST /operator/restore}.
 *
 * @param word what was done: {@code listed}, {@code shown}, {@code changed}, {@code approved} or
 *     {@code declined}; nothing was by the first three
 * @param digest of the whole list as it is to be approved; an empty text: there is none to approve
 */
public record RestoreAnswer(String word, String digest, List<RestoreState> restores) {
    public RestoreAnswer {
        restores = List.copyOf(restores);
    }
}
