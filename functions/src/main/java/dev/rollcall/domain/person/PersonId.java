package dev.rollcall.domain.person;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
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

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if the text names nobody; the message says what would
     */
    public static PersonId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A person is a source and an id: okta:00u1ab2cd");
        }
        return new PersonId(new SourceId(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Returns the person whom the source names so; empty if that is nobody's id. */
    public static Optional<PersonId> ifOne(SourceId source, String value) {
        return SHAPE.matcher(value).matches()
                ? Optional.of(new PersonId(source, value))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return source + ":" + value;
    }
}
