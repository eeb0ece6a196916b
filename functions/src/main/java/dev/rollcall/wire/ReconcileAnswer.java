package dev.rollcall.wire;

/**
 * The answer to {@code POST /operator/reconcile}.
 *
 * @param word {@code begun}, {@code under-way} or {@code resumed}
 * @param snapshot names the one that is under way now
 */
public record ReconcileAnswer(String word, String snapshot) {}
