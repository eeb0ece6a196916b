package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.ExplainAccess;
import dev.rollcall.application.explain.Subject;

import java.util.function.Function;

/** Shows anybody whom the policy knows why somebody has what they have; changes nothing. */
public final class ShowAccess {
    private final KnowCaller callers;
    private final Function<Subject, ExplainAccess.Answer> explain;

    /**
     * @param explain may take some seconds
     */
    public ShowAccess(KnowCaller callers, Function<Subject, ExplainAccess.Answer> explain) {
        this.callers = requireNonNull(callers, "callers is null");
        this.explain = requireNonNull(explain, "explain is null");
    }

    /** Whether it may be shown. */
    public sealed interface Outcome {
        record Shown(ExplainAccess.Answer answer) implements Outcome {
            public Shown {
                requireNonNull(answer, "answer is null");
            }
        }

        /** The policy does not know the caller. */
        record Unknown() implements Outcome {}
    }

    public Outcome show(Caller caller, Subject subject) {
        return callers.know(caller, "explain")
                .<Outcome>map(_ -> new Outcome.Shown(explain.apply(subject)))
                .orElseGet(Outcome.Unknown::new);
    }
}
