package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** Where Slack is. */
public record SlackSettings(URI scim, URI webApi, URI audit) {
    public static final SlackSettings DEFAULT =
            new SlackSettings(
                    URI.create("https://api.slack.com/scim/v2"),
                    URI.create("https://slack.com/api"),
                    URI.create("https://api.slack.com/audit/v1"));

    public SlackSettings {
        requireNonNull(scim, "scim is null");
        requireNonNull(webApi, "webApi is null");
        requireNonNull(audit, "audit is null");
    }
}
