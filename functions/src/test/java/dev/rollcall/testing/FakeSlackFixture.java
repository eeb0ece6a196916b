package dev.rollcall.testing;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.contract.SlackFixture;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.time.Instant;
import java.util.List;

/** {@link FakeSlack} for the contracts. */
final class FakeSlackFixture implements SlackFixture {
    private final FakeSlack slack =
            new FakeSlack(new MovableClock(Instant.parse("2026-11-01T12:00:00Z")));
    private int groups;

    @Override
    public Accounts accounts() {
        return slack;
    }

    @Override
    public Sessions sessions() {
        return slack;
    }

    @Override
    public Memberships memberships() {
        return slack;
    }

    @Override
    public void add(AccountId account, Account.Rank rank, int sessions) {
        slack.add(new Account(account, true, rank), sessions);
    }

    @Override
    public Entitlement.IdpGroup idpGroup(List<AccountId> members) {
        return filled(new Entitlement.IdpGroup("S" + ++groups), members);
    }

    @Override
    public Entitlement.UserGroup userGroup(List<AccountId> members) {
        return filled(new Entitlement.UserGroup("T01", "S" + ++groups), members);
    }

    @Override
    public void settle() {}

    @Override
    public void close() {}

    private <E extends Entitlement> E filled(E group, List<AccountId> members) {
        members.forEach(member -> slack.join(member, group));
        return group;
    }
}
