package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.List;

/** A first sign-in as Slack tells it: by the account. */
public final class AccountSignedIn {
    private final FirstSignIn firstSignIn;
    private final Links links;
    private final AccountDirectory directory;
    private final PersonRecords records;

    public AccountSignedIn(
            FirstSignIn firstSignIn,
            Links links,
            AccountDirectory directory,
            PersonRecords records) {
        this.firstSignIn = requireNonNull(firstSignIn, "firstSignIn is null");
        this.links = requireNonNull(links, "links is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.records = requireNonNull(records, "records is null");
    }

    /**
     * Passes it on: of whom it is linked to, else of whoever the source knows by the account's
     * address. Whose account it is, is decided later, by more than that.
     *
     * @throws PortFailure if a hint could not be stored, or the other side not be read
     */
    public void of(AccountId account, Instant at) {
        List<PersonId> linked = links.to(account).stream().map(Link::person).distinct().toList();
        List<PersonId> people = linked.isEmpty() ? byAddress(account) : linked;
        people.forEach(person -> firstSignIn.of(person, at));
    }

    private List<PersonId> byAddress(AccountId account) {
        return directory.read(account).filter(a -> !a.isBot()).stream()
                .map(ListedAccount::profile)
                .flatMap(profile -> profile.emails().stream())
                .flatMap(email -> records.named(email).stream())
                .distinct()
                .toList();
    }
}
