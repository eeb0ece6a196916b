package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stopped a round, in codes: of an error's message nothing but a code gets into a mail.
 *
 * @param error the error's short name, such as {@code NeedsHuman}; empty if it was none
 * @param code the code with which the other side refused; empty if it told none
 * @param left what a verification found left; empty if it was none
 */
record TroubleCode(String error, String code, String left) {
    private static final Pattern ERROR =
            Pattern.compile("(?:[\\w]+[.$])*([A-Za-z]\\w{0,60})(?: .*)?");
    private static final Pattern REFUSED =
            Pattern.compile("was refused: ([A-Za-z0-9][A-Za-z0-9_.-]{0,59}+)(?![@\\w])");
    private static final Pattern LEFT = Pattern.compile("left ([\\w:=#./ -]*)");
    private static final int LONGEST_LEFT = 1_000;

    TroubleCode {
        requireNonNull(error, "error is null");
        requireNonNull(code, "code is null");
        requireNonNull(left, "left is null");
    }

    /**
     * Reads what the state machine hands over: {@code left …}, or an error's name with its cause.
     */
    static TroubleCode of(String text) {
        Matcher left = LEFT.matcher(text);
        if (left.matches()) {
            String found = left.group(1);
            return new TroubleCode(
                    "", "", found.substring(0, Math.min(found.length(), LONGEST_LEFT)));
        }
        String line = text.replace('\n', ' ');
        Matcher error = ERROR.matcher(line);
        Matcher refused = REFUSED.matcher(line);
        return new TroubleCode(
                error.matches() ? error.group(1) : "", refused.find() ? refused.group(1) : "", "");
    }

    /** Trying again will not help, so a human is told without waiting for a second round. */
    boolean needsHuman() {
        return error.equals("NeedsHuman");
    }

    /** Returns the reason with what is known of the error; each is told once. */
    String after(String reason) {
        return "trouble:"
                + reason
                + (error.isEmpty() ? "" : ":" + error)
                + (code.isEmpty() ? "" : ":" + code);
    }
}
