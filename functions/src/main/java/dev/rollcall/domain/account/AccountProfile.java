package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an account tells of its human. Prints nothing; never sealed, never logged (rule 12).
 *
 * @param userName as Slack assigned it
 * @param emails the primary one first; Slack keeps two
 * @param attributes those that have a value
 * @param startDate the first day at work
 */
public record AccountProfile(
        String userName,
        List<String> emails,
        Map<Attribute, String> attributes,
        Optional<LocalDate> startDate) {
    public AccountProfile {
        requireNonNull(userName, "userName is null");
        emails = List.copyOf(emails);
        attributes = Map.copyOf(attributes);
        requireNonNull(startDate, "startDate is null");
    }

    /** Returns whether one of the addresses is this one, in whatever case. */
    public boolean hasEmail(String email) {
        return emails.stream().anyMatch(email::equalsIgnoreCase);
    }

    @Override
    public String toString() {
        return "AccountProfile[redacted]";
    }
}
