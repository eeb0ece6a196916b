package dev.rollcall.domain.account;

import java.text.Normalizer;

/**
 * What an account tells of its human, as far as it is one text each. Whether the account is active,
 * and what it may, are none of these.
 */
public enum Attribute {
    GIVEN_NAME,
    FAMILY_NAME,
    HONORIFIC_PREFIX,
    /** At most 80 characters. Slack may refuse it where members choose their own. */
    DISPLAY_NAME(80),
    TITLE,
    TIME_ZONE,
    LOCALE,
    PREFERRED_LANGUAGE,
    USER_TYPE,
    EMPLOYEE_NUMBER,
    COST_CENTER,
    ORGANIZATION,
    DIVISION,
    DEPARTMENT,
    /** Their manager's account, by its id. */
    MANAGER;

    /** Slack states no bound for most; this keeps a broken source from sending a book. */
    private static final int LONGEST = 1_000;

    private final int longest;

    Attribute() {
        this(LONGEST);
    }

    Attribute(int longest) {
        this.longest = longest;
    }

    /**
     * Returns the value as it is sent and compared: without blanks around it, and with each letter
     * composed (NFC). Slack may store it so, and that alone is no difference.
     */
    public static String normal(String value) {
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
    }

    /** Returns whether it is a part of a person's name, which people may change in Slack. */
    public boolean isName() {
        return this == GIVEN_NAME || this == FAMILY_NAME || this == HONORIFIC_PREFIX;
    }

    /** Returns whether the value may stand here: not blank, not too long, nothing unprintable. */
    public boolean fits(String value) {
        return !value.isBlank()
                && value.length() <= longest
                && value.codePoints().noneMatch(Attribute::isUnprintable);
    }

    /**
     * Returns the value if it may stand here.
     *
     * @throws IllegalArgumentException if it does not fit; the message does not quote it
     */
    public String checked(String value) {
        if (!fits(value)) {
            throw new IllegalArgumentException(
                    this
                            + " has 1 to "
                            + longest
                            + " characters, none of them a control character; leave it out to have"
                            + " none");
        }
        return value;
    }

    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
