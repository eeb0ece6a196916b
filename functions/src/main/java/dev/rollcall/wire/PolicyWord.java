package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/policy/decision}.
 *
 * @param digest of the proposed file, whole
 * @param word {@code approve} or {@code reject}
 * @param phrase as typed
 */
public record PolicyWord(String digest, String word, String phrase) {}
