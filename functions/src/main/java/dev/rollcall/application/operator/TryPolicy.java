package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.PlanPage;

import java.util.function.Supplier;

/** Shows anybody whom the policy in force knows what another one would change; changes nothing. */
public final class TryPolicy {
    private final KnowCaller callers;

    public TryPolicy(KnowCaller callers) {
        this.callers = requireNonNull(callers, "callers is null");
    }

    /** Whether it may be shown. */
    public sealed interface Outcome {
        record Shown(PlanPage page) implements Outcome {
            public Shown {
                requireNonNull(page, "page is null");
            }
        }

        /** The policy in force does not know the caller. */
        record Unknown() implements Outcome {}
    }

    /**
     * @param plan may take some seconds; not asked for a stranger
     */
    public Outcome plan(Caller caller, Supplier<PlanPage> plan) {
        return callers.know(caller, "plan")
                .<Outcome>map(_ -> new Outcome.Shown(plan.get()))
                .orElseGet(Outcome.Unknown::new);
    }
}
