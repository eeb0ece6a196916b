package dev.rollcall.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.Gated;

/** What became of a request that the gate let pass. */
public final class Passing {
    private Passing() {}

    /** Fails if it was refused. */
    public static <T> T passed(Gated<T> gated) {
        assertThat(gated).isInstanceOf(Gated.Passed.class);
        return ((Gated.Passed<T>) gated).outcome();
    }
}
