package dev.rollcall.testing;

import dev.rollcall.adapter.alone.ReconciliationsInMemory;

/** The latest reconciliation and the last good one, forgotten with the test. */
public final class InMemoryReconciliations extends ReconciliationsInMemory {}
