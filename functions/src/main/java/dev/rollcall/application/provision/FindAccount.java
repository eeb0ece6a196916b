package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.UserNames;
import dev.rollcall.domain.link.Candidate;
import dev.rollcall.domain.link.Claim;
import dev.rollcall.domain.link.LinkDecision;
import dev.rollcall.domain.link.LinkRules;
import dev.rollcall.domain.link.OtherIdentity;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what is known of a person's accounts from fresh readings, and has it decided. */
public final class FindAccount {
    private final Links links;
    private final AccountDirectory directory;
    private final Accounts accounts;
    private final PersonSource source;
    private final LinkDisputes disputes;
    private final MayReturn mayReturn;

    public FindAccount(
            Links links,
            AccountDirectory directory,
            Accounts accounts,
            PersonSource source,
            LinkDisputes disputes,
            MayReturn mayReturn) {
        this.links = requireNonNull(links, "links is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.source = requireNonNull(source, "source is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.mayReturn = requireNonNull(mayReturn, "mayReturn is null");
    }

    /**
     * Returns which account is the person's.
     *
     * @param email blank if the source tells none: then only what is linked is found
     */
    LinkDecision of(Situation situation, String email) {
        PersonId person = situation.person().person();
        List<Candidate> linked = linked(person);
        // Who is linked needs no search: an address and a name tell nothing more then.
        boolean search = linked.isEmpty() && !email.isBlank();
        return LinkRules.decide(
                new Claim(
                        person,
                        email,
                        situation.mayClaim(email),
                        situation.human(),
                        linked,
                        mayReturn(person, linked),
                        search ? ofTheHuman(situation) : List.of(),
                        search ? candidates(directory.byEmail(email), person) : nobody(),
                        search ? namesake(situation) : nobody(),
                        search ? disputes.notTheirs(person) : Set.of()));
    }

    /** Returns what will be decided once that link is made: the account may be inactive. */
    LinkDecision asLinked(Situation situation, String email, LinkDecision.LinkTo link) {
        PersonId person = situation.person().person();
        List<Candidate> linked =
                directory.read(link.account()).stream()
                        .map(account ->
                                new Candidate(account, Account.Rank.OWNER, List.of(), false))
                        .toList();
        return LinkRules.decide(
                new Claim(
                        person,
                        email,
                        situation.mayClaim(email),
                        situation.human(),
                        linked,
                        mayReturn(person, linked),
                        List.of(),
                        nobody(),
                        nobody(),
                        Set.of()));
    }

    /**
     * A rank keeps an account from being linked, and says nothing of one that is. It is not asked
     * for: most events are about somebody who is linked and change nothing.
     */
    private List<Candidate> linked(PersonId person) {
        return links.of(person).stream()
                .map(Link::account)
                .distinct()
                .flatMap(id -> directory.read(id).stream())
                .map(account -> candidate(account, Account.Rank.OWNER, person))
                .toList();
    }

    private Set<AccountId> mayReturn(PersonId person, List<Candidate> linked) {
        return linked.stream()
                .map(Candidate::account)
                .filter(account -> !account.active())
                .map(ListedAccount::id)
                .filter(account -> mayReturn.mayReturn(person, account))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Candidate> ofTheHuman(Situation situation) {
        return situation
                .human()
                .map(human ->
                        candidates(
                                links.everOf(human).stream().map(Link::account).distinct(),
                                situation.person().person()))
                .orElse(List.of());
    }

    private Lookup<Candidate> namesake(Situation situation) {
        PersonId person = situation.person().person();
        return situation
                .nameSource()
                .map(wanted ->
                        candidates(
                                directory.byUserName(
                                        UserNames.candidates(person, wanted).getFirst()),
                                person))
                .orElse(nobody());
    }

    private List<Candidate> candidates(Stream<AccountId> ids, PersonId person) {
        return ids.flatMap(id -> directory.read(id).stream())
                .map(account -> candidate(account, person))
                .toList();
    }

    private Lookup<Candidate> candidates(Lookup<ListedAccount> found, PersonId person) {
        return switch (found) {
            case Lookup.Nothing<ListedAccount>() -> nobody();
            case Lookup.One<ListedAccount>(ListedAccount one) ->
                    new Lookup.One<>(candidate(one, person));
            case Lookup.Several<ListedAccount>(List<ListedAccount> several) ->
                    new Lookup.Several<>(
                            several.stream().map(one -> candidate(one, person)).toList());
            case Lookup.Unreliable<ListedAccount> _ -> new Lookup.Unreliable<>(List.of());
        };
    }

    private static Lookup<Candidate> nobody() {
        return new Lookup.Nothing<>();
    }

    private Candidate candidate(ListedAccount account, PersonId person) {
        return candidate(account, rank(account), person);
    }

    private Candidate candidate(ListedAccount account, Account.Rank rank, PersonId person) {
        List<Link> ever = links.everTo(account.id());
        return new Candidate(account, rank, others(ever, person), wasTheirs(ever, person));
    }

    /** What the Web API does not know counts as somebody of rank: a human looks. */
    private Account.Rank rank(ListedAccount account) {
        Optional<Account> read = accounts.read(account.id());
        return read.map(Account::rank).orElse(Account.Rank.OWNER);
    }

    private static boolean wasTheirs(List<Link> ever, PersonId person) {
        return ever.stream().anyMatch(link -> link.person().equals(person) && !link.holds());
    }

    private List<OtherIdentity> others(List<Link> ever, PersonId person) {
        return ever.stream()
                .filter(link -> !link.person().equals(person))
                .map(link -> new OtherIdentity(link, isGone(link.person())))
                .toList();
    }

    /** Whom another source knows cannot be asked for here: not known to be gone. */
    private boolean isGone(PersonId person) {
        return switch (source.read(person)) {
            case PersonReading.Absent _ -> true;
            case PersonReading.OutOfReach _ -> false;
            case PersonReading.Found found -> found.standing() == Standing.LEAVER;
        };
    }
}
