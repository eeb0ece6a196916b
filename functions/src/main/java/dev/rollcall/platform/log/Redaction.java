package dev.rollcall.platform.log;

import java.util.regex.Pattern;

/**
 * Blots out what must never be logged.
 *
 * <p>A second line of defence: code logs ids only. What slips through, for example inside the
 * message of a library's exception, ends here.
 */
public final class Redaction {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");
    private static final Pattern SLACK_TOKEN = Pattern.compile("xox[a-z]-[A-Za-z0-9.-]{4,}");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)\\b(SSWS|Bearer|Basic)\\s+[A-Za-z0-9._~+/=-]{4,}");
    private static final Pattern JWT =
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private Redaction() {}

    /** Returns the text with every e-mail, token and authorization value replaced. */
    public static String of(String text) {
        String clean = EMAIL.matcher(text).replaceAll("[e-mail]");
        clean = SLACK_TOKEN.matcher(clean).replaceAll("[token]");
        clean = JWT.matcher(clean).replaceAll("[token]");
        return AUTHORIZATION.matcher(clean).replaceAll("$1 [secret]");
    }
}
