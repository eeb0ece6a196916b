package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sessions by {@code admin.users.session.*}.
 *
 * <p>The list wants a user together with a team. We send the organisation's own id, as Slack's
 * sample answer shows, so that one call tells of every workspace; without both it would page
 * through everybody's sessions.
 */
final class SlackSessions implements Sessions {
    private static final Listing LIST =
            new Listing(
                    "admin.users.session.list",
                    "active_sessions",
                    Optional.of("no_active_sessions"));

    private static final int MOST_IN_BULK = 1_000;

    private final SlackCall slack;
    private final SlackPages pages;
    private final SlackIdentity identity;
    private final InstantSource clock;

    SlackSessions(SlackCall slack, SlackPages pages, SlackIdentity identity, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.pages = requireNonNull(pages, "pages is null");
        this.identity = requireNonNull(identity, "identity is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public int count(AccountId account) {
        Arguments arguments =
                Arguments.of("user_id", account.value())
                        .and("team_id", identity.identity().organisation())
                        .and("limit", "1000");
        List<String> users =
                pages.read(LIST, arguments, Deadline.distant(), session -> session.text("user_id"));
        return Collections.frequency(users, account.value());
    }

    @Override
    public WriteReply reset(AccountId account) {
        return slack.write(
                        "admin.users.session.reset",
                        Arguments.of("user_id", account.value()).map(),
                        Deadline.distant())
                .asWrite(clock.instant());
    }

    @Override
    public WriteReply resetAll(List<AccountId> accounts) {
        if (accounts.isEmpty() || accounts.size() > MOST_IN_BULK) {
            throw new IllegalArgumentException("A bulk reset takes 1 to 1000 accounts");
        }
        String ids = accounts.stream().map(AccountId::value).collect(Collectors.joining(","));
        return slack.write(
                        "admin.users.session.resetBulk",
                        Arguments.of("user_ids", ids).map(),
                        Deadline.distant())
                .asWrite(clock.instant());
    }
}
