package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/campaign/decision}.
 *
 * @param word {@code approve} or {@code reject}
 * @param phrase as typed
 */
public record CampaignWord(String name, String digest, String word, String phrase) {}
