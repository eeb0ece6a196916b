package dev.rollcall.wire;

import java.util.List;

/**
 * What a world file holds.
 *
 * @param begun nothing in it is older
 * @param unread lists that are not whole in it: what is missing there may be there all the same
 */
public record WorldSummary(
        String file,
        String begun,
        String ended,
        int groups,
        int workspaces,
        int idpGroups,
        int userGroups,
        int channels,
        int foreignWriters,
        List<Unread> unread) {

    /**
     * @param why Slack's code, Okta's or ours
     */
    public record Unread(String part, String why) {}

    public WorldSummary {
        unread = List.copyOf(unread);
    }
}
