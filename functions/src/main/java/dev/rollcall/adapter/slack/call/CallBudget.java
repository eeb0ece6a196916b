package dev.rollcall.adapter.slack.call;

import dev.rollcall.domain.budget.Lane;
import dev.rollcall.platform.http.HttpCall;

import java.time.Instant;
import java.util.Optional;

/** Asked before each call to Slack, and told when Slack refuses one for its rate. */
public interface CallBudget {
    /** Lets everything through. */
    CallBudget UNLIMITED =
            new CallBudget() {
                @Override
                public Optional<Instant> notBefore(HttpCall call) {
                    return Optional.empty();
                }

                @Override
                public Instant refused(HttpCall call, Instant until) {
                    return until;
                }
            };

    /** Returns in which lane the present caller is; alone with Slack, everybody is the first. */
    default Lane lane() {
        return Lane.LEAVER;
    }

    /** Returns until when the call must wait; empty: it goes now, and is counted. */
    Optional<Instant> notBefore(HttpCall call);

    /**
     * Says that Slack answered 429.
     *
     * @return when this caller should come back: then, or a little later
     */
    Instant refused(HttpCall call, Instant until);

    /**
     * Says that the user or group that the call is for is being written to already: only calls for
     * the same one should wait.
     *
     * @return when this caller should come back: then, or a little later
     */
    default Instant locked(HttpCall call, Instant until) {
        return until;
    }
}
