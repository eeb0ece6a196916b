package dev.rollcall.policyfile;

import dev.rollcall.domain.person.PersonId;

import java.util.Locale;
import java.util.regex.Pattern;

/** The ids, names and handles that the file holds. */
final class Ids {
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_.:-]{0,99}");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{1,62}");
    private static final Pattern HANDLE = Pattern.compile("[^\\s@#A-Z]{1,80}");
    private static final int LONGEST_NAME = 250;

    private Ids() {}

    static PersonId person(String text) {
        return PersonId.parse(text);
    }

    /** Returns the name of an attribute of a source. */
    static String attribute(String text) {
        return matching(ATTRIBUTE, text, "must be the name of an attribute of the source");
    }

    static String domain(String text) {
        return matching(
                DOMAIN, text.toLowerCase(Locale.ROOT), "must be a domain, without an address");
    }

    /** Returns a user group's handle or a channel's name, both without their sign. */
    static String handle(String text) {
        return matching(HANDLE, text, "must be in small letters, without @, # and spaces");
    }

    static String name(String text) {
        if (text.isBlank() || text.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("must be a name of 1 to 250 characters");
        }
        return text;
    }

    static String matching(Pattern shape, String text, String what) {
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException(what);
        }
        return text;
    }
}
