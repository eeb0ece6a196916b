package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.util.Optional;

/** Which user names and addresses are taken; names of channels are names too. */
final class Naming {
    private final OrganisationState state;
    private final OrganisationHabits habits;

    Naming(OrganisationState state, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    /** Returns the name that Slack assigns; empty if it takes none in its place. */
    Optional<String> assigned(String name, Optional<AccountId> own) {
        if (!taken(name, own)) {
            return Optional.of(name);
        }
        if (!habits.numbersTakenNames()) {
            return Optional.empty();
        }
        int number = 2;
        while (taken(name + number, own)) {
            number++;
        }
        return Optional.of(name + number);
    }

    /** An address stays taken when its owner is deactivated. */
    boolean emailTaken(String email, Optional<AccountId> own) {
        return state.accounts().stream()
                .filter(account -> own.filter(account.id()::equals).isEmpty())
                .anyMatch(account -> account.profile().hasEmail(email));
    }

    private boolean taken(String name, Optional<AccountId> own) {
        return state.accounts().stream()
                        .filter(account -> own.filter(account.id()::equals).isEmpty())
                        .anyMatch(a -> a.profile().userName().equalsIgnoreCase(name))
                || state.channels().isNamed(name);
    }
}
