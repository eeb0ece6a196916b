package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An account as Slack keeps it.
 *
 * @param deactivatedFrom since when reads show it as inactive; Slack takes a moment
 * @param guest restricted to some channels
 */
public record SlackAccount(
        String id,
        String userName,
        String email,
        Rank rank,
        boolean guest,
        boolean bot,
        Optional<Instant> deactivatedFrom,
        int sessions,
        Set<String> workspaces,
        List<String> apps) {

    /** Highest rank in the organisation, lowest first. */
    public enum Rank {
        MEMBER,
        ADMIN,
        OWNER,
        PRIMARY_OWNER
    }

    public SlackAccount {
        requireNonNull(id, "id is null");
        requireNonNull(userName, "userName is null");
        requireNonNull(email, "email is null");
        requireNonNull(rank, "rank is null");
        requireNonNull(deactivatedFrom, "deactivatedFrom is null");
        workspaces = new TreeSet<>(workspaces);
        apps = List.copyOf(apps);
    }

    boolean activeAt(Instant now) {
        return deactivatedFrom.map(now::isBefore).orElse(true);
    }

    SlackAccount deactivated(Instant visibleFrom) {
        return with(Optional.of(visibleFrom));
    }

    SlackAccount reactivated() {
        return with(Optional.empty());
    }

    SlackAccount with(int signedIn, List<String> installed) {
        return new SlackAccount(
                id,
                userName,
                email,
                rank,
                guest,
                bot,
                deactivatedFrom,
                signedIn,
                workspaces,
                installed);
    }

    private SlackAccount with(Optional<Instant> deactivated) {
        return new SlackAccount(
                id, userName, email, rank, guest, bot, deactivated, sessions, workspaces, apps);
    }
}
