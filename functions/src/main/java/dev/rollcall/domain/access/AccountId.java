package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** A Slack account's id, {@code U…} or {@code W…}. */
public record AccountId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[UW][A-Z0-9]{2,30}");

    public AccountId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A Slack account id is U or W followed by 2 to 30 capitals or digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
