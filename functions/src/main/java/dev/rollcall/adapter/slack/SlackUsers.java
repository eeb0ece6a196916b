package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.util.Optional;

/** Reads single users by {@code users.info}. */
final class SlackUsers {
    private static final String METHOD = "users.info";

    private final SlackCall slack;

    SlackUsers(SlackCall slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /** Returns the user; empty if Slack does not know the id or does not show it to our token. */
    Optional<SlackUser> read(AccountId account, Deadline deadline) {
        Optional<SlackUser> user =
                slack.read(METHOD, Arguments.of("user", account.value()).map(), deadline)
                        .read(METHOD, SlackUser::read);
        if (user.isPresent() && !user.get().id().equals(account)) {
            throw new PortFailure.NeedsHuman(METHOD, "answer-for-another-id");
        }
        return user;
    }
}
