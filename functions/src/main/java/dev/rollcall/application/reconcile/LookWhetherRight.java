package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Reads back whether a difference is gone: by another reading than the run's own. */
final class LookWhetherRight {
    private final Accounts accounts;
    private final AccountDirectory directory;
    private final Memberships memberships;
    private final Links links;
    private final PersonSource source;
    private final Policies policies;

    LookWhetherRight(
            Accounts accounts,
            AccountDirectory directory,
            Memberships memberships,
            Links links,
            PersonSource source,
            Policies policies) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.links = requireNonNull(links, "links is null");
        this.source = requireNonNull(source, "source is null");
        this.policies = requireNonNull(policies, "policies is null");
    }

    /**
     * @throws dev.rollcall.application.port.PortFailure if it cannot be read
     */
    boolean isRight(SnapshotId snapshot, Correction correction) {
        return switch (correction.kind()) {
            case MISSED_DEPROVISION, REACTIVATED_LEAVER -> !isActive(correction);
            case WRONGLY_INACTIVE -> isActive(correction);
            case MANUAL_ADD, OUTLIVED_GRANT, GHOST_MEMBERSHIP -> !has(correction);
            case MISSING_GRANT -> has(correction);
            case MISSING_ACCOUNT ->
                    links.of(correction.person()).stream()
                            .map(Link::account)
                            .anyMatch(account -> accounts.isActive(account).orElse(false));
            case ATTRIBUTE_DRIFT -> tellsAlike(snapshot, correction);
            case HELD_LEAVER,
                    FOREIGN_WRITE,
                    ORPHAN_ACCOUNT,
                    NO_SPONSOR,
                    SPONSOR_LEFT,
                    PAST_END_DATE,
                    PRE_EXISTING,
                    DISPUTED_LINK,
                    NOT_ASSIGNED,
                    UNVERIFIABLE ->
                    false;
        };
    }

    private boolean isActive(Correction correction) {
        return correction.account().flatMap(accounts::isActive).orElse(false);
    }

    private boolean has(Correction correction) {
        return memberships.isIn(
                correction.account().orElseThrow(), correction.entitlement().orElseThrow());
    }

    private boolean tellsAlike(SnapshotId snapshot, Correction correction) {
        Pseudonyms pseudonyms = new Pseudonyms(snapshot);
        Optional<SnapshotRow.Account> account =
                correction.account().flatMap(directory::read).map(new AccountRows(pseudonyms)::of);
        if (account.isEmpty()
                || !(source.read(correction.person()) instanceof PersonReading.Found found)) {
            return false;
        }
        AccessPolicy policy = policies.access();
        SnapshotRow.Person told = new PeopleRows(pseudonyms, policy).of(found);
        Map<Attribute, Long> shown = account.get().attributes();
        return new ManagersAccount(policy, pseudonyms)
                        .of(told, this::firstOf)
                        .filter(digest -> !digest.equals(shown.get(Attribute.MANAGER)))
                        .isEmpty()
                && told.attributes().entrySet().stream()
                        // What people made of their names stays, and was none of what is right.
                        .filter(one -> !one.getKey().isName())
                        .allMatch(one -> one.getValue().equals(shown.get(one.getKey())));
    }

    /** Of several it is the one that was linked first, as for whoever writes it. */
    private Optional<AccountId> firstOf(PersonId person) {
        return links.of(person).stream()
                .min(
                        Comparator.comparing(Link::madeAt)
                                .thenComparing(link -> link.account().value()))
                .map(Link::account);
    }
}
