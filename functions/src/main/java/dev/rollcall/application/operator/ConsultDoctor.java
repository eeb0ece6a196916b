package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.checkup.Finding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Examines the deployment for anybody whom the policy knows; changes nothing. */
public final class ConsultDoctor {
    private final Gate gate;
    private final Supplier<List<Finding>> examination;
    private final Clock clock;

    /**
     * @param examination finds what is there to find, the worst first
     */
    public ConsultDoctor(Gate gate, Supplier<List<Finding>> examination, Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.examination = requireNonNull(examination, "examination is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What was found.
     *
     * @param findings the worst first
     */
    public record Examined(Instant at, List<Finding> findings) {
        public Examined {
            requireNonNull(at, "at is null");
            findings = List.copyOf(findings);
        }
    }

    public Gated<Examined> consult(Caller caller) {
        return gate.pass(caller, "doctor")
                .map(_ -> new Examined(clock.instant(), examination.get()));
    }
}
