package dev.rollcall.domain.account;

import java.util.regex.Pattern;

/** What we take for an e-mail address: enough to keep a name or a list from passing for one. */
public final class Emails {
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s\\p{Cntrl}@,;<>\"]{1,64}@[^\\s\\p{Cntrl}@,;<>\"]{1,189}");

    private Emails() {}

    /** Returns whether this can be an address. */
    public static boolean isOne(String email) {
        return SHAPE.matcher(email).matches();
    }

    static String checked(String email) {
        if (!isOne(email)) {
            throw new IllegalArgumentException(
                    "An e-mail address has one @ and neither spaces, commas, quotes nor brackets");
        }
        return email;
    }
}
