package dev.rollcall.domain.grant;

import static java.util.Comparator.comparing;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.Population;

import java.util.List;
import java.util.Optional;

/**
 * Of which population somebody is. Of several that match, the one with the narrowest account type
 * decides, of those the first by name; one without groups takes whoever of its source is of no
 * other.
 */
record PopulationRules(List<Population> populations) {
    PopulationRules {
        populations =
                populations.stream()
                        .sorted(comparing(Population::account).thenComparing(Population::name))
                        .toList();
    }

    Optional<Population> of(SourceId source, GroupWalk walk) {
        return ofSource(source).stream()
                .filter(population -> isIn(population, walk))
                .findFirst()
                .or(() -> rest(source));
    }

    private Optional<Population> rest(SourceId source) {
        return ofSource(source).stream().filter(p -> p.groups().isEmpty()).findFirst();
    }

    private List<Population> ofSource(SourceId source) {
        return populations.stream().filter(p -> p.source().equals(source)).toList();
    }

    private static boolean isIn(Population population, GroupWalk walk) {
        return population.groups().stream().anyMatch(walk::isIn);
    }
}
