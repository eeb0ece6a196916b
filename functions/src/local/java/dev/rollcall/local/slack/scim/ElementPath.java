package dev.rollcall.local.slack.scim;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into a list: {@code emails}, {@code emails[primary eq false]}, {@code phoneNumbers[value
 * eq "1"].value}.
 *
 * @param key what an element is chosen by, empty for the whole list
 * @param quoted the wanted value stands in quotes
 * @param part what of the element is meant, empty for all of it
 */
public record ElementPath(String list, String key, String wanted, boolean quoted, String part) {
    private static final Pattern SYNTAX =
            Pattern.compile(
                    "(\\w+)(?:\\[(\\w+) eq (?:\"([^\"]*)\"|([^\\s\"\\]]+))\\])?(?:\\.(\\w+))?");

    public ElementPath {
        requireNonNull(list, "list is null");
        requireNonNull(key, "key is null");
        requireNonNull(wanted, "wanted is null");
        requireNonNull(part, "part is null");
    }

    /** Returns the path that the text describes; empty if it describes none. */
    public static Optional<ElementPath> of(String text) {
        Matcher path = SYNTAX.matcher(text);
        if (!path.matches()) {
            return Optional.empty();
        }
        boolean quoted = path.group(3) != null;
        return Optional.of(
                new ElementPath(
                        path.group(1),
                        or(path.group(2)),
                        quoted ? path.group(3) : or(path.group(4)),
                        quoted,
                        or(path.group(5))));
    }

    public boolean isWhole() {
        return key.isEmpty();
    }

    private static String or(@org.jspecify.annotations.Nullable String group) {
        return group == null ? "" : group;
    }
}
