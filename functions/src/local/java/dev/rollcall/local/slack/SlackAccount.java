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
 * @param profile what SCIM may set beside
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
        List<String> apps,
        SlackProfile profile) {

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
        requireNonNull(profile, "profile is null");
    }

    /** An account of whose profile nothing is known. */
    public SlackAccount(
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
        this(
                id,
                userName,
                email,
                rank,
                guest,
                bot,
                deactivatedFrom,
                sessions,
                workspaces,
                apps,
                SlackProfile.EMPTY);
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

    /** Returns the account under another name and address. */
    SlackAccount named(String name, String address) {
        return with(name, address, guest, profile);
    }

    public SlackAccount asGuest(boolean restricted) {
        return with(userName, email, restricted, profile);
    }

    SlackAccount with(SlackProfile another) {
        return with(userName, email, guest, another);
    }

    private SlackAccount with(
            String name, String address, boolean restricted, SlackProfile another) {
        return new SlackAccount(
                id,
                name,
                address,
                rank,
                restricted,
                bot,
                deactivatedFrom,
                sessions,
                workspaces,
                apps,
                another);
    }

    /** Returns the account with what is kept elsewhere. */
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
                installed,
                profile);
    }

    /** Returns the account as a member of these workspaces only. */
    public SlackAccount in(Set<String> teams) {
        return new SlackAccount(
                id,
                userName,
                email,
                rank,
                guest,
                bot,
                deactivatedFrom,
                sessions,
                teams,
                apps,
                profile);
    }

    private SlackAccount with(Optional<Instant> deactivated) {
        return new SlackAccount(
                id,
                userName,
                email,
                rank,
                guest,
                bot,
                deactivated,
                sessions,
                workspaces,
                apps,
                profile);
    }
}
