package dev.rollcall.local.aws.iam;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** A text of a policy in which {@code *} stands for anything; {@code ?} is not used by ours. */
record Wildcard(Pattern pattern) {
    Wildcard {
        requireNonNull(pattern, "pattern is null");
    }

    static Wildcard of(String text) {
        return new Wildcard(Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q")));
    }

    boolean matches(String value) {
        return pattern.matcher(value).matches();
    }
}
