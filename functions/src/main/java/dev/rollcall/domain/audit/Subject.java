package dev.rollcall.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;

import java.util.Optional;

/**
 * Whom and what an entry is about; person, account and entitlement only where the entry has one.
 *
 * @param caseId the leaver's case, or the held batch, under which the entry is kept
 */
public record Subject(
        CaseId caseId,
        Optional<PersonId> person,
        Optional<AccountId> account,
        Optional<Entitlement> entitlement) {
    public Subject {
        requireNonNull(caseId, "caseId is null");
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(entitlement, "entitlement is null");
    }

    public static Subject of(CaseId caseId, PersonId person) {
        return new Subject(caseId, Optional.of(person), Optional.empty(), Optional.empty());
    }

    /** A batch keeps its entries under its own id. */
    public static Subject of(BatchId batch) {
        return of(new CaseId(batch.value()));
    }

    /** About Rollcall itself rather than somebody. */
    public static Subject of(CaseId id) {
        return new Subject(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Subject with(AccountId account) {
        return new Subject(caseId, person, Optional.of(account), entitlement);
    }

    /** Returns this with the account, if there is one; the person is told already. */
    public Subject with(Whom whom) {
        return switch (whom) {
            case Whom.Owner(AccountId owned) -> with(owned);
            case Whom.Newcomer _ -> this;
        };
    }

    public Subject with(Entitlement entitlement) {
        return new Subject(caseId, person, account, Optional.of(entitlement));
    }
}
