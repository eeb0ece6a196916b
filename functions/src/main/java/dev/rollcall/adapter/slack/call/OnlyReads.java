package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Lane;
import dev.rollcall.platform.http.HttpCall;

import java.time.Instant;
import java.util.Optional;

/**
 * A budget that has nothing for writing: whatever the catalogue does not call a read is refused
 * before it is sent, loudly. Whoever may only look cannot write by mistake, whichever port it is.
 */
public final class OnlyReads implements CallBudget {
    private final CallBudget reads;

    /**
     * @param reads what reads go by
     */
    public OnlyReads(CallBudget reads) {
        this.reads = requireNonNull(reads, "reads is null");
    }

    @Override
    public Lane lane() {
        return reads.lane();
    }

    /**
     * @throws IllegalStateException if the call would write, or nobody knows that it would not
     */
    @Override
    public Optional<Instant> notBefore(HttpCall call) {
        boolean reading =
                SlackCatalogue.named(call.template())
                        .filter(endpoint -> endpoint.access() == Endpoint.Access.READ)
                        .isPresent();
        if (!reading) {
            throw new IllegalStateException(
                    call.template() + " would write to Slack, and here nothing is written");
        }
        return reads.notBefore(call);
    }

    @Override
    public Instant refused(HttpCall call, Instant until) {
        return reads.refused(call, until);
    }

    @Override
    public Instant locked(HttpCall call, Instant until) {
        return reads.locked(call, until);
    }
}
