package dev.rollcall.domain.policy;

import static java.util.stream.Collectors.joining;

import dev.rollcall.domain.access.AccountId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a policy does not fit what is there. */
public final class WorldFaults {
    private WorldFaults() {}

    /** Returns errors and warnings; none means that all that is named is there as the file says. */
    public static List<Fault> of(AccessDraft draft, PolicyWorld world) {
        List<Fault> faults = new ArrayList<>();
        LabelFaults labels = new LabelFaults(world);
        draft.mentions().forEach(mention -> labels.of(mention).ifPresent(faults::add));
        faults.addAll(unread(draft, world));
        ReachFaults reach = new ReachFaults(draft, world);
        for (Placed<Mapping> mapping : draft.mappings()) {
            if (world.groups().containsKey(mapping.value().group())) {
                faults.addAll(reach.of(mapping));
            }
            faults.addAll(foreign(draft, mapping, world));
        }
        return faults;
    }

    /** One warning for each list that was not read, where the file first needs it. */
    private static List<Fault> unread(AccessDraft draft, PolicyWorld world) {
        Map<WorldPart, List<Mention>> unknown = new LinkedHashMap<>();
        for (Mention mention : draft.mentions()) {
            WorldPart part = WorldPart.with(mention.thing());
            if (world.whyUnread(part).isPresent()) {
                unknown.computeIfAbsent(part, _ -> new ArrayList<>()).add(mention);
            }
        }
        List<Fault> faults = new ArrayList<>();
        if (!draft.protectedAccounts().value().isEmpty()) {
            world.whyUnread(WorldPart.PROTECTED)
                    .ifPresent(why ->
                            faults.add(
                                    Fault.warning(
                                            draft.protectedAccounts().place(),
                                            WorldPart.PROTECTED.words()
                                                    + " could not be read ("
                                                    + why
                                                    + "), so whether a mapping means one of them is"
                                                    + " not known",
                                            "look it up, or mend that and read the world again")));
            strangers(draft, world).ifPresent(faults::add);
        }
        unknown.forEach((part, mentions) ->
                faults.add(
                        Fault.warning(
                                mentions.getFirst().place(),
                                part.words()
                                        + " could not be read whole ("
                                        + world.whyUnread(part).orElseThrow()
                                        + "), so whether all that the file names is there ("
                                        + mentions.size()
                                        + " times) is not known",
                                "look it up, or mend that and read the world again")));
        return faults;
    }

    /** A reading tells of the accounts that were protected then. */
    private static Optional<Fault> strangers(AccessDraft draft, PolicyWorld world) {
        String accounts =
                draft.protectedAccounts().value().stream()
                        .filter(account -> !world.protectedGroups().containsKey(account))
                        .map(AccountId::value)
                        .sorted()
                        .collect(joining(", "));
        return accounts.isEmpty() || world.whyUnread(WorldPart.PROTECTED).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Fault.warning(
                                draft.protectedAccounts().place(),
                                "the world does not tell to whom these belong: "
                                        + accounts
                                        + ", so whether a mapping means them is not known",
                                "look it up; it is looked up when the file is proposed"));
    }

    private static List<Fault> foreign(
            AccessDraft draft, Placed<Mapping> mapping, PolicyWorld world) {
        List<Fault> faults = new ArrayList<>();
        mapping.value().grants().stream()
                .filter(grant -> world.foreignWriters().containsKey(grant))
                .forEach(grant -> {
                    String place = draft.placeOf(mapping.place() + ".grants", grant);
                    String what =
                            "has been found to be written by " + world.foreignWriters().get(grant);
                    faults.add(
                            mapping.value().mode() == MappingMode.AUTHORITATIVE
                                    ? Fault.error(
                                            place,
                                            what + ", who would be fought",
                                            "end that writer first, or name it under writers and"
                                                    + " make the mapping report")
                                    : Fault.warning(
                                            place,
                                            what + " too",
                                            "name it under writers, or end it"));
                });
        return faults;
    }
}
