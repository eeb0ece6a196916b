package dev.rollcall.local.slack.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.AccountFact;

import java.time.Instant;

/** Users as the Web API writes them. */
final class UserJson {
    /** When every account was made, as far as is told. */
    static final Instant CREATED = Instant.parse("2024-01-02T03:04:05Z");

    private UserJson() {}

    static String fullName(SlackAccount account) {
        String name =
                (account.profile().value("name.givenName").orElse("")
                                + " "
                                + account.profile().value("name.familyName").orElse(""))
                        .strip();
        return name.isEmpty() ? account.userName() : name;
    }

    static void ranks(ObjectNode json, SlackAccount account, AccountFact fact) {
        SlackAccount.Rank rank = account.rank();
        json.put("is_admin", rank.compareTo(SlackAccount.Rank.ADMIN) >= 0);
        json.put("is_owner", rank.compareTo(SlackAccount.Rank.OWNER) >= 0);
        json.put("is_primary_owner", rank == SlackAccount.Rank.PRIMARY_OWNER);
        json.put("is_restricted", account.guest());
        json.put("is_ultra_restricted", account.guest() && fact.oneChannel());
    }

    /**
     * @param withEmail the token may see addresses
     */
    static ObjectNode of(SlackOrganisation slack, SlackAccount account, boolean withEmail) {
        AccountFact fact = slack.estate().accounts().of(account.id());
        ObjectNode json = Json.object();
        json.put("id", account.id());
        json.put("team_id", account.workspaces().stream().findFirst().orElse(SlackOrganisation.ID));
        json.put("name", account.userName());
        json.put("deleted", !slack.active(account));
        json.put("real_name", fullName(account));
        ranks(json, account, fact);
        json.put("is_bot", account.bot());
        json.put("is_app_user", false);
        json.put("updated", CREATED.getEpochSecond());
        ObjectNode profile = json.putObject("profile");
        profile.put("real_name", fullName(account));
        profile.put("display_name", account.profile().value("displayName").orElse(""));
        profile.put("title", account.profile().value("title").orElse(""));
        if (withEmail && !account.bot()) {
            profile.put("email", account.email());
        }
        fact.expires().ifPresent(at -> profile.put("guest_expiration_ts", at.getEpochSecond()));
        if (slack.hasGrid()) {
            ObjectNode wide = json.putObject("enterprise_user");
            wide.put("id", account.id());
            wide.put("enterprise_id", SlackOrganisation.ID);
            wide.put("enterprise_name", "Acme");
            ranks(wide, account, fact);
            wide.set("teams", Json.texts(account.workspaces()));
        }
        return json;
    }

    /** Slackbot is in every list of users, is no bot by its own word, and is nobody. */
    static ObjectNode slackbot(String team) {
        ObjectNode json = Json.object();
        json.put("id", "USLACKBOT").put("team_id", team).put("name", "slackbot");
        json.put("deleted", false).put("real_name", "Slackbot");
        json.put("is_admin", false).put("is_owner", false).put("is_primary_owner", false);
        json.put("is_restricted", false).put("is_ultra_restricted", false);
        json.put("is_bot", false).put("is_app_user", false).put("updated", 0);
        json.putObject("profile").put("real_name", "Slackbot").put("display_name", "Slackbot");
        return json;
    }
}
