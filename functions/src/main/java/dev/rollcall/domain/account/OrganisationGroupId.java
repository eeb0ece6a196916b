package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The id of a user group of the whole organisation, {@code S…}. */
public record OrganisationGroupId(String value) {
    private static final Pattern SHAPE = Pattern.compile("S[A-Z0-9]{1,30}");

    public OrganisationGroupId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A group's id is S and up to 30 capitals or digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
