package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.LookAtPerson.Known;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Population;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a change of policies can mean somebody, told without a look into Slack. In doubt it does:
 * then Slack is read, and the comparison decides.
 */
final class Touched {
    private final ChangesUnder before;
    private final ChangesUnder after;
    private final Set<MappingName> changedMappings;
    private final boolean everybody;

    Touched(ChangesUnder before, ChangesUnder after, Instant at) {
        this.before = requireNonNull(before, "before is null");
        this.after = requireNonNull(after, "after is null");
        this.changedMappings = changed(before.policy(), after.policy());
        this.everybody =
                !before.policy().writers().equals(after.policy().writers())
                        || !before.policy()
                                .protectedAccounts()
                                .equals(after.policy().protectedAccounts())
                        || !before.policy().attributes().equals(after.policy().attributes())
                        || !before.policy().sources().equals(after.policy().sources())
                        || !authoritative(before.policy(), at)
                                .equals(authoritative(after.policy(), at));
    }

    boolean touches(Known known, Instant at) {
        DesiredAccess was = before.desired(known, at);
        DesiredAccess is = after.desired(known, at);
        return everybody
                || !was.equals(is)
                || !population(before, was).equals(population(after, is))
                || known.recorded().stream()
                        .flatMap(record -> record.grant().rules().keySet().stream())
                        .anyMatch(changedMappings::contains);
    }

    /** Its end and its sponsor mean whoever is in it, though rules give the same. */
    private static Optional<Population> population(ChangesUnder under, DesiredAccess access) {
        return access.population().flatMap(under.policy()::population);
    }

    private static Set<MappingName> changed(AccessPolicy before, AccessPolicy after) {
        Set<Mapping> either = new HashSet<>(before.mappings());
        either.addAll(after.mappings());
        Set<Mapping> both = new HashSet<>(before.mappings());
        both.retainAll(after.mappings());
        either.removeAll(both);
        return either.stream().map(Mapping::name).collect(Collectors.toSet());
    }

    /** What nobody's rule explains is taken from there: that may mean anybody. */
    private static Set<Entitlement> authoritative(AccessPolicy policy, Instant at) {
        return policy.mappings().stream()
                .filter(mapping -> mapping.mode() == MappingMode.AUTHORITATIVE)
                .filter(mapping -> mapping.inForceAt(at))
                .flatMap(mapping -> mapping.grants().stream())
                .collect(Collectors.toSet());
    }
}
