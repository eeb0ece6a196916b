package dev.rollcall.local.slack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Slack knows of a person beyond the account, by the attribute's path in SCIM, {@code
 * name.givenName} for instance.
 */
public record SlackProfile(Map<String, String> values) {
    /** Of whom nothing is known. */
    public static final SlackProfile EMPTY = new SlackProfile(Map.of());

    public SlackProfile {
        values = Map.copyOf(values);
    }

    public Optional<String> value(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /** Returns the profile with one value more, or another. */
    public SlackProfile with(String path, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(path, value);
        return new SlackProfile(more);
    }

    /** Returns the profile without the value of a path, and without what lies below it. */
    public SlackProfile without(String path) {
        Map<String, String> less = new HashMap<>(values);
        less.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "."));
        return new SlackProfile(less);
    }

    /** Returns whether anything lies below the path. */
    public boolean has(String path) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
    }
}
