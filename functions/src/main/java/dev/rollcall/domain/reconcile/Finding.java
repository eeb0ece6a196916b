package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.PopulationName;

import java.util.Comparator;
import java.util.Optional;

/**
 * A drift, and whether a run can set it right.
 *
 * @param correctable whether the rules say what is right, and nothing speaks against it
 * @param counts as what it is counted before anything is written; empty where nobody loses or gets
 *     access by it
 */
public record Finding(Drift drift, boolean correctable, Optional<Counted> counts) {

    /** Leavers first, and what is taken before what is given. */
    public static final Comparator<Finding> FIRST_THINGS_FIRST =
            Comparator.<Finding>comparingInt(finding -> finding.turn())
                    .thenComparing(finding -> finding.drift().id().value());

    /** What the breaker is told. */
    public record Counted(ChangeKind kind, Target target) {
        public Counted {
            requireNonNull(kind, "kind is null");
            requireNonNull(target, "target is null");
        }
    }

    public Finding {
        requireNonNull(drift, "drift is null");
        requireNonNull(counts, "counts is null");
        if (correctable && !drift.kind().canBeSetRight()) {
            throw new IllegalArgumentException("No run sets right what is " + drift.kind().code());
        }
    }

    /** Returns this with the population of its person. */
    public Finding in(PopulationName population) {
        return new Finding(drift.in(population), correctable, counts);
    }

    static Finding reported(Drift drift) {
        return new Finding(drift, false, Optional.empty());
    }

    static Finding harmless(Drift drift) {
        return new Finding(drift, true, Optional.empty());
    }

    static Finding deactivating(Drift drift, AccountId account, boolean correctable) {
        return new Finding(
                drift,
                correctable,
                Optional.of(new Counted(ChangeKind.DEACTIVATE, Target.of(account))));
    }

    static Finding taking(Drift drift, AccountId account, Entitlement entitlement) {
        return new Finding(
                drift,
                true,
                Optional.of(
                        new Counted(
                                ChangeKind.ofTaking(entitlement),
                                Target.of(account, entitlement))));
    }

    static Finding making(Drift drift, PersonId person) {
        return new Finding(
                drift, true, Optional.of(new Counted(ChangeKind.CREATE, Target.of(person))));
    }

    private int turn() {
        return switch (drift.kind()) {
            case MISSED_DEPROVISION, REACTIVATED_LEAVER, HELD_LEAVER -> 0;
            case MANUAL_ADD, OUTLIVED_GRANT, GHOST_MEMBERSHIP, PRE_EXISTING -> 1;
            case MISSING_ACCOUNT, WRONGLY_INACTIVE -> 2;
            case MISSING_GRANT, ATTRIBUTE_DRIFT -> 3;
            case FOREIGN_WRITE,
                    ORPHAN_ACCOUNT,
                    NO_SPONSOR,
                    SPONSOR_LEFT,
                    PAST_END_DATE,
                    DISPUTED_LINK,
                    NOT_ASSIGNED,
                    UNVERIFIABLE ->
                    4;
        };
    }
}
