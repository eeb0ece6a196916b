package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Residuals;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.domain.residual.ResidualItem.Closing;

import java.time.Clock;
import java.util.Optional;

/**
 * Marks something that is left of a leaver as done. The case is closed at its watch's next look, if
 * nothing else is open.
 */
public final class MarkResidual {
    private static final String ACTION = "residual-done";

    private final Gate gate;
    private final Residuals residuals;
    private final OperatorRecord record;
    private final Clock clock;

    public MarkResidual(Gate gate, Residuals residuals, OperatorRecord record, Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.residuals = requireNonNull(residuals, "residuals is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is done, now or since before: who was first stays. */
        record Done(ResidualItem item) implements Outcome {
            public Done {
                requireNonNull(item, "item is null");
            }
        }

        /** The case has no such item. */
        record NoSuchItem() implements Outcome {}
    }

    public Gated<Outcome> mark(Caller caller, CaseId caseId, ResidualId id, StopReason note) {
        return gate.pass(caller, ACTION, Operator.MARKING_RESIDUALS)
                .map(operator -> mark(caller, operator, caseId, id, note));
    }

    private Outcome mark(
            Caller caller, Operator operator, CaseId caseId, ResidualId id, StopReason note) {
        Closing closing = new Closing(operator.person().value(), clock.instant(), note.text());
        Optional<ResidualItem> item = residuals.close(caseId, id, closing);
        // Repeating it makes good what a death after the closing has left out.
        item.ifPresent(done -> record.resolved(caller, done));
        return item.<Outcome>map(Outcome.Done::new).orElseGet(Outcome.NoSuchItem::new);
    }
}
