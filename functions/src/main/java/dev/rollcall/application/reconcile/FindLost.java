package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Finds who has lost what they were in since the last good reading, and not by leaving one thing or
 * another: an account that was in several things and is in none, or a thing that has lost half of
 * its people. So another app or a fault of an API looks. Groups and channels only, of lists that
 * were whole then and are now.
 */
final class FindLost {
    /** Who was in fewer may have left them. */
    static final int FEWEST_THINGS = 3;

    /** Of a thing with fewer people half is too few to tell. */
    static final int FEWEST_PEOPLE = 5;

    /** Beyond that the rest is left out: a human has to look at the whole first. */
    static final int MOST_ACCOUNTS = 2_000;

    /** Of so many people our records are read at once. */
    private static final int A_PAGE = 500;

    private final FormerHoldings former;
    private final BiFunction<Collection<PersonId>, Instant, Set<PersonId>> moved;

    FindLost(
            FormerHoldings former, BiFunction<Collection<PersonId>, Instant, Set<PersonId>> moved) {
        this.former = requireNonNull(former, "former is null");
        this.moved = requireNonNull(moved, "moved is null");
    }

    /**
     * What one person has lost.
     *
     * @param things that the account was in at the last good reading, and is in no more
     */
    record Lost(PersonId person, AccountId account, Set<Entitlement> things) {
        Lost {
            requireNonNull(person, "person is null");
            requireNonNull(account, "account is null");
            things = Set.copyOf(things);
        }
    }

    /** Returns each active account of somebody who belongs here, in the order of its id. */
    List<Lost> since(GoodReading last, Company company) {
        if (!company.isProven(SnapshotPart.LINKS) || !company.isProven(SnapshotPart.ACCOUNTS)) {
            return List.of();
        }
        Counted counted = new Counted(company);
        former.each(last.id(), company::isProven, counted::see);
        return counted.lost().entrySet().stream()
                .flatMap(lost ->
                        owner(company, lost.getKey())
                                .map(person -> new Lost(person, lost.getKey(), lost.getValue()))
                                .stream())
                .gather(Gatherers.windowFixed(A_PAGE))
                .flatMap(page -> unmoved(page, last.begun()))
                .limit(MOST_ACCOUNTS)
                .toList();
    }

    /** What a run of ours took, it took by rules. */
    private Stream<Lost> unmoved(List<Lost> page, Instant since) {
        Set<PersonId> theirs =
                moved.apply(page.stream().map(Lost::person).distinct().toList(), since);
        return page.stream().filter(lost -> !theirs.contains(lost.person()));
    }

    /** Whose it is must be certain. */
    private static Optional<PersonId> owner(Company company, AccountId account) {
        List<SnapshotRow.Linked> links = company.linksTo(account);
        return Optional.of(links)
                .filter(all -> all.size() == 1)
                .map(all -> all.getFirst().person())
                .filter(person ->
                        company.standing(person).filter(Standing.ENTITLED::equals).isPresent());
    }

    /** What was had then, against what is had now. */
    private static final class Counted {
        private final Company company;
        private final Map<AccountId, Integer> had = new HashMap<>();
        private final Map<AccountId, Set<Entitlement>> missing = new HashMap<>();
        private final Map<Entitlement, Integer> people = new HashMap<>();
        private final Map<Entitlement, Integer> gone = new HashMap<>();

        Counted(Company company) {
            this.company = company;
        }

        void see(AccountId account, Entitlement thing) {
            OptionalInt number = company.accounts().numbers().find(account);
            if (thing instanceof Entitlement.Workspace
                    || number.isEmpty()
                    || !company.accounts().isActive(number.getAsInt())) {
                return;
            }
            had.merge(account, 1, Integer::sum);
            people.merge(thing, 1, Integer::sum);
            if (!company.holdersOf(thing).contains(number.getAsInt())) {
                missing.computeIfAbsent(account, _ -> new HashSet<>(2)).add(thing);
                gone.merge(thing, 1, Integer::sum);
            }
        }

        Map<AccountId, Set<Entitlement>> lost() {
            Map<AccountId, Set<Entitlement>> lost =
                    new TreeMap<>(Comparator.comparing(AccountId::value));
            missing.forEach((account, things) -> {
                boolean emptied =
                        things.size() >= FEWEST_THINGS
                                && things.size() == had.getOrDefault(account, 0);
                Set<Entitlement> meant =
                        emptied
                                ? things
                                : things.stream()
                                        .filter(this::isEmptied)
                                        .collect(Collectors.toSet());
                if (!meant.isEmpty()) {
                    lost.put(account, meant);
                }
            });
            return lost;
        }

        private boolean isEmptied(Entitlement thing) {
            int before = people.getOrDefault(thing, 0);
            return before >= FEWEST_PEOPLE && gone.getOrDefault(thing, 0) * 2 >= before;
        }
    }
}
