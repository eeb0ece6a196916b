package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A user of the simulated tenant.
 *
 * @param enabled {@code accountEnabled}
 * @param leaves {@code employeeLeaveDateTime}
 * @param deleted since when it is among the deleted items
 * @param groups those that name the person; a deleted one is in none
 */
public record EntraPerson(
        String id,
        String name,
        String mail,
        boolean enabled,
        Optional<Instant> leaves,
        Optional<Instant> deleted,
        List<String> groups) {
    public EntraPerson {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(mail, "mail is null");
        requireNonNull(leaves, "leaves is null");
        requireNonNull(deleted, "deleted is null");
        groups = List.copyOf(groups);
    }

    /** Somebody who works here. */
    public EntraPerson(String id, String name, String mail, List<String> groups) {
        this(id, name, mail, true, Optional.empty(), Optional.empty(), groups);
    }

    /** Returns the person with the account enabled or disabled. */
    public EntraPerson enabled(boolean is) {
        return new EntraPerson(id, name, mail, is, leaves, deleted, groups);
    }

    /** Returns the person with a leave date, or without. */
    public EntraPerson leaving(Optional<Instant> at) {
        return new EntraPerson(id, name, mail, enabled, at, deleted, groups);
    }

    /** Returns the person deleted; Entra takes a deleted user out of all groups. */
    public EntraPerson deleted(Instant at) {
        return new EntraPerson(id, name, mail, enabled, leaves, Optional.of(at), List.of());
    }

    /** Returns the person restored from the deleted items. */
    public EntraPerson restored() {
        return new EntraPerson(id, name, mail, enabled, leaves, Optional.empty(), groups);
    }

    /** Returns the person in exactly these groups. */
    public EntraPerson in(List<String> newGroups) {
        return new EntraPerson(id, name, mail, enabled, leaves, deleted, newGroups);
    }

    boolean isDeleted() {
        return deleted.isPresent();
    }
}
