package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/residual}.
 *
 * @param note what was done, in one sentence that names nobody
 */
public record ResidualRequest(String caseId, String id, String note) {}
