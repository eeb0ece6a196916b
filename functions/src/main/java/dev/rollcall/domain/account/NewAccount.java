package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * An account that is to be made. Prints nothing.
 *
 * @param guest empty for a member
 */
public record NewAccount(
        String email,
        Map<Attribute, String> attributes,
        Optional<LocalDate> startDate,
        Optional<GuestTerms> guest) {
    public NewAccount {
        email = Emails.checked(email);
        attributes = Map.copyOf(attributes);
        attributes.forEach(Attribute::checked);
        requireNonNull(startDate, "startDate is null");
        requireNonNull(guest, "guest is null");
    }

    @Override
    public String toString() {
        return "NewAccount[redacted]";
    }
}
