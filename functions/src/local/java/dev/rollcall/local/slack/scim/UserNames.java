package dev.rollcall.local.slack.scim;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How Slack makes user names of what it is sent: at most 21 characters, lower case, and an
 * underscore for whatever is no letter, digit, dot, underscore or hyphen.
 */
public final class UserNames {
    public static final int LONGEST = 21;

    private static final int LONGEST_DISPLAYED = 80;
    private static final Set<String> RESERVED = Set.of("slackbot", "everyone", "channel", "here");

    private UserNames() {}

    /**
     * Returns the name that Slack keeps.
     *
     * @throws ScimRefusal if it would not take it
     */
    public static String converted(String sent) {
        if (sent.isBlank()) {
            throw ScimRefusal.bad("username_empty");
        }
        if (sent.length() > LONGEST) {
            throw ScimRefusal.bad("username_too_long").about("user", sent);
        }
        String name = sent.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
        if (!name.matches(".*[a-z0-9].*")) {
            throw ScimRefusal.bad("invalid_name_specials").about("user", sent);
        }
        if (RESERVED.contains(name)) {
            throw ScimRefusal.bad("username_not_allowed").about("user", sent);
        }
        return name;
    }

    /** Returns the name with the smallest number that makes it free, cut so that it fits. */
    public static String suffixed(String name, Predicate<String> taken) {
        for (int number = 2; ; number++) {
            String suffix = Integer.toString(number);
            String cut = name.substring(0, Math.min(name.length(), LONGEST - suffix.length()));
            if (!taken.test(cut + suffix)) {
                return cut + suffix;
            }
        }
    }

    /**
     * Returns the display name.
     *
     * @throws ScimRefusal if Slack would not take it
     */
    public static String displayed(String sent) {
        if (sent.length() > LONGEST_DISPLAYED) {
            throw ScimRefusal.bad("invalid_name_maxlength");
        }
        if (sent.startsWith("@")) {
            throw ScimRefusal.bad("invalid_starts_with_at");
        }
        return sent;
    }
}
