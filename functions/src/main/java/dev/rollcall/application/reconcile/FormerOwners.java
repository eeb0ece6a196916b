package dev.rollcall.application.reconcile;

import dev.rollcall.application.reconcile.JudgeSources.Judged;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.domain.reconcile.SourceVerdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose accounts were that nobody has any more.
 *
 * @param whole the sources that were read whole: what the others say of somebody takes nothing
 */
record FormerOwners(Company company, Set<SourceId> whole) {
    FormerOwners {
        whole = Set.copyOf(whole);
    }

    static FormerOwners of(Company company, List<Judged> judged) {
        return new FormerOwners(
                company,
                judged.stream()
                        .map(Judged::verdict)
                        .filter(verdict -> verdict.trust().whole())
                        .map(SourceVerdict::source)
                        .collect(Collectors.toSet()));
    }

    /** Returns whose it was, if everybody who is linked to it has left; of several one of them. */
    Optional<PersonId> of(AccountId account) {
        List<PersonId> people =
                company.linksTo(account).stream().map(SnapshotRow.Linked::person).toList();
        return company.isProven(SnapshotPart.LINKS) && people.stream().allMatch(this::hasLeft)
                ? people.stream().min(Comparator.comparing(PersonId::toString))
                : Optional.empty();
    }

    private boolean hasLeft(PersonId person) {
        return whole.contains(person.source())
                && company.standing(person).filter(Standing.LEAVER::equals).isPresent();
    }
}
