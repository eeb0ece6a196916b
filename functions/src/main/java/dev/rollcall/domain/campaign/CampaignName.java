package dev.rollcall.domain.campaign;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** What a campaign is called. It stands in the ledger and in mails, so it names nobody. */
public record CampaignName(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

    public CampaignName {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A campaign's name is 2 to 40 small letters, digits or dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
