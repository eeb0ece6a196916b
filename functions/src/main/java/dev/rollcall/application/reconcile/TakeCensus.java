package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.ThingCensus;
import dev.rollcall.domain.adoption.Unexplained;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.Withheld;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.reconcile.AccountSight;
import dev.rollcall.domain.reconcile.PersonSight;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.platform.set.Memberships;
import dev.rollcall.platform.set.NumberSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Counts who has what mappings list, and why, whatever their modes. Accounts that nobody is linked
 * to count too; bots, inactive accounts and those that only people have who have left do not.
 */
final class TakeCensus {
    private final Company company;
    private final Sights sights;
    private final OpenBefore before;
    private final Function<PersonId, List<RecordedGrant>> recorded;
    private final Set<Entitlement> listed;
    private final Memberships<Entitlement> acting = new Memberships<>();
    private final Memberships<Entitlement> watching = new Memberships<>();
    private final Memberships<Entitlement> ours = new Memberships<>();
    private final Memberships<Entitlement> given = new Memberships<>();
    private final NumberSet ofLeavers = NumberSet.none();
    private final Map<Entitlement, Integer> missing = new HashMap<>();

    /**
     * @param recorded all that rules have given somebody by our records; asked only where something
     *     is left to explain
     */
    TakeCensus(
            Company company,
            Sights sights,
            AccessPolicy policy,
            OpenBefore before,
            Function<PersonId, List<RecordedGrant>> recorded) {
        this.company = requireNonNull(company, "company is null");
        this.sights = requireNonNull(sights, "sights is null");
        this.before = requireNonNull(before, "before is null");
        this.recorded = requireNonNull(recorded, "recorded is null");
        this.listed =
                policy.mappings().stream()
                        .flatMap(mapping -> mapping.grants().stream())
                        .filter(thing -> SnapshotPart.telling(thing).isPresent())
                        .collect(toUnmodifiableSet());
    }

    /**
     * What came of it.
     *
     * @param unexplained in the order of things
     * @param outlooks what was there before, as far as it does not look as if it stayed, or did not
     *     at an earlier reading
     */
    record Taken(List<ThingCensus> things, List<Unexplained> unexplained, List<Outlook> outlooks) {
        Taken {
            things = List.copyOf(things);
            unexplained = List.copyOf(unexplained);
            outlooks = List.copyOf(outlooks);
        }
    }

    /**
     * How one that is open looks.
     *
     * @param why as what it would end; empty: it stays
     * @param since when that began; empty: with this reading
     * @param people who has the account by our links
     */
    record Outlook(
            PreExisting one,
            Optional<PreExisting.Why> why,
            Optional<Instant> since,
            List<PersonId> people) {
        Outlook {
            requireNonNull(one, "one is null");
            requireNonNull(why, "why is null");
            requireNonNull(since, "since is null");
            people = List.copyOf(people);
        }
    }

    /**
     * Counts what a person's accounts have.
     *
     * @param meant what rules would give if the person belonged here: whoever is only away for a
     *     time has it by them
     */
    void look(PersonSight sight, Supplier<DesiredAccess> meant) {
        for (AccountSight account : sight.accounts()) {
            int number = company.accounts().numbers().find(account.id()).orElseThrow();
            if (sight.desired().standing() == Standing.LEAVER) {
                ofLeavers.add(number);
            } else if (account.active()) {
                explain(sight, meant, number);
                given(sight, account, number);
                look(sight, account, number);
            }
        }
        sight.own().filter(AccountSight::active).ifPresent(own -> missing(sight, own));
    }

    private void explain(PersonSight sight, Supplier<DesiredAccess> meant, int number) {
        boolean here = sight.desired().standing() == Standing.ENTITLED;
        DesiredAccess desired = here ? sight.desired() : meant.get();
        desired.grants()
                .forEach(grant ->
                        (here ? acting : watching).holders(grant.entitlement()).add(number));
        withheld(desired).forEach(grant -> watching.holders(grant.entitlement()).add(number));
    }

    /** What was there before and rules give too; most have nothing of it. */
    private void given(PersonSight sight, AccountSight account, int number) {
        Set<Entitlement> things = before.things(account.id());
        if (sight.desired().grants().stream().noneMatch(g -> things.contains(g.entitlement()))) {
            return;
        }
        recorded.apply(sight.desired().person()).stream()
                .filter(record -> record.state() == RecordedGrant.State.GIVEN)
                .filter(record -> record.account().filter(account.id()::equals).isPresent())
                .filter(record -> things.contains(record.grant().entitlement()))
                .forEach(record -> given.holders(record.grant().entitlement()).add(number));
    }

    private void look(PersonSight sight, AccountSight account, int number) {
        List<Entitlement> rest =
                account.holdings().entitlements().stream()
                        .filter(listed::contains)
                        .filter(thing -> !isExplained(thing, number))
                        .toList();
        // What was there before is had as before, though rules gave it for a time.
        Set<Entitlement> things = before.things(account.id());
        if (!things.containsAll(rest)) {
            recorded.apply(sight.desired().person()).stream()
                    .map(record -> record.mayBeGivenTo(account.id()))
                    .filter(record -> record.state() == RecordedGrant.State.GIVEN)
                    .filter(record -> record.account().filter(account.id()::equals).isPresent())
                    .filter(record -> !things.contains(record.grant().entitlement()))
                    .forEach(record -> ours.holders(record.grant().entitlement()).add(number));
        }
    }

    /** After the end of a stay no rule explains anything. */
    private static Stream<Grant> withheld(DesiredAccess desired) {
        return desired.withheld().stream()
                .filter(one -> one.reason() != Withheld.Reason.PAST_END)
                .map(Withheld::grant);
    }

    private boolean isExplained(Entitlement thing, int account) {
        return acting.of(thing).contains(account) || watching.of(thing).contains(account);
    }

    private void missing(PersonSight sight, AccountSight own) {
        Stream.concat(
                        sight.desired().grants().stream(),
                        sight.desired().withheld().stream()
                                .filter(one -> one.reason() == Withheld.Reason.NOT_ACTING)
                                .map(Withheld::grant))
                .map(Grant::entitlement)
                .filter(thing -> !own.holdings().entitlements().contains(thing))
                .filter(own.type()::canHave)
                .forEach(thing -> missing.merge(thing, 1, Integer::sum));
    }

    /**
     * @param open what somebody may have of whom that is not known, because a group was not read
     *     whole
     */
    Taken taken(Set<Entitlement> open) {
        NumberSet left = left();
        NumberSet counted = counted(left);
        List<ThingCensus> things = new ArrayList<>();
        List<Unexplained> unexplained = new ArrayList<>();
        listed.stream()
                .sorted(Comparator.comparing(Entitlement::key))
                .forEach(thing -> things.add(count(thing, open, counted, unexplained)));
        unexplained.sort(Unexplained.BY_THING);
        return new Taken(things, unexplained, outlooks(open, left));
    }

    /** An account stays after a rehire, linked to who has left and to who is here. */
    private NumberSet left() {
        NumberSet left = NumberSet.none();
        ofLeavers.forEach(number -> {
            if (people(company.accounts().numbers().thing(number)).stream()
                    .allMatch(this::hasLeft)) {
                left.add(number);
            }
        });
        return left;
    }

    private boolean hasLeft(PersonId person) {
        return company.standing(person).filter(Standing.LEAVER::equals).isPresent();
    }

    private NumberSet counted(NumberSet left) {
        NumberSet counted = NumberSet.none();
        for (int number = 0; number < company.accounts().numbers().size(); number++) {
            if (company.accounts().isActive(number)
                    && company.accounts().type(number) != AccountType.UNMANAGED) {
                counted.add(number);
            }
        }
        return counted.without(left);
    }

    private ThingCensus count(
            Entitlement thing,
            Set<Entitlement> open,
            NumberSet counted,
            List<Unexplained> unexplained) {
        NumberSet holders = sights.holdersOf(thing);
        holders = holders.without(holders.without(counted));
        NumberSet rest = holders.without(acting.of(thing)).without(watching.of(thing));
        NumberSet unrecorded = rest.without(ours.of(thing));
        int[] known = new int[1];
        int[] unknown = new int[1];
        boolean whole = isWhole(thing, open);
        unrecorded.forEach(number -> {
            AccountId account = company.accounts().numbers().thing(number);
            if (before.things(account).contains(thing)) {
                known[0]++;
            } else {
                unknown[0]++;
                if (whole) {
                    unexplained.add(new Unexplained(thing, account));
                }
            }
        });
        return new ThingCensus(
                thing,
                whole,
                holders.size() - rest.size(),
                rest.size() - unrecorded.size(),
                known[0],
                unknown[0],
                missing.getOrDefault(thing, 0));
    }

    private boolean isWhole(Entitlement thing, Set<Entitlement> open) {
        boolean read =
                (thing instanceof Entitlement.Workspace && sights.isOneWorkspace())
                        || SnapshotPart.telling(thing).filter(company::isProven).isPresent();
        return read && !open.contains(thing);
    }

    private List<Outlook> outlooks(Set<Entitlement> open, NumberSet left) {
        return before.all().stream()
                .flatMap(one -> outlook(one, open, left).stream())
                .filter(outlook -> outlook.why().isPresent() || outlook.one().ending().isPresent())
                .toList();
    }

    /** Returns how it stands with one; empty if this reading does not tell. */
    private Optional<Outlook> outlook(PreExisting one, Set<Entitlement> open, NumberSet left) {
        OptionalInt number = company.accounts().numbers().find(one.account());
        if (number.isEmpty()) {
            return Optional.of(looking(one, Optional.of(PreExisting.Why.LEFT)));
        }
        if (left.contains(number.getAsInt()) || !company.accounts().isActive(number.getAsInt())) {
            // Whoever else is inactive may be let back, and is to find what was there before.
            boolean out =
                    left.contains(number.getAsInt())
                            && !company.accounts().isActive(number.getAsInt());
            return Optional.of(looking(one, Optional.of(PreExisting.Why.LEFT).filter(_ -> out)));
        }
        if (acting.of(one.thing()).contains(number.getAsInt())) {
            // While no run has put down that rules gave it, nobody knows that they do for good.
            boolean put = given.of(one.thing()).contains(number.getAsInt());
            return Optional.of(
                    looking(one, Optional.of(PreExisting.Why.EXPLAINED).filter(_ -> put)));
        }
        if (!listed.contains(one.thing()) || !isWhole(one.thing(), open)) {
            return Optional.empty();
        }
        boolean gone = !sights.holdersOf(one.thing()).contains(number.getAsInt());
        return Optional.of(looking(one, Optional.of(PreExisting.Why.GONE).filter(_ -> gone)));
    }

    private Outlook looking(PreExisting one, Optional<PreExisting.Why> why) {
        Optional<Instant> since =
                one.ending()
                        .filter(ending -> why.filter(ending.why()::equals).isPresent())
                        .map(PreExisting.End::at);
        return new Outlook(one, why, since, people(one.account()));
    }

    private List<PersonId> people(AccountId account) {
        return company.linksTo(account).stream()
                .map(SnapshotRow.Linked::person)
                .distinct()
                .toList();
    }
}
