package dev.rollcall.application.intake;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceExports;

import java.util.List;

/**
 * Takes what sources have laid down before anybody asks about a person: whoever asks first would
 * have to read all of it, and may not have the time.
 */
public final class TakeExports {
    private final List<SourceExports> exports;

    public TakeExports(List<SourceExports> exports) {
        this.exports = List.copyOf(exports);
    }

    /**
     * Returns how many were new. Trouble is not told here: whoever reads of that source, as the
     * question for leavers and a reconciliation, is told the same.
     */
    public int take() {
        int taken = 0;
        for (SourceExports one : exports) {
            try {
                taken += one.take() ? 1 : 0;
            } catch (PortFailure _) {
                // Read again in a minute.
            }
        }
        return taken;
    }
}
