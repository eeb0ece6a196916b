package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/reconcile}.
 *
 * @param word {@code begin}
 */
public record ReconcileRequest(String word) {}
