package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SessionMethod;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.application.port.BulkReply;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
            Listing.of(SessionMethod.LIST, "active_sessions").emptyBy("no_active_sessions");

    /** Refusals of a whole call that one of those named in it may have caused. */
    private static final Set<String> ABOUT_SOME =
            Set.of(
                    "cannot_reset_bot",
                    "cannot_reset_primary_owner",
                    "user_not_found",
                    "user_not_visible");

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
        return slack.call(
                        SessionMethod.RESET,
                        Arguments.of("user_id", account.value()),
                        Deadline.distant())
                .asWrite(clock.instant());
    }

    @Override
    public BulkReply resetAll(List<AccountId> accounts) {
        if (accounts.isEmpty() || accounts.size() > SessionMethod.RESET_BULK.atMost()) {
            throw new IllegalArgumentException("A bulk reset takes 1 to 1000 accounts");
        }
        String ids = accounts.stream().map(AccountId::value).collect(Collectors.joining(","));
        SlackOutcome outcome =
                slack.call(
                        SessionMethod.RESET_BULK,
                        Arguments.of("user_ids", ids),
                        Deadline.distant());
        boolean becauseOfSome = ABOUT_SOME.contains(outcome.code());
        if (outcome instanceof SlackOutcome.InPart(String code, Set<String> rejected)) {
            List<AccountId> leftOut =
                    accounts.stream().filter(id -> rejected.contains(id.value())).toList();
            WriteReply reply =
                    becauseOfSome ? new WriteReply.Refused(code) : new WriteReply.Accepted(code);
            return new BulkReply(reply, Set.copyOf(leftOut), becauseOfSome);
        }
        return new BulkReply(outcome.asWrite(clock.instant()), Set.of(), becauseOfSome);
    }
}
