package dev.rollcall.domain.inventory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One thing that a person set up. Ids and codes only: it stands in the ledger and in evidence.
 *
 * @param id Slack's own, with the workspace where it has one: {@code A012} or {@code T01:B034}
 * @param what a short code, e.g. {@code app_installed} or {@code incoming_webhook}
 * @param since when Slack says it was done
 */
public record Asset(Topic topic, String id, String what, Instant since) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_.-]{0,79}");

    public Asset {
        requireNonNull(topic, "topic is null");
        requireNonNull(id, "id is null");
        requireNonNull(what, "what is null");
        requireNonNull(since, "since is null");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("An asset's id is 1 to 100 letters and digits");
        }
        if (!CODE.matcher(what).matches()) {
            throw new IllegalArgumentException("What an asset is, is a code in small letters");
        }
    }
}
