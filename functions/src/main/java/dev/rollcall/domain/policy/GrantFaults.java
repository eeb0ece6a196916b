package dev.rollcall.domain.policy;

import dev.rollcall.domain.access.Entitlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong between mappings that grant the same, and between mappings and writers. */
final class GrantFaults {

    /** One mapping that grants one thing. */
    private record Giving(Placed<Mapping> mapping, Entitlement entitlement, String place) {
        MappingMode mode() {
            return mapping.value().mode();
        }

        MappingName name() {
            return mapping.value().name();
        }

        boolean isAuthoritative() {
            return mode() == MappingMode.AUTHORITATIVE;
        }
    }

    private final AccessDraft draft;
    private final List<Giving> givings = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private GrantFaults(AccessDraft draft) {
        this.draft = draft;
        for (Placed<Mapping> mapping : draft.mappings()) {
            mapping.value().grants().stream()
                    .sorted(Comparator.comparing(Entitlement::key))
                    .forEach(grant ->
                            givings.add(
                                    new Giving(
                                            mapping,
                                            grant,
                                            draft.placeOf(mapping.place() + ".grants", grant))));
        }
    }

    static List<Fault> of(AccessDraft draft) {
        GrantFaults all = new GrantFaults(draft);
        for (int i = 0; i < all.givings.size(); i++) {
            for (int j = 0; j < i; j++) {
                all.contradiction(all.givings.get(j), all.givings.get(i));
            }
        }
        all.kinds();
        all.writtenTwice();
        all.givings.forEach(all::writer);
        all.givings.forEach(all::unseen);
        return all.faults;
    }

    private void contradiction(Giving first, Giving second) {
        if (!first.entitlement().equals(second.entitlement())
                || first.isAuthoritative() == second.isAuthoritative()) {
            return;
        }
        Giving strict = first.isAuthoritative() ? first : second;
        Giving lax = first.isAuthoritative() ? second : first;
        boolean sameGroup = strict.mapping().value().group().equals(lax.mapping().value().group());
        if (!lax.mode().acts() || sameGroup) {
            faults.add(
                    Fault.error(
                            second.place(),
                            "the mapping "
                                    + strict.name()
                                    + " is authoritative for it, and "
                                    + lax.name()
                                    + (sameGroup
                                            ? " grants it to the same group otherwise"
                                            : " only observes: its people would be taken out"),
                            "give both the same mode, or take it out of one"));
        }
    }

    /** An id belongs to one thing: a group is of one kind, and of one workspace. */
    private void kinds() {
        Map<String, Mention> seen = new HashMap<>();
        for (Mention mention : draft.mentions()) {
            if (mention.thing() instanceof Mention.OfEntitlement(Entitlement entitlement)) {
                String key = entitlement.key();
                String id = key.substring(key.lastIndexOf(':') + 1);
                Mention other = seen.putIfAbsent(id, mention);
                if (other != null && !other.thing().equals(mention.thing())) {
                    faults.add(
                            Fault.error(
                                    mention.place(),
                                    id + " is another kind of thing at " + other.place(),
                                    "look in Slack what it is, and write it so in both places"));
                }
            }
        }
    }

    private void writtenTwice() {
        Map<Entitlement, String> seen = new HashMap<>();
        for (Placed<WriterRule> rule : draft.writers()) {
            String other = seen.putIfAbsent(rule.value().entitlement(), rule.place());
            if (other != null) {
                faults.add(
                        Fault.error(
                                rule.place(),
                                "its writer stands at " + other + " already",
                                "keep one of the two"));
            }
        }
    }

    private void writer(Giving giving) {
        Optional<String> other = otherWriter(giving.entitlement());
        if (other.isEmpty()) {
            return;
        }
        String what = "is written by " + other.get() + ", not by Rollcall";
        faults.add(
                giving.isAuthoritative()
                        ? Fault.error(
                                giving.place(),
                                what + "; an authoritative mapping would fight over it",
                                "make the mapping report, or end the other writer first")
                        : Fault.warning(
                                giving.place(),
                                what + ": it is observed and never given",
                                "take it out, or end the other writer first"));
    }

    /** Slack tells how many are in a user group of the organisation, and not who. */
    private void unseen(Giving giving) {
        if (giving.isAuthoritative()
                && giving.entitlement() instanceof Entitlement.OrganisationGroup) {
            faults.add(
                    Fault.warning(
                            giving.place(),
                            "Slack does not tell who is in a user group of the organisation: whom"
                                    + " somebody put there by hand is not found, and not taken out",
                            "make the mapping additive, or a user group of a workspace of it"));
        }
    }

    private Optional<String> otherWriter(Entitlement entitlement) {
        return draft.writers().stream()
                .map(Placed::value)
                .filter(rule -> rule.entitlement().equals(entitlement))
                .findFirst()
                .flatMap(rule ->
                        switch (rule.writer()) {
                            case Writer.Rollcall() -> Optional.empty();
                            case Writer.Foreign(String name) -> Optional.of(name);
                            case Writer.Nobody() -> Optional.of("nobody");
                        });
    }
}
