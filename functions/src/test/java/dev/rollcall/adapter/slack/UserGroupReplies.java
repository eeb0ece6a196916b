package dev.rollcall.adapter.slack;

import dev.rollcall.testing.ScriptedServer.Reply;

import java.time.Instant;

/** How Slack shows the user group {@code S01} and who is in it. */
final class UserGroupReplies {
    private UserGroupReplies() {}

    static Reply members(String... ids) {
        return Reply.ok("{\"ok\":true,\"users\":" + list(ids) + "}");
    }

    static Reply group(String... ids) {
        return shown("\"date_delete\":0,\"users\":" + list(ids));
    }

    /** Slack's pages show the number as a text now and then. */
    static Reply counted(int users, String... ids) {
        return shown(
                "\"date_delete\":0,\"user_count\":\"%d\",\"users\":%s".formatted(users, list(ids)));
    }

    static Reply disabled(String... ids) {
        return shown("\"date_delete\":1793534400,\"users\":" + list(ids));
    }

    static Reply edited(Instant at, String by, String... ids) {
        return shown(
                "\"date_delete\":0,\"date_update\":%d,\"updated_by\":\"%s\",\"users\":%s"
                        .formatted(at.getEpochSecond(), by, list(ids)));
    }

    private static Reply shown(String members) {
        return Reply.ok("{\"ok\":true,\"usergroups\":[{\"id\":\"S01\"," + members + "}]}");
    }

    private static String list(String... ids) {
        return "[\"" + String.join("\",\"", ids) + "\"]";
    }
}
