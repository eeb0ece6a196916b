package dev.rollcall.domain.policy;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with populations: each person must be of one for a reason that can be told. */
final class PopulationFaults {
    private final AccessDraft draft;
    private final List<Fault> faults = new ArrayList<>();

    private PopulationFaults(AccessDraft draft) {
        this.draft = draft;
    }

    static List<Fault> of(AccessDraft draft) {
        PopulationFaults all = new PopulationFaults(draft);
        all.names();
        all.groups();
        all.rest();
        draft.populations().forEach(all::stay);
        return all.faults;
    }

    private void names() {
        Set<PopulationName> seen = new HashSet<>();
        for (Placed<Population> population : draft.populations()) {
            if (!seen.add(population.value().name())) {
                faults.add(
                        Fault.error(
                                population.place() + ".name",
                                "another population is called "
                                        + population.value().name()
                                        + " already",
                                "give one of them another name"));
            }
        }
    }

    /** Of two account types the narrower would decide, and the other entry would never count. */
    private void groups() {
        Map<GroupId, Population> seen = new HashMap<>();
        for (Placed<Population> placed : draft.populations()) {
            for (GroupId group : sorted(placed.value().groups())) {
                Optional.ofNullable(seen.putIfAbsent(group, placed.value()))
                        .ifPresent(other -> shared(placed, group, other));
            }
        }
    }

    private void shared(Placed<Population> placed, GroupId group, Population other) {
        String differing =
                placed.value().account() == other.account()
                        ? ", and nothing decides whose sponsor and end count"
                        : " with another account type, and the order decides nothing";
        faults.add(
                Fault.error(
                        draft.placeOf(placed.place() + ".groups", group),
                        "the group "
                                + group
                                + " is of the population "
                                + other.name()
                                + " too"
                                + differing,
                        "leave it in one of the two"));
    }

    private void rest() {
        Map<SourceId, PopulationName> seen = new HashMap<>();
        for (Placed<Population> placed : draft.populations()) {
            Population population = placed.value();
            if (!population.groups().isEmpty()) {
                continue;
            }
            PopulationName other = seen.putIfAbsent(population.source(), population.name());
            if (other != null) {
                faults.add(
                        Fault.error(
                                placed.place(),
                                "has no groups, as the population "
                                        + other
                                        + " has none; both would be whoever else is in "
                                        + population.source(),
                                "name the groups of one of them"));
            }
        }
    }

    private void stay(Placed<Population> placed) {
        Population population = placed.value();
        endless(placed);
        if (population.stay() == Stay.LIMITED) {
            limited(placed);
        } else if (population.account().isGuest()) {
            faults.add(
                    Fault.error(
                            placed.place() + ".stay",
                            "may not be open of guests: they have a sponsor and an end",
                            "leave this out"));
        }
    }

    private void limited(Placed<Population> placed) {
        Population population = placed.value();
        String who = population.account().isGuest() ? "guests" : "people whose stay is limited";
        if (population.sponsorAttribute().isEmpty()) {
            faults.add(
                    Fault.error(
                            placed.place() + ".sponsor",
                            who + " without a sponsor are nobody's",
                            "write the source's attribute with the sponsor's id"));
        }
        if (population.endAttribute().isEmpty() && population.lifetime().isEmpty()) {
            faults.add(
                    Fault.error(
                            placed.place() + ".ends",
                            who + " without an end stay for ever",
                            "write the source's attribute with the last day, or a lifetime such as"
                                    + " P180D"));
        }
    }

    private void endless(Placed<Population> placed) {
        Population population = placed.value();
        if (population.atEnd() == AtEnd.HOLD
                && population.endAttribute().isEmpty()
                && population.lifetime().isEmpty()) {
            faults.add(
                    Fault.error(
                            placed.place() + ".atEnd",
                            "is to follow an end, and these people have none",
                            "write ends or lifetime too, or leave this out"));
        }
    }

    static List<GroupId> sorted(Set<GroupId> groups) {
        return groups.stream().sorted(Comparator.naturalOrder()).toList();
    }
}
