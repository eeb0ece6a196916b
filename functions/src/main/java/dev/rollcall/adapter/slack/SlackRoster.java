package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.AccountMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.WebMethod;
import dev.rollcall.application.port.AccountRoster;
import dev.rollcall.domain.account.RosterEntry;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All accounts by {@code admin.users.list}, which shows either active or deactivated ones
 * (docs.slack.dev/reference/methods/admin.users.list). The two lists are read one after the other
 * as one: whoever is deactivated meanwhile comes twice, and the reading is in doubt.
 */
final class SlackRoster implements AccountRoster {
    private static final WebMethod METHOD = AccountMethod.LIST;

    /** Before our cursor's part that is Slack's, and alone where a list begins. */
    private static final String ACTIVE = "active:";

    private static final String DEACTIVATED = "deactivated:";

    private final SlackCall slack;

    SlackRoster(SlackCall slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    @Override
    public CursorListed<RosterEntry> entries(CursorPoint from) {
        String cursor = from.cursor().orElse(ACTIVE);
        boolean active = !cursor.startsWith(DEACTIVATED);
        String theirs = cursor.substring(cursor.indexOf(':') + 1);
        SlackOutcome outcome = slack.call(METHOD, arguments(active, theirs), Deadline.distant());
        return !theirs.isEmpty() && outcome.code().equals("invalid_cursor")
                ? new CursorListed<>(List.of(), from.refused())
                : taken(from, outcome.find(METHOD.documentedAs(), body -> page(body, active)));
    }

    /** Nothing in the last page of the active ones says that it is short: it may be. */
    private static CursorListed<RosterEntry> taken(CursorPoint from, CursorPage<RosterEntry> page) {
        int asked =
                page.next().filter(DEACTIVATED::equals).isPresent()
                        ? Math.min(page.rows().size(), METHOD.atMost())
                        : METHOD.atMost();
        return from.take(page, asked);
    }

    private static Arguments arguments(boolean active, String cursor) {
        Arguments arguments =
                Arguments.of("is_active", Boolean.toString(active))
                        .and("limit", Integer.toString(METHOD.atMost()));
        Arguments all =
                active ? arguments : arguments.and("include_deactivated_user_workspaces", "true");
        return cursor.isEmpty() ? all : all.and("cursor", cursor);
    }

    private static CursorPage<RosterEntry> page(JsonObject body, boolean active) {
        Optional<String> theirs =
                body.optionalObject("response_metadata")
                        .flatMap(meta -> meta.optionalText("next_cursor"))
                        .filter(cursor -> !cursor.isEmpty());
        return new CursorPage<>(
                body.having("users").objects("users").stream()
                        .map(user -> row(user, active))
                        .toList(),
                active
                        ? theirs.map(ACTIVE::concat).or(() -> Optional.of(DEACTIVATED))
                        : theirs.map(DEACTIVATED::concat));
    }

    /**
     * One of the other kind shows that Slack did not heed the filter: then it cannot be trusted.
     */
    private static Page.Row<RosterEntry> row(JsonObject user, boolean active) {
        return new Page.Row<>(
                understood(user, u -> u.text("id")),
                understood(user, RosterReading::read).filter(entry -> entry.active() == active));
    }

    /** One entry that we do not understand must not hide the others. */
    private static <T> Optional<T> understood(JsonObject user, Function<JsonObject, T> reader) {
        try {
            return Optional.of(reader.apply(user));
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }
}
