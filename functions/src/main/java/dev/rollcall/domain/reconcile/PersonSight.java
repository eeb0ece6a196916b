package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.stay.StayFinding;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a snapshot tells of one person.
 *
 * @param status the source's own word
 * @param accounts those linked to the person
 * @param namesakes how many accounts that nobody is linked to have the person's address
 * @param stay what is not as it should be with the stay
 */
public record PersonSight(
        DesiredAccess desired,
        String status,
        List<AccountSight> accounts,
        int namesakes,
        Set<StayFinding> stay) {
    public PersonSight {
        requireNonNull(desired, "desired is null");
        requireNonNull(status, "status is null");
        accounts = List.copyOf(accounts);
        stay = Set.copyOf(stay);
    }

    /**
     * Returns on which account rules give: the active one, of several the one that alone has the
     * address; empty if there is none, or only a human can tell.
     */
    public Optional<AccountSight> own() {
        List<AccountSight> active = accounts.stream().filter(AccountSight::active).toList();
        List<AccountSight> one =
                active.size() == 1
                        ? active
                        : active.stream().filter(AccountSight::hasAddress).toList();
        return one.size() == 1 ? Optional.of(one.getFirst()) : Optional.empty();
    }
}
