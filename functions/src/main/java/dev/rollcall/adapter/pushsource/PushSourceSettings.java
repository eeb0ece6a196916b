package dev.rollcall.adapter.pushsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;

/**
 * One source that pushes.
 *
 * @param inactive what it means by {@code "active": false}
 */
public record PushSourceSettings(SourceId source, Inactive inactive) {

    /** What {@code "active": false} means: the RFC leaves it to the two sides. */
    public enum Inactive {
        SUSPENDED,
        LEAVER
    }

    public PushSourceSettings {
        requireNonNull(source, "source is null");
        requireNonNull(inactive, "inactive is null");
    }
}
