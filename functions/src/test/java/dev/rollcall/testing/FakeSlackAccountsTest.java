package dev.rollcall.testing;

import dev.rollcall.contract.AccountsContract;
import dev.rollcall.contract.SlackFixture;

class FakeSlackAccountsTest extends AccountsContract {
    @Override
    protected SlackFixture slack() {
        return new FakeSlackFixture();
    }
}
