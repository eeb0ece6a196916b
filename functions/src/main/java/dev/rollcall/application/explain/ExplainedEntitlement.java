package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.restore.RestoredGrant;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that somebody has or is to have, and why.
 *
 * @param shown whether the reading of the account shows it; if not, it is not there or was not read
 * @param rules those that give it now, with the path by which the person is meant; of what no rule
 *     gives any more, those that gave it
 * @param recorded since when and by what, if rules gave it or will
 * @param restored who approved that it was given back, if it was and is there
 * @param why a code in small letters that says more of the state; empty: there is no more to say
 */
public record ExplainedEntitlement(
        Entitlement entitlement,
        State state,
        boolean shown,
        SortedMap<MappingName, GroupPath> rules,
        Optional<RecordedGrant> recorded,
        Optional<RestoredGrant> restored,
        String why) {

    /** How it stands. */
    public enum State {
        /** A rule gives it, and it is there. */
        GIVEN,
        /** A rule gives it with the first sign-in. */
        PENDING,
        /** A rule gives it, and it is not there (yet). */
        MISSING,
        /** It is there, and is to go. */
        TO_BE_TAKEN,
        /** Rules gave it, none does any more, and it is not there any more. */
        GONE,
        /** It is there, no rule explains it, and it stays. */
        MANUAL,
        /** A rule says something about it, and it is not given; why is said. */
        WITHHELD,
        /** Nothing is changed about it; why is said. */
        LEFT_ALONE,
        /** It could not be read. */
        UNVERIFIABLE
    }

    public ExplainedEntitlement {
        requireNonNull(entitlement, "entitlement is null");
        requireNonNull(state, "state is null");
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        requireNonNull(recorded, "recorded is null");
        requireNonNull(restored, "restored is null");
        requireNonNull(why, "why is null");
    }
}
