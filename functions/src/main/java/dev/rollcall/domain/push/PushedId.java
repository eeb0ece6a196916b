package dev.rollcall.domain.push;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A user or group under the id that we gave it when it was told to us first.
 *
 * @param value those that we give are UUIDs in lower case, whose first digits are spread evenly
 */
public record PushedId(SourceId source, Kind kind, String value) implements Comparable<PushedId> {
    private static final Comparator<PushedId> ORDER =
            Comparator.comparing(PushedId::value)
                    .thenComparing(PushedId::kind)
                    .thenComparing(id -> id.source().value());
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** What it is; the names stand in keys. */
    public enum Kind {
        USER,
        GROUP
    }

    public PushedId {
        requireNonNull(source, "source is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(value, "value is null");
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "An id is 1 to 100 letters, digits, dots, dashes or underscores");
        }
    }

    /** Returns whether a text may be the value of an id. */
    public static boolean isOne(String value) {
        return SHAPE.matcher(value).matches();
    }

    public static PushedId user(SourceId source, String value) {
        return new PushedId(source, Kind.USER, value);
    }

    public static PushedId group(SourceId source, String value) {
        return new PushedId(source, Kind.GROUP, value);
    }

    /**
     * Returns which part of its source it lies in: the first two characters, so one of 256 of those
     * that we give. In the order of the parts the ids are in order too.
     */
    public String part() {
        return value.substring(0, Math.min(2, value.length()));
    }

    /** Returns the person; only of a user. */
    public PersonId person() {
        if (kind != Kind.USER) {
            throw new IllegalStateException("A group is nobody");
        }
        return new PersonId(source, value);
    }

    /** Returns the group as the policy names it; only of a group. */
    public GroupId group() {
        if (kind != Kind.GROUP) {
            throw new IllegalStateException("A user is no group");
        }
        return new GroupId(source, value);
    }

    @Override
    public int compareTo(PushedId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + ":" + value;
    }
}
