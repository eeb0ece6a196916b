package dev.rollcall.domain.person;

import static java.util.Objects.requireNonNull;

/** A human's name and address. Prints nothing; never sealed, never logged (rule 12). */
public record Profile(String name, String email) {
    public Profile {
        requireNonNull(name, "name is null");
        requireNonNull(email, "email is null");
    }

    @Override
    public String toString() {
        return "Profile[redacted]";
    }
}
