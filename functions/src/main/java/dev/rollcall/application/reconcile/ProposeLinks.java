package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.adoption.LinkProposal.Item;
import dev.rollcall.domain.adoption.LinkProposal.Pair;
import dev.rollcall.domain.adoption.LinkProposal.Question;
import dev.rollcall.domain.link.Candidate;
import dev.rollcall.domain.link.Claim;
import dev.rollcall.domain.link.LinkDecision;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkRules;
import dev.rollcall.domain.link.OtherIdentity;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.reconcile.PersonSight;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the accounts of everybody who has none by our records, by the rules of a person's own run:
 * what is certain for one is certain for all. What has ended long ago is looked at when a link is
 * made. Of people who have left nothing is proposed: whose account is active is reported.
 */
final class ProposeLinks {
    private static final AccountProfile UNKNOWN =
            new AccountProfile("", List.of(), Map.of(), Optional.empty());

    private final Company company;
    private final AddressClaims claims = new AddressClaims();
    private final Map<PersonId, Long> addresses = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private int linked;
    private int withoutAccount;
    private int withoutAddress;

    ProposeLinks(Company company) {
        this.company = requireNonNull(company, "company is null");
    }

    /**
     * What is proposed.
     *
     * @param items in the order of people
     */
    record Proposed(
            List<Item> items, int linked, int withoutAccount, int withoutAddress, int nobodys) {
        Proposed {
            items = List.copyOf(items);
        }

        List<Question> questions() {
            return items.stream()
                    .filter(Question.class::isInstance)
                    .map(Question.class::cast)
                    .toList();
        }
    }

    void look(SnapshotRow.Person row, PersonSight sight) {
        claims.add(row);
        if (!company.linksOf(row.person()).isEmpty()) {
            linked++;
            return;
        }
        boolean meant = row.standing() == Standing.ENTITLED || row.standing() == Standing.SUSPENDED;
        if (!meant || sight.desired().account() == AccountType.UNMANAGED) {
            return;
        }
        if (row.email().isEmpty()) {
            withoutAddress++;
            return;
        }
        switch (LinkRules.decide(claim(row))) {
            case LinkDecision.LinkTo(AccountId account, var _, var _) -> {
                pairs.add(new Pair(row.person(), account, row.human()));
                row.email().ifPresent(email -> addresses.put(row.person(), email));
            }
            case LinkDecision.Dispute(Reason reason, List<AccountId> accounts) -> {
                if (accounts.isEmpty()) {
                    withoutAccount++;
                } else {
                    questions.add(new Question(row.person(), reason, accounts, row.human()));
                }
            }
            case LinkDecision.Create _,
                    LinkDecision.LookAgain _,
                    LinkDecision.Linked _,
                    LinkDecision.Reactivate _ ->
                    withoutAccount++;
        }
    }

    private Claim claim(SnapshotRow.Person row) {
        List<Candidate> found =
                row.email().stream()
                        .flatMapToInt(email -> Arrays.stream(company.accounts().withAddress(email)))
                        .distinct()
                        .mapToObj(this::candidate)
                        .toList();
        return new Claim(
                row.person(),
                "",
                row.claims(),
                row.human(),
                List.of(),
                Set.of(),
                List.of(),
                switch (found.size()) {
                    case 0 -> new Lookup.Nothing<Candidate>();
                    case 1 -> new Lookup.One<>(found.getFirst());
                    default -> new Lookup.Several<>(found);
                },
                new Lookup.Nothing<>(),
                Set.of());
    }

    private Candidate candidate(int number) {
        AccountColumns accounts = company.accounts();
        AccountId id = accounts.numbers().thing(number);
        return new Candidate(
                new ListedAccount(
                        id,
                        accounts.isActive(number),
                        kind(accounts.type(number)),
                        UNKNOWN,
                        Optional.empty(),
                        List.of()),
                // Whom the roster does not know may have a rank.
                accounts.rank(number).orElse(Rank.OWNER),
                others(id),
                false);
    }

    private static ListedAccount.Kind kind(AccountType type) {
        return switch (type) {
            case UNMANAGED -> new ListedAccount.Kind.Bot();
            case MEMBER -> new ListedAccount.Kind.Member();
            case SINGLE_CHANNEL_GUEST, MULTI_CHANNEL_GUEST ->
                    new ListedAccount.Kind.Guest(new GuestTerms(Optional.empty()));
        };
    }

    private List<OtherIdentity> others(AccountId account) {
        return company.linksTo(account).stream()
                .map(link ->
                        new OtherIdentity(
                                new Link(link.person(), account, link.madeAt(), ""),
                                isGone(link.person())))
                .toList();
    }

    private boolean isGone(PersonId person) {
        return company.standing(person).filter(Standing.LEAVER::equals).isPresent();
    }

    /**
     * Two who would have one account are a question each, and so is whoever has an address that the
     * sources give to somebody else too, be that one still there or not.
     */
    Proposed proposed() {
        Map<AccountId, Integer> wanted = new HashMap<>();
        pairs.forEach(pair -> wanted.merge(pair.account(), 1, Integer::sum));
        List<Item> items =
                Stream.concat(pairs.stream().map(pair -> alone(pair, wanted)), questions.stream())
                        .sorted(Comparator.comparing(item -> item.person().toString()))
                        .toList();
        int certain = (int) items.stream().filter(Pair.class::isInstance).count();
        return new Proposed(
                items, linked, withoutAccount, withoutAddress, unlinkedAccounts() - certain);
    }

    private Item alone(Pair pair, Map<AccountId, Integer> wanted) {
        boolean several =
                Optional.ofNullable(addresses.get(pair.person()))
                        .filter(claims::isOfSeveral)
                        .isPresent();
        return wanted.getOrDefault(pair.account(), 0) == 1 && !several
                ? pair
                : new Question(
                        pair.person(), Reason.ANOTHERS, List.of(pair.account()), pair.human());
    }

    private int unlinkedAccounts() {
        int unlinked = 0;
        AccountColumns accounts = company.accounts();
        for (int number = 0; number < accounts.numbers().size(); number++) {
            if (accounts.isActive(number)
                    && accounts.type(number) != AccountType.UNMANAGED
                    && !company.isLinked(number)) {
                unlinked++;
            }
        }
        return unlinked;
    }

    /** Returns whether the lists that it goes by are whole. */
    boolean isWhole() {
        return company.isProven(SnapshotPart.ACCOUNTS)
                && company.isProven(SnapshotPart.LINKS)
                && company.isProven(SnapshotPart.ROSTER);
    }
}
