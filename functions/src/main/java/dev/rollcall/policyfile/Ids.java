package dev.rollcall.policyfile;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

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
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A person is a source and an id: okta:00u1ab2cd");
        }
        return new PersonId(new SourceId(text.substring(0, colon)), text.substring(colon + 1));
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
