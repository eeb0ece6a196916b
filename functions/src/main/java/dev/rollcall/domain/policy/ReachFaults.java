package dev.rollcall.domain.policy;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.GroupId;

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
        size(placed, world.reach(mapping)).ifPresent(faults::add);
        Set<GroupId> meant = world.meant(mapping);
        protectedAccounts(placed, meant).ifPresent(faults::add);
        if (mapping.nested() instanceof Nesting.All) {
            cycle(placed).ifPresent(faults::add);
            cutOff(placed).ifPresent(faults::add);
        }
        faults.addAll(guests(placed, meant));
        return faults;
    }

    private static Optional<Fault> size(Placed<Mapping> placed, Reach reach) {
        int most = placed.value().most();
        if (reach.atMost() <= most) {
            return Optional.empty();
        }
        String place = placed.place() + ".most";
        return Optional.of(
                reach.atLeast() > most
                        ? Fault.error(
                                place,
                                "the mapping would mean "
                                        + reach.words()
                                        + " people, more than "
                                        + most,
                                "look at the group; raise the number if it is right")
                        : Fault.warning(
                                place,
                                "the mapping may mean "
                                        + reach.words()
                                        + " people, which may be more than "
                                        + most
                                        + "; how many of them are excepted is not known",
                                "count them with 'rollcall plan', or raise the number"));
    }

    private Optional<Fault> protectedAccounts(Placed<Mapping> placed, Set<GroupId> meant) {
        Set<GroupId> excepted = new HashSet<>();
        placed.value()
                .except()
                .forEach(group ->
                        excepted.addAll(
                                world.below(group, placed.value().nested().levels()).keySet()));
        String accounts =
                world.protectedGroups().entrySet().stream()
                        .filter(entry -> !Collections.disjoint(entry.getValue(), meant))
                        .filter(entry -> Collections.disjoint(entry.getValue(), excepted))
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
        Headcount people = world.group(group).people();
        int deeper = people.all() - people.within(levels);
        return deeper == 0
                ? Optional.empty()
                : Optional.of(
                        Fault.warning(
                                placed.place() + ".nested",
                                deeper
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

    private List<Fault> guests(Placed<Mapping> placed, Set<GroupId> meant) {
        List<Fault> faults = new ArrayList<>();
        for (Placed<Population> population : draft.populations()) {
            AccountType type = population.value().account();
            if (type == AccountType.MEMBER || !isAmong(population.value(), meant)) {
                continue;
            }
            placed.value().grants().stream()
                    .filter(grant -> !type.canHave(grant))
                    .sorted(Comparator.comparing(grant -> grant.key()))
                    .forEach(grant ->
                            faults.add(
                                    Fault.warning(
                                            draft.placeOf(placed.place() + ".grants", grant),
                                            "some of its people are of the population "
                                                    + population.value().name()
                                                    + ", whose accounts cannot have it",
                                            "except their group, or leave it: they do not get"
                                                    + " it")));
        }
        return faults;
    }

    /** Whether a group with anybody in it is meant that is the population's too. */
    private boolean isAmong(Population population, Set<GroupId> meant) {
        return population.groups().stream()
                .flatMap(group -> world.below(group, Integer.MAX_VALUE - 1).keySet().stream())
                .filter(meant::contains)
                .anyMatch(group -> world.group(group).people().all() > 0);
    }
}
