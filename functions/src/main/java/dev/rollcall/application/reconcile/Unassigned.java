package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.breaker.SnapshotProof;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.SnapshotPart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Says who is not assigned to Slack in a source, if its list of assignments can be believed: it is
 * whole, has not shrunk beyond its limit, and of those whom it lacks some were asked for by id, and
 * none of them is assigned. Else a page that was lost would put hundreds on the list of
 * differences.
 */
final class Unassigned {
    /** So many are asked for by id: a lost page holds hundreds, and shows in any of them. */
    static final int LOOKS = 20;

    private final Function<SourceId, Assignments> assignments;
    private final int shrink;
    private final Optional<GoodReading> lastGood;

    /**
     * @param shrink by how many percent the list may have shrunk since the last good reading
     */
    Unassigned(
            Function<SourceId, Assignments> assignments,
            int shrink,
            Optional<GoodReading> lastGood) {
        this.assignments = requireNonNull(assignments, "assignments is null");
        this.shrink = shrink;
        this.lastGood = requireNonNull(lastGood, "lastGood is null");
    }

    /** Returns whether somebody of the source is not assigned; nobody is where it does not tell. */
    Predicate<PersonId> of(Company company, SourceId source) {
        return company.result(SnapshotPart.assignments(source))
                .filter(PartResult::proven)
                .filter(list -> !hasShrunk(company, list))
                .filter(_ -> isConfirmed(company, source))
                .<Predicate<PersonId>>map(_ -> person -> !company.isAssigned(person))
                .orElse(_ -> false);
    }

    private boolean hasShrunk(Company company, PartResult list) {
        SnapshotPart part = list.part();
        return new SnapshotProof(
                        part.source(),
                        company.reconciliation().id().value(),
                        true,
                        list.rows(),
                        lastGood.flatMap(good -> Optional.ofNullable(good.sizes().get(part.key()))))
                .shrunkBeyond(shrink);
    }

    private boolean isConfirmed(Company company, SourceId source) {
        List<PersonId> some =
                company.linkedPeople().stream()
                        .filter(person -> person.source().equals(source))
                        .filter(person -> !company.isAssigned(person))
                        .filter(person ->
                                company.standing(person)
                                        .filter(Standing.ENTITLED::equals)
                                        .isPresent())
                        .filter(company::hasActiveAccount)
                        .sorted(Comparator.comparing(PersonId::value))
                        .limit(LOOKS)
                        .toList();
        try {
            return some.stream().noneMatch(assignments.apply(source)::isAssigned);
        } catch (PortFailure _) {
            // Nothing is said then; the next reconciliation looks again.
            return false;
        }
    }
}
