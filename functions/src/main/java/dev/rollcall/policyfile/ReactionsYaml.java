package dev.rollcall.policyfile;

import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.policy.Reactions;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to follow from each kind of difference; what is left out has its usual reaction. */
final class ReactionsYaml {
    static final String SECTION = "reactions";

    private ReactionsYaml() {}

    static Reactions read(PolicyNode file) {
        PolicyNode node = file.optionalObject(SECTION);
        node.allow(kinds());
        Map<DriftKind, Reaction> read = new EnumMap<>(DriftKind.class);
        for (DriftKind kind : DriftKind.values()) {
            Reaction reaction = node.choice(kind.code(), kind.usual());
            if (kind.allows(reaction)) {
                read.put(kind, reaction);
            } else {
                boolean never = !kind.allows(Reaction.CORRECT);
                node.fault(
                        kind.code(),
                        never
                                ? "can only be reported today: no run sets it right"
                                : "is set right by a whole plan, and by no word on one",
                        never ? "write report, or leave it out" : "write report or correct");
            }
        }
        // As if it stood nowhere: what says the usual differs in nothing from what says nothing.
        read.entrySet().removeIf(said -> said.getValue() == said.getKey().usual());
        return new Reactions(read);
    }

    private static Set<String> kinds() {
        return Arrays.stream(DriftKind.values())
                .map(DriftKind::code)
                .collect(Collectors.toUnmodifiableSet());
    }
}
