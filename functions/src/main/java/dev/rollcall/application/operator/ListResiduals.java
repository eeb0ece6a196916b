package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Residuals;
import dev.rollcall.domain.residual.ResidualItem;

import java.util.List;

/** Shows what is left of leavers and open, those that are due first first. Any role may look. */
public final class ListResiduals {
    static final int MOST = 200;

    private final KnowCaller callers;
    private final Residuals residuals;

    public ListResiduals(KnowCaller callers, Residuals residuals) {
        this.callers = requireNonNull(callers, "callers is null");
        this.residuals = requireNonNull(residuals, "residuals is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * @param items at most 200
         */
        record Listed(List<ResidualItem> items) implements Outcome {
            public Listed {
                items = List.copyOf(items);
            }
        }

        /** The policy does not know the caller. */
        record Unknown() implements Outcome {}
    }

    public Outcome list(Caller caller) {
        return callers.know(caller, "residual-list")
                .<Outcome>map(_ -> new Outcome.Listed(residuals.open(MOST)))
                .orElseGet(Outcome.Unknown::new);
    }
}
