package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Told;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;

import java.util.List;

/**
 * Takes an account out of user groups of the whole organisation. Slack tells of nobody who is in
 * one: which they are stands in the records of what rules gave, and that the account is out stands
 * on Slack's answer alone.
 */
final class LeaveOrganisationGroup {
    private final Memberships memberships;
    private final Accounts accounts;
    private final Reactivation reactivation;
    private final Grants grants;
    private final CarryOut carryOut;

    LeaveOrganisationGroup(
            Memberships memberships,
            Accounts accounts,
            Reactivation reactivation,
            Grants grants,
            CarryOut carryOut) {
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.reactivation = requireNonNull(reactivation, "reactivation is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
    }

    /** Returns the groups that rules gave to the account, or were about to when somebody died. */
    static List<Entitlement> recorded(Grants grants, PersonId person, AccountId account) {
        return grants.of(person).stream()
                .filter(grant -> grant.account().filter(account::equals).isPresent())
                .map(RecordedGrant::grant)
                .map(grant -> grant.entitlement())
                .filter(Entitlement.OrganisationGroup.class::isInstance)
                .toList();
    }

    /** What was left goes off the records: whoever comes back is given it anew. */
    Carried leave(Leaving leaving) {
        AccountId id = leaving.account();
        Told told = new Told(() -> memberships.leave(id, leaving.group()));
        Look look = () -> new Look.Seen(told.accepted(), "member=not-told-by-slack");
        StillInactive stillInactive = new StillInactive(accounts, reactivation, leaving.open(), id);
        Carried carried =
                stillInactive.judged(
                        carryOut.carryOut(leaving.order(look, stillInactive.beside(look), told)));
        if (carried instanceof Carried.Settled) {
            grants.forget(leaving.open().leaver().person(), leaving.group());
        }
        return carried;
    }
}
