package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

/** Why somebody moves the stop switch. Stands in mails and in the ledger for good. */
public record StopReason(String text) {
    public static final int LONGEST = 200;

    public StopReason {
        requireNonNull(text, "text is null");
        text = text.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A reason has 1 to " + LONGEST + " characters; say why in one sentence");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A reason is one line of plain text");
        }
        if (text.contains("@")) {
            throw new IllegalArgumentException(
                    "A reason names nobody and holds no e-mail: the ledger keeps it for good");
        }
    }
}
