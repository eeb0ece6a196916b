package dev.rollcall.domain.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who may decide. Prints without the address.
 *
 * @param subject the {@code sub} of the OIDC issuer; empty: can decide in link-only mode only
 * @param person the approver as a person of a source: may not decide on a list with themselves
 * @param account the approver's own Slack account, for the same reason
 * @param absences when the deputy is asked instead
 */
public record Approver(
        ApproverId id,
        String email,
        Optional<String> subject,
        Optional<PersonId> person,
        Optional<AccountId> account,
        ZoneId zone,
        Optional<ApproverId> deputy,
        List<Absence> absences) {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** From the first moment to just before the last. */
    public record Absence(Instant from, Instant until) {
        public Absence {
            requireNonNull(from, "from is null");
            requireNonNull(until, "until is null");
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("An absence ends after it begins");
            }
        }
    }

    public Approver {
        requireNonNull(id, "id is null");
        requireNonNull(email, "email is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(zone, "zone is null");
        requireNonNull(deputy, "deputy is null");
        absences = List.copyOf(absences);
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("Approver " + id + " needs an e-mail address");
        }
    }

    public boolean isAbsent(Instant now) {
        return absences.stream().anyMatch(a -> !now.isBefore(a.from()) && now.isBefore(a.until()));
    }

    /** Returns whether it is between 8 in the morning and 8 in the evening where they live. */
    public boolean isAwake(Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return !time.isBefore(MORNING) && time.isBefore(EVENING);
    }

    /** Returns whether the list is about this approver too. */
    public boolean isIn(List<HeldItem> items) {
        return items.stream()
                .anyMatch(item ->
                        account.map(Whom::of).filter(item.change().whom()::equals).isPresent()
                                || person.filter(item.person()::equals).isPresent());
    }

    @Override
    public String toString() {
        return "Approver[" + id + "]";
    }
}
