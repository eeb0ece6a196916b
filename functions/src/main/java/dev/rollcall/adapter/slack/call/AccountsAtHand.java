package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.http.HttpCall;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one invocation of a step has read of accounts: who is asked for again is answered from here,
 * until the step has sent anything that may have changed somebody. So what is decided and what is
 * written right after it go by one reading, and what is read back is read from Slack.
 *
 * <p>Only for steps that do not look again and again for what others may change meanwhile.
 */
public final class AccountsAtHand {
    /** The two calls that tell of one account by its id. */
    private static final Set<String> OF_ONE =
            Set.of("GET /scim/v2/Users/{id}", "POST /api/users.info");

    private final boolean remembers;
    private final Map<Question, SlackOutcome> answers = new HashMap<>();
    private int writes;

    private record Question(URI uri, Optional<String> body) {}

    /** When a call was sent: after so many writes. */
    record Moment(int writes) {}

    private AccountsAtHand(boolean remembers) {
        this.remembers = remembers;
    }

    /** Returns what an invocation begins with: nothing read yet. */
    public static AccountsAtHand fresh() {
        return new AccountsAtHand(true);
    }

    /** Returns what remembers nothing: each question goes to Slack. */
    public static AccountsAtHand none() {
        return new AccountsAtHand(false);
    }

    /** Returns what Slack has answered to the same question, if nothing was written since. */
    synchronized Optional<SlackOutcome> answer(HttpCall call) {
        return Optional.ofNullable(answers.get(question(call)));
    }

    synchronized Moment now() {
        return new Moment(writes);
    }

    /** Says that the call is about to be sent: what may write makes all that was read old. */
    synchronized void sending(HttpCall call) {
        if (!call.repeatable()) {
            forget();
        }
    }

    /**
     * Keeps the answer.
     *
     * @param sent when the call was sent; an answer from before a write is not kept after it
     */
    synchronized void heard(HttpCall call, SlackOutcome outcome, Moment sent) {
        requireNonNull(outcome, "outcome is null");
        if (!call.repeatable()) {
            forget();
        } else if (remembers
                && outcome instanceof SlackOutcome.Done
                && OF_ONE.contains(call.template())
                && sent.writes() == writes) {
            answers.put(question(call), outcome);
        }
    }

    private void forget() {
        writes++;
        answers.clear();
    }

    private static Question question(HttpCall call) {
        return new Question(call.uri(), call.body());
    }
}
