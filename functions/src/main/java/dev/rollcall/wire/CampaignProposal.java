package dev.rollcall.wire;

/** The body of {@code POST /operator/campaign/proposal}. */
public record CampaignProposal(String name, String digest) {}
