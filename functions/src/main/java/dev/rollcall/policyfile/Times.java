package dev.rollcall.policyfile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Times as the file spells them: one spelling each, the same that the schema knows. What Java would
 * read besides (small letters, signs, offsets) is refused.
 */
final class Times {
    private static final Pattern DURATION =
            Pattern.compile(
                    "P(?=[0-9T])([0-9]{1,4}D)?(T(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?"
                            + "([0-9]{1,8}(\\.[0-9]{1,9})?S)?)?");
    private static final Pattern DAYS = Pattern.compile("P(?=.*[1-9])([0-9]{1,4}W)?([0-9]{1,5}D)?");
    private static final Pattern MOMENT =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z][A-Za-z0-9_+/-]*");
    private static final String UNREADABLE = "cannot be read";

    private Times() {}

    static Duration duration(String text) {
        return Duration.parse(Ids.matching(DURATION, text, "must be a duration such as PT5M"));
    }

    /** Whole days: what is counted in hours is no contract. */
    static Duration days(String text) {
        return Duration.ofDays(
                Period.parse(Ids.matching(DAYS, text, "must be a number of days or weeks"))
                        .get(ChronoUnit.DAYS));
    }

    static Instant moment(String text) {
        return Instant.parse(Ids.matching(MOMENT, text, UNREADABLE));
    }

    static ZoneId zone(String text) {
        return ZoneId.of(Ids.matching(ZONE, text, UNREADABLE));
    }

    /** A last day with the zone in which it ends, or a moment. */
    static Instant end(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? moment(text)
                : LocalDate.parse(text.substring(0, space))
                        .plusDays(1)
                        .atStartOfDay(zone(text.substring(space + 1)))
                        .toInstant();
    }
}
