package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.checkup.Finding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Examines the deployment for anybody whom the policy knows; changes nothing. */
public final class ConsultDoctor {
    private final KnowCaller callers;
    private final Supplier<List<Finding>> examination;
    private final Clock clock;

    /**
     * @param examination finds what is there to find, the worst first
     */
    public ConsultDoctor(KnowCaller callers, Supplier<List<Finding>> examination, Clock clock) {
        this.callers = requireNonNull(callers, "callers is null");
        this.examination = requireNonNull(examination, "examination is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Whether it was examined. */
    public sealed interface Outcome {
        /**
         * @param findings the worst first
         */
        record Examined(Instant at, List<Finding> findings) implements Outcome {
            public Examined {
                requireNonNull(at, "at is null");
                findings = List.copyOf(findings);
            }
        }

        /** The policy does not know the caller. */
        record Unknown() implements Outcome {}
    }

    public Outcome consult(Caller caller) {
        return callers.know(caller, "doctor")
                .<Outcome>map(_ -> new Outcome.Examined(clock.instant(), examination.get()))
                .orElseGet(Outcome.Unknown::new);
    }
}
