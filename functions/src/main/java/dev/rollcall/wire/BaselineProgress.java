package dev.rollcall.wire;

/**
 * How far a baseline is taken.
 *
 * @param pages of what is unexplained, in all
 * @param ended when it was sealed; empty: ask again
 * @param digest of the sealed list; empty as long as there is none
 * @param notBefore when to ask for the rest; empty: at once
 * @param anew whether it was just begun in the place of one that was half taken
 */
public record BaselineProgress(
        String snapshot,
        String until,
        int page,
        int pages,
        int recorded,
        String ended,
        String digest,
        String notBefore,
        boolean anew) {}
