package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One departure (or suspension) of one person, from the first hint to its end.
 *
 * @param cause the source's id of the first event, for the ledger
 * @param changedAt the source's own time of the change; the SLA counts from here
 * @param detectedAt when we first heard of it; the dwell counts from here
 * @param terms what it is judged by
 * @param assessment what the last fresh read said; empty until there was one
 */
public record LeaverCase(
        CaseId id,
        PersonId person,
        String cause,
        Instant changedAt,
        Instant detectedAt,
        CaseState state,
        Terms terms,
        Optional<Assessment> assessment,
        List<AccountProgress> accounts) {

    /**
     * How a cause begins that is no event of a source: somebody who has left, and whose account is
     * inactive, is still in something.
     */
    public static final String GHOST = "ghost-";

    public LeaverCase {
        requireNonNull(id, "id is null");
        requireNonNull(person, "person is null");
        requireNonNull(cause, "cause is null");
        requireNonNull(changedAt, "changedAt is null");
        requireNonNull(detectedAt, "detectedAt is null");
        requireNonNull(state, "state is null");
        requireNonNull(terms, "terms is null");
        requireNonNull(assessment, "assessment is null");
        accounts = List.copyOf(accounts);
    }

    /**
     * Returns whether it was opened for what an inactive account is still in. Its clock runs from
     * when that was found, however long ago the person left.
     */
    public boolean isOfGhost() {
        return cause.startsWith(GHOST);
    }

    /** Returns what the last fresh read said; empty until there was one. */
    public Optional<Standing> standing() {
        return assessment.map(Assessment::standing);
    }

    /**
     * Returns how the class stands, of every account; of a case without accounts yet, the one
     * deadline that is not reached.
     */
    public List<Deadline> deadlines(SlaClass slaClass) {
        return accounts.isEmpty()
                ? List.of(Deadline.fromEvent(this, slaClass, Optional.empty()))
                : accounts.stream().map(a -> Deadline.of(this, a, slaClass)).toList();
    }

    public Optional<AccountProgress> account(AccountId id) {
        return accounts.stream().filter(a -> a.account().equals(id)).findFirst();
    }

    /** Returns when every account had reached the class; empty while one has not. */
    public Optional<Instant> reached(SlaClass slaClass) {
        return ofAll(account -> account.reached(slaClass));
    }

    /** Returns when it had been looked for what every account leaves behind, if it was. */
    public Optional<Instant> inventoried() {
        return ofAll(account -> account.at(AccountMark.INVENTORIED));
    }

    private Optional<Instant> ofAll(Function<AccountProgress, Optional<Instant>> time) {
        if (accounts.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> latest = Optional.empty();
        for (AccountProgress account : accounts) {
            Optional<Instant> at = time.apply(account);
            if (at.isEmpty()) {
                return Optional.empty();
            }
            if (latest.isEmpty() || at.get().isAfter(latest.get())) {
                latest = at;
            }
        }
        return latest;
    }

    /** Returns the accounts that were found out of everything. */
    public List<AccountProgress> verified() {
        return accounts.stream().filter(a -> a.has(AccountMark.VERIFIED)).toList();
    }

    /** Returns the case as it is for some of its accounts. */
    public LeaverCase only(List<AccountId> ids) {
        return new LeaverCase(
                id,
                person,
                cause,
                changedAt,
                detectedAt,
                state,
                terms,
                assessment,
                accounts.stream().filter(a -> ids.contains(a.account())).toList());
    }

    /** Returns the accounts a runbook may still work on: not held, not refused. */
    public List<AccountId> workable() {
        return accounts.stream()
                .filter(a -> !a.has(AccountMark.HELD) && !a.has(AccountMark.REFUSED))
                .map(AccountProgress::account)
                .toList();
    }
}
