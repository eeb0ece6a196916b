package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.contract.AccountsContract;
import dev.rollcall.contract.SlackFixture;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedSlackAccountsTest extends AccountsContract {
    private final SimulatedSlack simulated = new SimulatedSlack();

    @Override
    protected SlackFixture slack() {
        return simulated;
    }

    @Test
    void an_owner_of_one_workspace_is_an_owner() {
        AccountId owner = new AccountId("U0LOCALOWNER");
        simulated.add(owner, Account.Rank.MEMBER, 0);
        simulated.makeOwnerOfItsWorkspace(owner);

        assertThat(simulated.accounts().read(owner).map(Account::rank))
                .contains(Account.Rank.OWNER);
    }

    @AfterEach
    void nothing_forbidden_was_sent() {
        assertThat(simulated.forbidden()).isEmpty();
    }
}
