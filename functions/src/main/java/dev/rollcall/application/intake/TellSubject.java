package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.signal.SignalSubject;

import java.util.List;
import java.util.Optional;

/**
 * Tells which person a security event is about. An address is that of the one account in Slack that
 * has it, and of the one person of the transmitter's source who is linked to that account.
 */
public final class TellSubject {
    private final SourceId source;
    private final AccountDirectory accounts;
    private final Links links;

    /**
     * @param source whose people the transmitter tells of
     */
    public TellSubject(SourceId source, AccountDirectory accounts, Links links) {
        this.source = requireNonNull(source, "source is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.links = requireNonNull(links, "links is null");
    }

    /**
     * Returns the person; empty if nobody or several may be meant.
     *
     * @throws PortFailure if it cannot be looked up now
     */
    Optional<PersonId> person(SignalSubject subject) {
        return switch (subject) {
            case SignalSubject.Known(PersonId person) -> Optional.of(person);
            case SignalSubject.Address(String email) -> byAddress(email);
            case SignalSubject.Untold _ -> Optional.empty();
        };
    }

    private Optional<PersonId> byAddress(String email) {
        return switch (accounts.byEmail(email)) {
            case Lookup.One<ListedAccount>(ListedAccount account) -> {
                List<PersonId> people =
                        links.to(account.id()).stream()
                                .map(Link::person)
                                .filter(person -> person.source().equals(source))
                                .distinct()
                                .toList();
                yield people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty();
            }
            case Lookup.Nothing<ListedAccount>(),
                    Lookup.Several<ListedAccount> _,
                    Lookup.Unreliable<ListedAccount> _ ->
                    Optional.empty();
        };
    }
}
