package dev.rollcall.domain.approval;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** An approver's short name in the policy; stands in keys and the ledger, so never an e-mail. */
public record ApproverId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public ApproverId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An approver is named by 2 to 40 lower-case letters, digits or dashes,"
                            + " beginning with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
