package dev.rollcall.domain.person;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** A group's immutable id in one source, e.g. Okta's {@code 00g…}; never its name. */
public record GroupId(SourceId source, String value) implements Comparable<GroupId> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public GroupId {
        requireNonNull(source, "source is null");
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A group's id is 1 to 100 letters, digits, dots, dashes or underscores; use the"
                            + " source's immutable id, not the group's name");
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is not such an id
     */
    public static GroupId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A group is named as source:id, e.g. okta:00g1abc");
        }
        return new GroupId(new SourceId(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public int compareTo(GroupId other) {
        int bySource = source.value().compareTo(other.source.value());
        return bySource != 0 ? bySource : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return source + ":" + value;
    }
}
