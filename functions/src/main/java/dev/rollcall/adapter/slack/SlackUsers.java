package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.AccountMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.util.Optional;

/** Reads single users by {@code users.info}. */
final class SlackUsers {
    private final SlackCall slack;

    SlackUsers(SlackCall slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /**
     * Returns the user; empty if Slack does not know the id. One that it does not show us is not
     * unknown: that fails.
     */
    Optional<SlackUser> read(AccountId account, Deadline deadline) {
        Optional<SlackUser> user =
                slack.call(AccountMethod.INFO, Arguments.of("user", account.value()), deadline)
                        .read("users.info", SlackUser::read);
        if (user.isPresent() && !user.get().id().equals(account)) {
            throw new PortFailure.NeedsHuman("users.info", "answer-for-another-id");
        }
        return user;
    }
}
