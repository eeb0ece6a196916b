package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordChange;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.RecordedGrant.State;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The entitlement records of one person. What is about to be given is recorded before, as pending
 * and with its account: whoever dies between the write and its record leaves something that is
 * known to be ours.
 */
final class GrantRecords {
    private final Grants grants;
    private final Clock clock;

    GrantRecords(Grants grants, Clock clock) {
        this.grants = requireNonNull(grants, "grants is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns the records with what was about to be given to the account taken for given. */
    private static List<RecordedGrant> mayBeGiven(List<RecordedGrant> recorded, AccountId account) {
        return recorded.stream().map(grant -> grant.mayBeGivenTo(account)).toList();
    }

    /**
     * Returns what differs between what rules give the person and what the account has.
     *
     * @param before what the account had when the company was adopted, and what of it goes
     * @param plan what it has no call for is left alone
     */
    AccessChanges changes(
            Work work,
            Situation situation,
            ListedAccount account,
            Holdings holdings,
            FromBefore before,
            SlackPlan plan) {
        return AccessChanges.between(
                situation.desired(),
                holdings,
                mayBeGiven(grants.of(work.run().person()), account.id()),
                before.things(),
                before.approved(),
                work.access(),
                Conversions.typeOf(account),
                plan);
    }

    void meant(Work work, AccountId account, Grant grant) {
        record(work, account, grant, State.PENDING);
    }

    void apply(Work work, AccountId account, List<RecordChange> changes) {
        for (RecordChange change : changes) {
            switch (change) {
                case RecordChange.Write(Grant grant, State state) ->
                        record(work, account, grant, state);
                case RecordChange.Forget(Entitlement entitlement) ->
                        grants.forget(work.run().person(), entitlement);
            }
        }
    }

    /** Turns what was meant into what is given; empty if it never was meant. */
    Optional<RecordedGrant> of(PersonId person, AccountId account, Entitlement entitlement) {
        return grants.of(person).stream()
                .filter(grant -> grant.grant().entitlement().equals(entitlement))
                .filter(grant -> grant.account().filter(account::equals).isPresent())
                .findFirst();
    }

    void given(Work work, AccountId account, Grant grant) {
        record(work, account, grant, State.GIVEN);
    }

    void forget(Work work, Entitlement entitlement) {
        grants.forget(work.run().person(), entitlement);
    }

    private void record(Work work, AccountId account, Grant grant, State state) {
        grants.record(
                new RecordedGrant(
                        grant,
                        Optional.of(account),
                        clock.instant(),
                        work.cause(),
                        work.access().digest(),
                        state));
    }
}
