package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceExports;

/** Exports in memory, by number. */
public final class FakeSourceExports implements SourceExports {
    private int laid = 1;
    private int taken;
    private boolean nonsense;

    public void layDown() {
        laid++;
        nonsense = false;
    }

    public void layDownNonsense() {
        laid++;
        nonsense = true;
    }

    @Override
    public boolean take() {
        if (nonsense) {
            throw new PortFailure.NeedsHuman("Taking an export", "nonsense");
        }
        boolean fresh = taken < laid;
        taken = laid;
        return fresh;
    }
}
