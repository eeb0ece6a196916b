package dev.rollcall.testing;

import dev.rollcall.adapter.alone.SnapshotsInMemory;

/** Snapshots that are forgotten with the test. */
public final class InMemorySnapshots extends SnapshotsInMemory {}
