package dev.rollcall.local.customidp;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A user.
 *
 * @param active empty: the user does not tell
 * @param department of the enterprise extension
 * @param lastModified {@code meta.lastModified}
 */
public record IdpPerson(
        String id,
        String name,
        String mail,
        Optional<Boolean> active,
        String department,
        Instant lastModified) {
    public IdpPerson {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(mail, "mail is null");
        requireNonNull(active, "active is null");
        requireNonNull(department, "department is null");
        requireNonNull(lastModified, "lastModified is null");
    }

    /** Returns the person as active or not, as of that time. */
    public IdpPerson active(Optional<Boolean> is, Instant at) {
        return new IdpPerson(id, name, mail, is, department, at);
    }

    boolean isInactiveSince(Instant time) {
        return active.filter(is -> !is).isPresent() && !lastModified.isBefore(time);
    }
}
