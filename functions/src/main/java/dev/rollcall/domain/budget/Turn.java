package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

/**
 * Whose turn it is to call Slack.
 *
 * @param holder the same each time the same step of the same case comes back
 */
public record Turn(Lane lane, String holder) {
    public Turn {
        requireNonNull(lane, "lane is null");
        requireNonNull(holder, "holder is null");
    }
}
