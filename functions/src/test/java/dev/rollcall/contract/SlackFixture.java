package dev.rollcall.contract;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.List;

/** A Slack that a contract furnishes, and the three ports it serves. */
public interface SlackFixture extends AutoCloseable {

    Accounts accounts();

    Sessions sessions();

    Memberships memberships();

    /** Adds an active account of that rank, signed in so many times, in one workspace. */
    void add(AccountId account, Account.Rank rank, int sessions);

    /** Adds an IdP group with these members. */
    Entitlement.IdpGroup idpGroup(List<AccountId> members);

    /** Adds a user group with these members. */
    Entitlement.UserGroup userGroup(List<AccountId> members);

    /** Waits until everything that was written can be seen. */
    void settle();

    @Override
    void close();
}
