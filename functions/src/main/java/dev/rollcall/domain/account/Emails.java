package dev.rollcall.domain.account;

import java.util.regex.Pattern;

/** What we take for an e-mail address: enough to keep a name or a list from passing for one. */
final class Emails {
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,189}");

    private Emails() {}

    static String checked(String email) {
        if (!SHAPE.matcher(email).matches()) {
            throw new IllegalArgumentException(
                    "An e-mail address has one @ and neither spaces, commas, quotes nor brackets");
        }
        return email;
    }
}
