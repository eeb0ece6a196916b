package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/policy/withdrawal}.
 *
 * @param digest of the proposed file, whole
 */
public record WithdrawalRequest(String digest) {}
