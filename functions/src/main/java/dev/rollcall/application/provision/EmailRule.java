package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.person.PersonRecord;

import java.util.List;
import java.util.Optional;

/** What becomes of an account's address when the source tells another one. */
final class EmailRule {
    private final AccountDirectory directory;
    private final Links links;
    private final PersonRecords records;

    EmailRule(AccountDirectory directory, Links links, PersonRecords records) {
        this.directory = requireNonNull(directory, "directory is null");
        this.links = requireNonNull(links, "links is null");
        this.records = requireNonNull(records, "records is null");
    }

    /** The word on it. */
    sealed interface Word {
        /** It is the source's already, or the source tells none. */
        record AsTold() implements Word {}

        record Change(String email) implements Word {}

        /** Whoever has it is about to give it up, by the source: look again then. */
        record NotYet() implements Word {}

        /**
         * A human decides; neither account is changed.
         *
         * @param holders who has the address
         */
        record Dispute(String why, List<AccountId> holders) implements Word {}
    }

    Word of(Situation situation, ListedAccount own) {
        Optional<String> told = situation.email();
        List<String> emails = own.profile().emails();
        if (told.isEmpty()
                || (!emails.isEmpty() && emails.getFirst().equalsIgnoreCase(told.get()))) {
            return new Word.AsTold();
        }
        if (!situation.mayClaim(told.get())) {
            return new Word.Dispute("foreign-domain", List.of());
        }
        return switch (directory.byEmail(told.get())) {
            case Lookup.Nothing<ListedAccount>() -> new Word.Change(told.get());
            case Lookup.One<ListedAccount>(ListedAccount holder) ->
                    holder.id().equals(own.id())
                            ? new Word.Change(told.get())
                            : held(situation, own, holder, told.get());
            case Lookup.Several<ListedAccount>(List<ListedAccount> several) ->
                    new Word.Dispute(
                            "held-by-several", several.stream().map(ListedAccount::id).toList());
            case Lookup.Unreliable<ListedAccount> _ -> new Word.NotYet();
        };
    }

    /** Slack has no call that changes two accounts at once, so a swap is never begun. */
    private Word held(Situation situation, ListedAccount own, ListedAccount holder, String told) {
        List<PersonRecord> people;
        try {
            people =
                    links.to(holder.id()).stream()
                            .flatMap(link -> records.read(link.person()).stream())
                            .toList();
        } catch (PortFailure.NeedsHuman unread) {
            if (!unread.code().equals(ConnectedSources.NOT_CONNECTED)) {
                throw unread;
            }
            // What becomes of the holder nobody tells, so nothing says that the address gets free.
            return new Word.Dispute("held-by-another", List.of(holder.id()));
        }
        boolean gives =
                !people.isEmpty()
                        && people.stream()
                                .flatMap(person -> email(situation, person).stream())
                                .noneMatch(told::equalsIgnoreCase);
        boolean swaps =
                people.stream()
                        .flatMap(person -> email(situation, person).stream())
                        .anyMatch(own.profile()::hasEmail);
        if (swaps) {
            return new Word.Dispute("swap", List.of(holder.id()));
        }
        return gives && holder.active()
                ? new Word.NotYet()
                : new Word.Dispute("held-by-another", List.of(holder.id()));
    }

    /** Whoever has the address may be of another source, which calls it otherwise. */
    private static Optional<String> email(Situation situation, PersonRecord person) {
        return person.attribute(situation.policy().attributesOf(person.person().source()).email());
    }
}
