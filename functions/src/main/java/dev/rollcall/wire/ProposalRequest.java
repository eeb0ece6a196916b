package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/policy}.
 *
 * @param file the policy file, as it is
 * @param reason in one sentence that names nobody
 */
public record ProposalRequest(String file, String reason) {}
