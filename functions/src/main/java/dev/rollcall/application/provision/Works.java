package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverCase;

import java.util.Optional;

/** Finds what a step works on, and whether it may still work. */
public final class Works {
    private final Runs runs;
    private final Cases cases;
    private final Policies policies;

    public Works(Runs runs, Cases cases, Policies policies) {
        this.runs = requireNonNull(runs, "runs is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.policies = requireNonNull(policies, "policies is null");
    }

    /**
     * @throws PortFailure if the policy cannot be read: then nothing may be written
     * @throws IllegalStateException if the run was never claimed
     */
    Work find(CaseId id) {
        LeaverCase run =
                cases.find(id)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "Case " + id + " does not exist; a run must claim first"));
        return new Work(run, policies.leavers(), policies.access());
    }

    /**
     * Returns why the step must not go on: another run is current, or something was heard of the
     * person since, who may be a leaver by now and must not wait.
     *
     * @param seen how many looks had been wanted before the run read the person
     */
    Optional<Carried> hindrance(Runs.Ticket ticket, long seen) {
        Optional<Long> wanted = runs.wanted(ticket);
        if (wanted.isEmpty()) {
            return Optional.of(new Carried.Fenced());
        }
        return wanted.get() > seen ? Optional.of(new Carried.LookAgain()) : Optional.empty();
    }
}
