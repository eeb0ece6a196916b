package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What rules gave to somebody, read once for all who ask of the same person in a row. */
final class RecordedOnce {
    private final Function<PersonId, List<RecordedGrant>> grants;
    private Optional<PersonId> last = Optional.empty();
    private List<RecordedGrant> recorded = List.of();

    RecordedOnce(Function<PersonId, List<RecordedGrant>> grants) {
        this.grants = requireNonNull(grants, "grants is null");
    }

    List<RecordedGrant> of(PersonId person) {
        if (last.filter(person::equals).isEmpty()) {
            recorded = grants.apply(person);
            last = Optional.of(person);
        }
        return recorded;
    }
}
