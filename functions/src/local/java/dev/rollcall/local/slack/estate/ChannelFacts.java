package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A channel, but for its name and members.
 *
 * @param workspaces those that share it, its own included
 * @param general nobody can be taken out of it
 * @param organisationDefault everybody of the organisation is in it
 * @param external it is shared with another organisation
 */
public record ChannelFacts(
        String id,
        Visibility visibility,
        Set<String> workspaces,
        boolean general,
        boolean organisationDefault,
        boolean external,
        boolean archived,
        String creator,
        Instant created,
        Instant lastActivity) {

    /** Who may see it. */
    public enum Visibility {
        PUBLIC,
        PRIVATE
    }

    public ChannelFacts {
        requireNonNull(id, "id is null");
        requireNonNull(visibility, "visibility is null");
        workspaces = new TreeSet<>(workspaces);
        requireNonNull(creator, "creator is null");
        requireNonNull(created, "created is null");
        requireNonNull(lastActivity, "lastActivity is null");
    }

    /** Returns a public channel of one workspace. */
    public static ChannelFacts open(String id, String workspace, String creator, Instant created) {
        return new ChannelFacts(
                id,
                Visibility.PUBLIC,
                Set.of(workspace),
                false,
                false,
                false,
                false,
                creator,
                created,
                created);
    }

    /** Returns the same channel, seen by its members only. */
    public ChannelFacts asPrivate() {
        return with(Visibility.PRIVATE, workspaces, general, organisationDefault, external);
    }

    /** Returns the same channel as the one that nobody of its workspace leaves. */
    public ChannelFacts asGeneral() {
        return with(visibility, workspaces, true, organisationDefault, external);
    }

    /** Returns the same channel, shared by these workspaces. */
    public ChannelFacts sharedBy(Set<String> teams) {
        return with(visibility, teams, general, organisationDefault, external);
    }

    private ChannelFacts with(
            Visibility seen, Set<String> teams, boolean main, boolean defaults, boolean outside) {
        return new ChannelFacts(
                id, seen, teams, main, defaults, outside, archived, creator, created, lastActivity);
    }

    public boolean isPrivate() {
        return visibility == Visibility.PRIVATE;
    }
}
