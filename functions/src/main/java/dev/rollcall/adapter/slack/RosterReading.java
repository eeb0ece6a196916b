package dev.rollcall.adapter.slack;

import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.account.RosterEntry;
import dev.rollcall.platform.json.JsonObject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads one of {@code admin.users.list}'s users. */
final class RosterReading {
    private RosterReading() {}

    static RosterEntry read(JsonObject user) {
        return new RosterEntry(
                Ids.account(user, "id"),
                user.bool("is_active"),
                rank(user),
                time(user, "deactivated_ts"),
                time(user, "last_active_ts"),
                user.member("workspaces").isPresent() ? user.texts("workspaces") : List.of());
    }

    /** Slack writes 0 for never. */
    private static Optional<Instant> time(JsonObject user, String name) {
        return user.member(name)
                .map(node -> node.asLong(0))
                .filter(seconds -> seconds > 0)
                .map(Instant::ofEpochSecond);
    }

    private static Rank rank(JsonObject user) {
        if (user.isTrue("is_bot")) {
            return Rank.BOT;
        }
        if (user.isTrue("is_primary_owner")) {
            return Rank.PRIMARY_OWNER;
        }
        if (user.isTrue("is_owner")) {
            return Rank.OWNER;
        }
        if (user.isTrue("is_admin")) {
            return Rank.ADMIN;
        }
        return user.isTrue("is_restricted") || user.isTrue("is_ultra_restricted")
                ? Rank.GUEST
                : Rank.MEMBER;
    }
}
