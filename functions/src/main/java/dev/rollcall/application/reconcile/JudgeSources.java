package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.SnapshotProof;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SourceVerdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says whether each source was read whole. That a list came to its end proves nothing: so everybody
 * who is linked and not in it is asked for by id, each group's members are counted against what the
 * source says, and nobody believes that a fifth of the company is gone (rule 3).
 */
final class JudgeSources {
    /** More than so many looks by id, and the list is not believed. */
    static final int MOST_LOOKS = 200;

    private final PersonSource source;
    private final int shrink;
    private final Optional<GoodReading> lastGood;
    private final boolean patient;

    /**
     * @param source says what it knows of single people
     * @param shrink by how many percent a source may have shrunk since its last good reading
     * @param patient whether a source that is busy is waited for
     */
    JudgeSources(PersonSource source, int shrink, Optional<GoodReading> lastGood, boolean patient) {
        this.source = requireNonNull(source, "source is null");
        this.shrink = shrink;
        this.lastGood = requireNonNull(lastGood, "lastGood is null");
        this.patient = patient;
    }

    /**
     * @param gone the linked people whom the source does not know by id either
     */
    record Judged(SourceVerdict verdict, Set<PersonId> gone) {
        Judged {
            requireNonNull(verdict, "verdict is null");
            gone = Set.copyOf(gone);
        }
    }

    Judged judge(Company company, AccessPolicy policy, SourceId id) {
        SnapshotPart people = SnapshotPart.people(id);
        SnapshotPart groups = SnapshotPart.groups(id);
        List<String> reasons = new ArrayList<>();
        whyNot(company, people).ifPresent(reasons::add);
        whyNot(company, groups).ifPresent(reasons::add);
        int size = company.result(people).map(PartResult::rows).orElse(0);
        shrinking(company, people, size)
                .map(_ -> size == 0 ? "nobody" : "shrunk")
                .ifPresent(reasons::add);
        // Nobody counts groups: of one that is lost, whoever is in it is not meant any more.
        company.result(groups)
                .filter(PartResult::proven)
                .flatMap(result -> shrinking(company, groups, result.rows()))
                .map(_ -> "groups-shrunk")
                .ifPresent(reasons::add);
        everybody(policy)
                .filter(group -> group.source().equals(id))
                .filter(group -> !isWhole(company, group))
                .map(group -> "members-not-proven:" + group)
                .distinct()
                .sorted()
                .forEach(reasons::add);
        Set<PersonId> gone = absent(company, id, reasons);
        return new Judged(new SourceVerdict(id, size, reasons, open(company, policy, id)), gone);
    }

    private static Optional<String> whyNot(Company company, SnapshotPart part) {
        Optional<PartResult> result = company.result(part);
        return result.isEmpty()
                ? Optional.of("not-read:" + part.key())
                : result.filter(read -> !read.proven())
                        .map(read ->
                                read.refused()
                                        .map(code -> code + ":" + part.key())
                                        .orElseGet(() -> "not-whole:" + part.key()));
    }

    private Optional<SnapshotProof> shrinking(Company company, SnapshotPart part, int size) {
        return Optional.of(
                        new SnapshotProof(
                                part.source(),
                                company.reconciliation().id().value(),
                                true,
                                size,
                                lastGood.flatMap(
                                        good -> Optional.ofNullable(good.sizes().get(part.key())))))
                .filter(proof -> proof.shrunkBeyond(shrink));
    }

    /** Groups that say who belongs here, or who is left out: without them nothing is certain. */
    private static Stream<GroupId> everybody(AccessPolicy policy) {
        return Stream.concat(
                policy.populations().stream().flatMap(population -> population.groups().stream()),
                policy.mappings().stream().flatMap(mapping -> mapping.except().stream()));
    }

    /** One who comes while the members are read makes more; fewer is what a lost page makes. */
    private static boolean isWhole(Company company, GroupId group) {
        return company.result(SnapshotPart.membersOf(group))
                .filter(PartResult::proven)
                .filter(result ->
                        company.promised(group).filter(many -> result.rows() < many).isEmpty())
                .isPresent();
    }

    private Set<PersonId> absent(Company company, SourceId id, List<String> reasons) {
        if (!company.isProven(SnapshotPart.people(id))) {
            return Set.of();
        }
        List<PersonId> missing =
                company.linkedPeople().stream()
                        .filter(person -> person.source().equals(id))
                        .filter(person -> company.find(person).isEmpty())
                        // Of whom every account is inactive there is nothing to lose: a source
                        // forgets those who left long ago.
                        .filter(company::hasActiveAccount)
                        .sorted((a, b) -> a.value().compareTo(b.value()))
                        .toList();
        if (missing.size() > MOST_LOOKS) {
            reasons.add("too-many-absent");
            return Set.of();
        }
        Set<PersonId> gone = new HashSet<>();
        boolean known = false;
        for (PersonId person : missing) {
            try {
                switch (source.read(person)) {
                    case PersonReading.Found _ -> known = true;
                    case PersonReading.Absent _ -> gone.add(person);
                    case PersonReading.OutOfReach _ -> {}
                }
            } catch (PortFailure failure) {
                if (patient && failure instanceof PortFailure.RateLimited) {
                    throw failure;
                }
                // What is true of one source says nothing of the others: they are compared.
                reasons.add(
                        failure instanceof PortFailure.RateLimited
                                ? "absent-busy"
                                : "absent-not-read");
                return Set.of();
            }
        }
        if (known) {
            reasons.add("people-left-out");
        }
        return gone;
    }

    private static Set<Entitlement> open(Company company, AccessPolicy policy, SourceId id) {
        Set<GroupId> unproven =
                company.reconciliation().done().stream()
                        .map(PartResult::part)
                        .filter(part -> part.kind() == SnapshotPart.Kind.GROUP_MEMBERS)
                        .map(SnapshotPart::group)
                        .filter(group -> group.source().equals(id))
                        .filter(group -> !isWhole(company, group))
                        .collect(Collectors.toUnmodifiableSet());
        return policy.mappings().stream()
                .filter(mapping -> mayMean(company, mapping, unproven))
                .flatMap(mapping -> mapping.grants().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whoever is in a group that lies anywhere below the mapping's may be meant by it. */
    private static boolean mayMean(Company company, Mapping mapping, Set<GroupId> unproven) {
        return unproven.stream()
                .anyMatch(group -> isBelow(company, group, mapping.group(), new HashSet<>()));
    }

    private static boolean isBelow(
            Company company, GroupId group, GroupId above, Set<GroupId> seen) {
        if (group.equals(above)) {
            return true;
        }
        return seen.add(group)
                && company.parents().getOrDefault(group, Set.of()).stream()
                        .anyMatch(parent -> isBelow(company, parent, above, seen));
    }
}
