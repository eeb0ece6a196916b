package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A name that Slack takes for an account: 1 to 21 lower-case letters, digits, dots, dashes and
 * underscores (docs.slack.dev/reference/scim-api, {@code userName}). It shares its namespace with
 * channels. Slack may assign another one than was asked for, so what counts is what is read back.
 *
 * <p>Ours begin with a letter or a digit, which Slack asks for in some of its errors only. Prints
 * nothing, since it is somebody's name.
 */
public record UserName(String value) {
    public static final int LONGEST = 21;

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,20}");

    public UserName {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A user name has 1 to 21 lower-case letters, digits, dots, dashes and"
                            + " underscores, beginning with a letter or a digit");
        }
    }

    @Override
    public String toString() {
        return "UserName[redacted]";
    }
}
