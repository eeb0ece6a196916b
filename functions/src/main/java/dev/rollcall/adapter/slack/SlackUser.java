package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.json.JsonObject;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What we read of {@code users.info}: rank and workspaces. It is asked with the organisation's
 * token, so its {@code enterprise_user} tells of the organisation and its own flags of the
 * workspace in view; whichever is higher counts.
 *
 * @param deactivated what {@code deleted} says; for an account of ours SCIM's word goes before it
 * @param workspaces where {@code enterprise_user} says the account belongs
 */
record SlackUser(AccountId id, Rank rank, boolean deactivated, List<String> workspaces) {
    /** Slack's own assistant is a bot that is not marked as one. */
    private static final String SLACKBOT = "USLACKBOT";

    SlackUser {
        requireNonNull(id, "id is null");
        requireNonNull(rank, "rank is null");
        workspaces = List.copyOf(workspaces);
    }

    static SlackUser read(JsonObject body) {
        return ofMember(body.object("user"));
    }

    /** Returns one of {@code users.list}, which are as {@code users.info} shows them. */
    static SlackUser ofMember(JsonObject user) {
        AccountId id = Ids.account(user, "id");
        Optional<JsonObject> inOrganisation = user.optionalObject("enterprise_user");
        List<JsonObject> levels = Stream.concat(Stream.of(user), inOrganisation.stream()).toList();
        List<String> workspaces =
                inOrganisation
                        .map(u -> u.texts("teams"))
                        .orElseGet(() -> user.optionalText("team_id").stream().toList());
        return new SlackUser(id, rank(id, levels), user.isTrue("deleted"), workspaces);
    }

    boolean isOwner() {
        return rank == Rank.OWNER || rank == Rank.PRIMARY_OWNER;
    }

    private static Rank rank(AccountId id, List<JsonObject> levels) {
        if (id.value().equals(SLACKBOT) || any(levels, "is_bot")) {
            return Rank.BOT;
        }
        if (any(levels, "is_primary_owner")) {
            return Rank.PRIMARY_OWNER;
        }
        if (any(levels, "is_owner")) {
            return Rank.OWNER;
        }
        if (any(levels, "is_admin")) {
            return Rank.ADMIN;
        }
        return any(levels, "is_restricted") || any(levels, "is_ultra_restricted")
                ? Rank.GUEST
                : Rank.MEMBER;
    }

    private static boolean any(List<JsonObject> levels, String flag) {
        return levels.stream().anyMatch(level -> level.isTrue(flag));
    }
}
