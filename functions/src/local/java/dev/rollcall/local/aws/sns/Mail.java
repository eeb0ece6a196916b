package dev.rollcall.local.aws.sns;

import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An e-mail as its receiver would see it, or what is posted to an https address. */
public record Mail(String to, String subject, String body, Instant at) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    /** Returns the links in the body, in order. */
    public List<String> links() {
        return LINK.matcher(body).results().map(MatchResult::group).toList();
    }
}
