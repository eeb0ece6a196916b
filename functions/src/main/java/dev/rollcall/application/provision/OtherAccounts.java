package dev.rollcall.application.provision;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.push.PushCaution;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Takes what rules gave on a person's other accounts: they give it on one only. Our records tell
 * what that is. What was given there by hand stays, and so do workspaces, which would take it
 * along.
 */
public final class OtherAccounts {
    private final Grants grants;
    private final AdmitChange admit;
    private final TakeAccess takeAccess;
    private final Clock clock;

    public OtherAccounts(Grants grants, AdmitChange admit, TakeAccess takeAccess, Clock clock) {
        this.grants = requireNonNull(grants, "grants is null");
        this.admit = requireNonNull(admit, "admit is null");
        this.takeAccess = requireNonNull(takeAccess, "takeAccess is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** One thing that rules gave on another account. */
    record Given(AccountId account, Entitlement entitlement) {}

    /**
     * Takes one thing after the other, as far as it can be done now.
     *
     * @param profile for the page, should people have to decide
     * @param seen how many looks had been wanted before the run began
     * @return settled when nothing is left but what a human was told of
     */
    Carried take(
            Runs.Ticket ticket, Work work, List<AccountId> others, Profile profile, long seen) {
        List<Given> given = given(grants.of(work.run().person()), others);
        Instant dwellEnd =
                confirmedAt(work, others, given, profile)
                        .plus(PushCaution.dwell(work.run().person().source(), work.general()));
        if (!given.isEmpty() && clock.instant().isBefore(dwellEnd)) {
            return new Carried.Later(dwellEnd);
        }
        boolean held = false;
        for (Given one : given) {
            Carried carried =
                    takeAccess.take(
                            ticket, work.run().id(), one.account(), one.entitlement(), seen);
            switch (carried) {
                // The function has its time for one; the next comes with the next call.
                case Carried.Settled() -> {
                    return new Carried.Later(clock.instant());
                }
                // People may have decided otherwise on the next one.
                case Carried.Refused(String code) ->
                        held = held || code.equals(AdmitChange.FOR_NOW);
                case Carried.Awaiting _, Carried.Later _, Carried.LookAgain(), Carried.Fenced() -> {
                    return carried;
                }
            }
        }
        return held ? new Carried.Refused(AdmitChange.FOR_NOW) : new Carried.Settled();
    }

    private Instant confirmedAt(
            Work work, List<AccountId> others, List<Given> given, Profile profile) {
        return others.stream()
                .map(other ->
                        admit.due(
                                work,
                                Whom.of(other),
                                given.stream()
                                        .filter(one -> one.account().equals(other))
                                        .map(one -> Change.removal(other, one.entitlement()))
                                        .toList(),
                                profile))
                .max(Comparator.naturalOrder())
                .orElseGet(clock::instant);
    }

    /** Returns what is to be taken from them; what stands on something else goes first. */
    static List<Given> given(List<RecordedGrant> recorded, List<AccountId> others) {
        return recorded.stream()
                .flatMap(record ->
                        record.account().stream()
                                .filter(others::contains)
                                .map(account -> new Given(account, record.grant().entitlement())))
                .filter(one -> !(one.entitlement() instanceof Entitlement.Workspace))
                .sorted(
                        comparing(Given::entitlement, AccessChanges.HIGHEST_FIRST)
                                .thenComparing(one -> one.entitlement().key()))
                .toList();
    }
}
