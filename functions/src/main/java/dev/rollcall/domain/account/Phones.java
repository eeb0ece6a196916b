package dev.rollcall.domain.account;

import java.util.regex.Pattern;

/** What we take for a telephone number. */
final class Phones {
    private static final Pattern SHAPE = Pattern.compile("[+0-9(][0-9 ()./x-]{1,40}");

    private Phones() {}

    static String checked(String phone) {
        if (!SHAPE.matcher(phone).matches()) {
            throw new IllegalArgumentException(
                    "A telephone number has digits, spaces and brackets, and may begin with +");
        }
        return phone;
    }
}
