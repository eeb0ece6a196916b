package dev.rollcall.domain.campaign;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * How much a campaign may take, and until when.
 *
 * @param perDay at most so many on each day, in UTC
 * @param until the last day on which anything is taken
 */
public record CampaignBudget(int perDay, LocalDate until) {
    /** More a day would be a mass change that a human cannot follow. */
    public static final int MOST_A_DAY = 200;

    /** Who agreed longer ago did not agree to what there is now. */
    public static final int MOST_DAYS = 60;

    public CampaignBudget {
        requireNonNull(until, "until is null");
        if (perDay < 1 || perDay > MOST_A_DAY) {
            throw new IllegalArgumentException(
                    "A campaign takes 1 to " + MOST_A_DAY + " memberships a day");
        }
    }

    /** Returns whether the last day lies ahead, and not too far. */
    public boolean fits(LocalDate today) {
        return !until.isBefore(today) && !until.isAfter(today.plusDays(MOST_DAYS));
    }
}
