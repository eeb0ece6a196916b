package dev.rollcall.domain.operator;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Who a caller is to the company: a label, or the id that the identity provider gives. Stands in
 * the ledger, on the stop switch and in mails, so never an e-mail.
 */
public record OperatorId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,63}");

    public OperatorId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A person is a label or an id of 2 to 64 letters, digits, dots, dashes or"
                            + " underscores, and no e-mail: it stands in the ledger for good");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
