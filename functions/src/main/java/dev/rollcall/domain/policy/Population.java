package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of people: where they come from, and what kind of account they have.
 *
 * @param source the one source that says who they are
 * @param groups whoever is in one of these, however deep, is of this population; none: whoever of
 *     the source is of no other
 * @param sponsorAttribute the source's attribute with the id of the person who answers for them
 * @param endAttribute the source's attribute with the last day, {@code 2027-03-31}
 * @param zoneAttribute the source's attribute with the time zone in which that day ends
 * @param lifetime how long an account may live where the source states no end
 * @param atEnd what follows when the end has come
 * @param stay whether a sponsor and an end are demanded
 */
public record Population(
        PopulationName name,
        SourceId source,
        Set<GroupId> groups,
        AccountType account,
        Optional<String> sponsorAttribute,
        Optional<String> endAttribute,
        Optional<String> zoneAttribute,
        Optional<Duration> lifetime,
        AtEnd atEnd,
        Stay stay) {
    public Population {
        requireNonNull(name, "name is null");
        requireNonNull(source, "source is null");
        groups = Set.copyOf(groups);
        requireNonNull(account, "account is null");
        requireNonNull(sponsorAttribute, "sponsorAttribute is null");
        requireNonNull(endAttribute, "endAttribute is null");
        requireNonNull(zoneAttribute, "zoneAttribute is null");
        requireNonNull(lifetime, "lifetime is null");
        requireNonNull(atEnd, "atEnd is null");
        requireNonNull(stay, "stay is null");
        if (groups.stream().anyMatch(group -> !group.source().equals(source))) {
            throw new IllegalArgumentException(
                    "The population " + name + " has groups of another source than its own");
        }
    }

    /** A population of whose ends people are told. */
    public Population(
            PopulationName name,
            SourceId source,
            Set<GroupId> groups,
            AccountType account,
            Optional<String> sponsorAttribute,
            Optional<String> endAttribute,
            Optional<String> zoneAttribute,
            Optional<Duration> lifetime) {
        this(
                name,
                source,
                groups,
                account,
                sponsorAttribute,
                endAttribute,
                zoneAttribute,
                lifetime,
                AtEnd.REPORT);
    }

    /** A population of whom a sponsor and an end are demanded if they are guests. */
    public Population(
            PopulationName name,
            SourceId source,
            Set<GroupId> groups,
            AccountType account,
            Optional<String> sponsorAttribute,
            Optional<String> endAttribute,
            Optional<String> zoneAttribute,
            Optional<Duration> lifetime,
            AtEnd atEnd) {
        this(
                name,
                source,
                groups,
                account,
                sponsorAttribute,
                endAttribute,
                zoneAttribute,
                lifetime,
                atEnd,
                usualStay(account));
    }

    /** Returns how long people of such accounts stay where the policy does not say. */
    public static Stay usualStay(AccountType account) {
        return account.isGuest() ? Stay.LIMITED : Stay.OPEN;
    }
}
