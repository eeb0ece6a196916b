package dev.rollcall.domain.push;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What a user or group is found by, apart from its id. Prints no value: it may be an address.
 *
 * @param value in the form in which two are compared
 * @param unique whether one of a source may have it at a time
 */
public record PushedKey(Name name, String value, boolean unique) {

    /** Which attribute it is; the names stand in keys. */
    public enum Name {
        USER_NAME,
        EXTERNAL_ID,
        EMAIL,
        DISPLAY_NAME
    }

    public PushedKey {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Nothing is found by an empty value");
        }
    }

    /** The login, in any case (RFC 7643 §4.1.1). */
    public static PushedKey userName(String value) {
        return new PushedKey(Name.USER_NAME, folded(value), true);
    }

    /** The provider's own id, which it must use once only. */
    public static PushedKey externalId(String value) {
        return new PushedKey(Name.EXTERNAL_ID, value, true);
    }

    public static PushedKey email(String value) {
        return new PushedKey(Name.EMAIL, folded(value), false);
    }

    public static PushedKey displayName(String value) {
        return new PushedKey(Name.DISPLAY_NAME, folded(value), false);
    }

    private static String folded(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "PushedKey[" + name + "]";
    }
}
