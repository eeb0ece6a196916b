package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.operator.Role;

import java.util.Set;
import java.util.function.Function;

/** What became of something that an operator asked for: its outcome, or why it was refused. */
public sealed interface Gated<T> {
    record Passed<T>(T outcome) implements Gated<T> {
        public Passed {
            requireNonNull(outcome, "outcome is null");
        }
    }

    /**
     * @param needed one of these roles would do
     */
    record NotAllowed<T>(Set<Role> needed) implements Gated<T> {
        public NotAllowed {
            needed = Set.copyOf(needed);
        }
    }

    /** The policy does not know the caller. */
    record Unknown<T>() implements Gated<T> {}

    /** Goes on with what has passed; what was refused stays so. */
    default <R> Gated<R> then(Function<T, Gated<R>> next) {
        return switch (this) {
            case Passed<T>(T outcome) -> next.apply(outcome);
            case NotAllowed<T>(Set<Role> needed) -> new NotAllowed<>(needed);
            case Unknown<T>() -> new Unknown<>();
        };
    }

    /** Turns what has passed into something else. */
    default <R> Gated<R> map(Function<T, R> next) {
        return then(outcome -> new Passed<>(next.apply(outcome)));
    }
}
