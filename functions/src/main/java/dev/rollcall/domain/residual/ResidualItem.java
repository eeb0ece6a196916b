package dev.rollcall.domain.residual;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.Departure;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that is left of a leaver and needs somebody. The case is closed only when none is open.
 *
 * @param what ids and codes, no names: {@code A012 app_token_preserved}
 * @param owner who is to see to it, as the policy calls them
 * @param due late after this
 * @param closing what became of it; empty while it is open
 */
public record ResidualItem(
        ResidualId id,
        CaseId caseId,
        AccountId account,
        ResidualKind kind,
        String what,
        String owner,
        Instant found,
        Instant due,
        Optional<Closing> closing) {

    private static final int LONGEST = 200;

    /**
     * @param by the operator's id in the policy, or {@value #ROLLCALL}
     * @param note why it is done, without names
     */
    public record Closing(String by, Instant at, String note) {
        /** Rollcall itself saw that it is gone. */
        public static final String ROLLCALL = "rollcall";

        public Closing {
            requireNonNull(by, "by is null");
            requireNonNull(at, "at is null");
            requireNonNull(note, "note is null");
        }
    }

    public ResidualItem {
        requireNonNull(id, "id is null");
        requireNonNull(caseId, "caseId is null");
        requireNonNull(account, "account is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(what, "what is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(found, "found is null");
        requireNonNull(due, "due is null");
        requireNonNull(closing, "closing is null");
        if (what.isBlank() || what.length() > LONGEST) {
            throw new IllegalArgumentException("What is left has 1 to " + LONGEST + " characters");
        }
        if (due.isBefore(found)) {
            throw new IllegalArgumentException("Nothing is late before it is found");
        }
    }

    public boolean isOpen() {
        return closing.isEmpty();
    }

    public boolean isLate(Instant now) {
        return isOpen() && now.isAfter(due);
    }

    /**
     * Returns when it is due if that departure is said now: hostile, sooner than it was; normal
     * again, as if nothing had been said.
     */
    public Instant due(Departure departure, Instant now) {
        Instant normal = found.plus(Departure.NORMAL.residuals());
        Instant hostile = now.plus(Departure.HOSTILE.residuals());
        return switch (departure) {
            case HOSTILE -> due.isBefore(hostile) ? due : hostile;
            case NORMAL -> due.isAfter(normal) ? due : normal;
        };
    }

    /** Returns the item due then; one that is closed stays as it was closed. */
    public ResidualItem due(Instant then) {
        return isOpen()
                ? new ResidualItem(id, caseId, account, kind, what, owner, found, then, closing)
                : this;
    }

    /** Returns the item as it was then: open if it was closed only later. */
    public ResidualItem at(Instant time) {
        return closing.filter(c -> c.at().isAfter(time)).isPresent()
                ? with(Optional.empty())
                : this;
    }

    /** Returns the item closed so; one that is closed stays as it was closed. */
    public ResidualItem closed(Closing by) {
        return isOpen() ? with(Optional.of(by)) : this;
    }

    private ResidualItem with(Optional<Closing> now) {
        return new ResidualItem(id, caseId, account, kind, what, owner, found, due, now);
    }
}
