package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The marks of one account of a case. */
public record AccountProgress(AccountId account, Map<AccountMark, Instant> marks) {
    public AccountProgress {
        requireNonNull(account, "account is null");
        marks = Map.copyOf(marks);
    }

    public boolean has(AccountMark mark) {
        return marks.containsKey(mark);
    }

    /** Returns the mark's time, if it is set. */
    public Optional<Instant> at(AccountMark mark) {
        return Optional.ofNullable(marks.get(mark));
    }

    /** Returns when it was verified, while nobody has looked yet for what it leaves behind. */
    public Optional<Instant> verifiedWithoutInventory() {
        return has(AccountMark.INVENTORIED) ? Optional.empty() : at(AccountMark.VERIFIED);
    }

    /** Returns when the class was reached for this account, if it was. */
    public Optional<Instant> reached(SlaClass slaClass) {
        return switch (slaClass) {
            case ACCESS_CUT -> accessCut();
            case MEMBERSHIPS_CLEARED -> at(AccountMark.MEMBERSHIPS_CLEARED);
            case VERIFIED -> at(AccountMark.VERIFIED);
        };
    }

    /** Where no API tells of sessions, inactive is all that can be read back. */
    private Optional<Instant> accessCut() {
        return has(AccountMark.SESSIONS_OUT_OF_REACH)
                ? at(AccountMark.INACTIVE)
                : later(AccountMark.INACTIVE, AccountMark.SESSIONS_ENDED);
    }

    private Optional<Instant> later(AccountMark one, AccountMark other) {
        return at(one).flatMap(a -> at(other).map(b -> a.isAfter(b) ? a : b));
    }
}
