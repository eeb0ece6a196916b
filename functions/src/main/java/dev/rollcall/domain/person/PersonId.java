package dev.rollcall.domain.person;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A person's immutable id in one source, e.g. Okta's {@code 00u…} or Entra's object id.
 *
 * <p>Pseudonymous, so it may stand in logs, keys and execution inputs; a login or an e-mail must
 * never be used as one, and the shape refuses {@code @}.
 */
public record PersonId(SourceId source, String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public PersonId {
        requireNonNull(source, "source is null");
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A person's id is 1 to 100 letters, digits, dots, dashes or underscores; use"
                            + " the source's immutable id, not a login or an e-mail");
        }
    }

    @Override
    public String toString() {
        return source + ":" + value;
    }
}
