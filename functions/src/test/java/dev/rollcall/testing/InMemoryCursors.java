package dev.rollcall.testing;

import dev.rollcall.adapter.alone.CursorsInMemory;

/** Cursors that are forgotten with the test. */
public final class InMemoryCursors extends CursorsInMemory {}
