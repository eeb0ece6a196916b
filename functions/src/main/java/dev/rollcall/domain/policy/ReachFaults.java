package dev.rollcall.domain.policy;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a mapping would mean, and whom it would not but should. */
final class ReachFaults {
    private final AccessDraft draft;
    private final PolicyWorld world;

    ReachFaults(AccessDraft draft, PolicyWorld world) {
        this.draft = draft;
        this.world = world;
    }

    List<Fault> of(Placed<Mapping> placed) {
        List<Fault> faults = new ArrayList<>();
        Mapping mapping = placed.value();
        Set<PersonId> meant = world.meant(mapping);
        if (meant.size() > mapping.most()) {
            faults.add(
                    Fault.error(
                            placed.place() + ".most",
                            "the mapping would mean "
                                    + meant.size()
                                    + " people, more than "
                                    + mapping.most(),
                            "look at the group; raise the number if it is right"));
        }
        protectedAccounts(placed, meant).ifPresent(faults::add);
        if (mapping.nested() instanceof Nesting.All) {
            cycle(placed).ifPresent(faults::add);
            cutOff(placed).ifPresent(faults::add);
        }
        faults.addAll(guests(placed, meant));
        return faults;
    }

    private Optional<Fault> protectedAccounts(Placed<Mapping> placed, Set<PersonId> meant) {
        String accounts =
                world.protectedPeople().entrySet().stream()
                        .filter(entry -> !Collections.disjoint(entry.getValue(), meant))
                        .map(Map.Entry::getKey)
                        .map(AccountId::value)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return accounts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Fault.error(
                                placed.place() + ".idpGroup",
                                "the mapping means protected accounts, which are never changed: "
                                        + accounts,
                                "take their people out of the group, or name a group of them under"
                                        + " except"));
    }

    private Optional<Fault> cycle(Placed<Mapping> placed) {
        return cycleFrom(placed.value().group(), new ArrayList<>(), new HashSet<>())
                .map(cycle ->
                        Fault.error(
                                placed.place() + ".idpGroup",
                                "the groups below it go round in a circle: "
                                        + cycle.stream()
                                                .map(this::named)
                                                .collect(Collectors.joining(" → ")),
                                "take one of them out of the next at the source"));
    }

    private Optional<List<GroupId>> cycleFrom(
            GroupId at, List<GroupId> path, Set<GroupId> finished) {
        int before = path.indexOf(at);
        if (before >= 0) {
            List<GroupId> cycle = new ArrayList<>(path.subList(before, path.size()));
            cycle.add(at);
            return Optional.of(cycle);
        }
        if (!finished.contains(at)) {
            path.add(at);
            for (GroupId child : PopulationFaults.sorted(world.group(at).groups())) {
                Optional<List<GroupId>> cycle = cycleFrom(child, path, finished);
                if (cycle.isPresent()) {
                    return cycle;
                }
            }
            path.removeLast();
            finished.add(at);
        }
        return Optional.empty();
    }

    private String named(GroupId group) {
        String name = world.group(group).name();
        return name.isEmpty() ? group.toString() : name;
    }

    private Optional<Fault> cutOff(Placed<Mapping> placed) {
        GroupId group = placed.value().group();
        int levels = placed.value().nested().levels();
        Set<PersonId> deeper = world.people(group, Integer.MAX_VALUE - 1);
        deeper.removeAll(world.people(group, levels));
        return deeper.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Fault.warning(
                                placed.place() + ".nested",
                                deeper.size()
                                        + " people are deeper than "
                                        + levels
                                        + " levels and get nothing",
                                "raise the depth to "
                                        + world
                                                .below(group, Integer.MAX_VALUE - 1)
                                                .values()
                                                .stream()
                                                .max(Comparator.naturalOrder())
                                                .orElse(levels)
                                        + " if they are meant"));
    }

    private List<Fault> guests(Placed<Mapping> placed, Set<PersonId> meant) {
        List<Fault> faults = new ArrayList<>();
        for (Placed<Population> population : draft.populations()) {
            AccountType type = population.value().account();
            Set<PersonId> people = new HashSet<>();
            population
                    .value()
                    .groups()
                    .forEach(g -> people.addAll(world.people(g, Integer.MAX_VALUE - 1)));
            people.retainAll(meant);
            if (people.isEmpty() || type == AccountType.MEMBER) {
                continue;
            }
            placed.value().grants().stream()
                    .filter(grant -> !type.canHave(grant))
                    .sorted(Comparator.comparing(grant -> grant.key()))
                    .forEach(grant ->
                            faults.add(
                                    Fault.warning(
                                            draft.placeOf(placed.place() + ".grants", grant),
                                            people.size()
                                                    + " of its people are of the population "
                                                    + population.value().name()
                                                    + ", whose accounts cannot have it",
                                            "except their group, or leave it: they do not get"
                                                    + " it")));
        }
        return faults;
    }
}
