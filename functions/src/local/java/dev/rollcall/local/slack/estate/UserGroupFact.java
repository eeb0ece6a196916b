package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A user group, but for its name, members and who changed it last.
 *
 * @param channels its members are put into these when they join
 */
public record UserGroupFact(
        String id,
        String handle,
        String description,
        List<String> channels,
        String createdBy,
        Instant created,
        Instant updated,
        Optional<Instant> disabled,
        boolean visible) {

    public UserGroupFact {
        requireNonNull(id, "id is null");
        requireNonNull(handle, "handle is null");
        requireNonNull(description, "description is null");
        channels = List.copyOf(channels);
        requireNonNull(createdBy, "createdBy is null");
        requireNonNull(created, "created is null");
        requireNonNull(updated, "updated is null");
        requireNonNull(disabled, "disabled is null");
    }

    /** Returns what is true of a group of which nothing was said. */
    static UserGroupFact plain(String id, String handle) {
        Instant then = Instant.ofEpochSecond(1_700_000_000);
        return new UserGroupFact(
                id, handle, "", List.of(), "USLACKUSER", then, then, Optional.empty(), true);
    }

    public UserGroupFact updated(Instant at) {
        return new UserGroupFact(
                id, handle, description, channels, createdBy, created, at, disabled, visible);
    }

    public UserGroupFact disabled(Optional<Instant> since, Instant at) {
        return new UserGroupFact(
                id, handle, description, channels, createdBy, created, at, since, visible);
    }

    public UserGroupFact described(String newHandle, String text, List<String> joined) {
        return new UserGroupFact(
                id, newHandle, text, joined, createdBy, created, updated, disabled, visible);
    }

    public UserGroupFact visible(boolean shown) {
        return new UserGroupFact(
                id, handle, description, channels, createdBy, created, updated, disabled, shown);
    }
}
