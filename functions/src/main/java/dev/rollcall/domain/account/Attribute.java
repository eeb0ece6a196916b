package dev.rollcall.domain.account;

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
     * Returns the value if it may stand here.
     *
     * @throws IllegalArgumentException if it is blank or too long; the message does not quote it
     */
    public String checked(String value) {
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(
                    this + " has 1 to " + longest + " characters; leave it out to have none");
        }
        return value;
    }
}
