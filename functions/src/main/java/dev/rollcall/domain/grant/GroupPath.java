package dev.rollcall.domain.grant;

import dev.rollcall.domain.person.GroupId;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a person is in a mapping's group: the group that names the person first, the mapping's own
 * last.
 */
public record GroupPath(List<GroupId> groups) {
    private static final String ARROW = " → ";

    public GroupPath {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("A path has one group at least");
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is not such a path
     */
    public static GroupPath parse(String text) {
        return new GroupPath(Arrays.stream(text.split(ARROW, -1)).map(GroupId::parse).toList());
    }

    /** Returns how many groups lie below the mapping's own. */
    public int depth() {
        return groups.size() - 1;
    }

    /** Returns e.g. {@code okta:00g1 → okta:00g2}. */
    @Override
    public String toString() {
        return groups.stream().map(GroupId::toString).collect(Collectors.joining(ARROW));
    }
}
