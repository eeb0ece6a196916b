package dev.rollcall.domain.policy;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with single mappings, and with what they name of the rest of the file. */
final class MappingFaults {
    private final AccessDraft draft;
    private final Set<SourceId> sources;
    private final Set<SourceId> populated;
    private final List<Fault> faults = new ArrayList<>();

    private MappingFaults(AccessDraft draft) {
        this.draft = draft;
        this.sources =
                draft.sources().stream()
                        .map(source -> source.value().id())
                        .collect(Collectors.toSet());
        this.populated =
                draft.populations().stream()
                        .map(population -> population.value().source())
                        .collect(Collectors.toSet());
    }

    static List<Fault> of(AccessDraft draft) {
        MappingFaults all = new MappingFaults(draft);
        Set<MappingName> seen = new HashSet<>();
        for (Placed<Population> population : draft.populations()) {
            all.known(population.value().source(), population.place() + ".source");
        }
        for (Placed<Mapping> mapping : draft.mappings()) {
            if (!seen.add(mapping.value().name())) {
                all.twice(mapping);
            }
            all.sources(mapping);
            all.except(mapping);
        }
        return all.faults;
    }

    private void twice(Placed<Mapping> mapping) {
        faults.add(
                Fault.error(
                        mapping.place() + ".name",
                        "another mapping is called " + mapping.value().name() + " already",
                        "give one of them another name: grants are recorded by it"));
    }

    private void sources(Placed<Mapping> placed) {
        Mapping mapping = placed.value();
        SourceId source = mapping.group().source();
        boolean known = known(source, placed.place() + ".idpGroup.source");
        for (GroupId group : PopulationFaults.sorted(mapping.except())) {
            known(group.source(), draft.placeOf(placed.place() + ".except", group) + ".source");
        }
        String owner = mapping.owner();
        known(new SourceId(owner.substring(0, owner.indexOf(':'))), placed.place() + ".owner");
        if (known && !populated.contains(source) && draft.peopleWhole()) {
            faults.add(
                    Fault.error(
                            placed.place() + ".idpGroup.source",
                            "no population is of the source "
                                    + source
                                    + ", so the mapping gives nothing to anybody",
                            "describe one under populations"));
        }
    }

    private boolean known(SourceId source, String place) {
        if (!sources.contains(source) && draft.peopleWhole()) {
            faults.add(
                    Fault.error(
                            place,
                            "the source " + source + " is not described",
                            "describe it under sources, or write one of: "
                                    + sources.stream()
                                            .map(SourceId::value)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        return sources.contains(source);
    }

    private void except(Placed<Mapping> placed) {
        Mapping mapping = placed.value();
        if (mapping.except().contains(mapping.group())) {
            faults.add(
                    Fault.error(
                            draft.placeOf(placed.place() + ".except", mapping.group()),
                            "is the mapping's own group, so nobody is left",
                            "name the group whose people are to be left out"));
        }
    }
}
