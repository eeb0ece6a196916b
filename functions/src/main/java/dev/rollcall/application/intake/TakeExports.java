package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceExports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes what sources have laid down before anybody asks about a person: whoever asks first would
 * have to read all of it, and may not have the time. Who has changed in it nobody says, so both
 * sides are to be compared.
 */
public final class TakeExports {
    private static final String CURSOR = "compared-export-";

    private final List<SourceExports> exports;
    private final Cursors cursors;

    public TakeExports(List<SourceExports> exports, Cursors cursors) {
        this.exports = List.copyOf(exports);
        this.cursors = requireNonNull(cursors, "cursors is null");
    }

    /** One that no comparison was begun for. */
    public record Fresh(String cursor, Optional<String> before, String taken) {
        public Fresh {
            requireNonNull(cursor, "cursor is null");
            requireNonNull(before, "before is null");
            requireNonNull(taken, "taken is null");
        }
    }

    /**
     * Returns those for which no comparison was begun since. Trouble is not told here: whoever
     * reads of that source, as the question for leavers and a reconciliation, is told the same.
     */
    public List<Fresh> take() {
        List<Fresh> fresh = new ArrayList<>();
        for (SourceExports one : exports) {
            try {
                String taken = one.take();
                String cursor = CURSOR + one.source();
                Optional<String> before = cursors.find(cursor);
                if (before.filter(taken::equals).isEmpty()) {
                    fresh.add(new Fresh(cursor, before, taken));
                }
            } catch (PortFailure _) {
                // Read again in a minute.
            }
        }
        return fresh;
    }

    /** A comparison was begun that reads these. */
    public void compared(List<Fresh> begun) {
        begun.forEach(one -> cursors.move(one.cursor(), one.before(), one.taken()));
    }
}
