package dev.rollcall.testing;

import dev.rollcall.contract.SessionsContract;
import dev.rollcall.contract.SlackFixture;

class FakeSlackSessionsTest extends SessionsContract {
    @Override
    protected SlackFixture slack() {
        return new FakeSlackFixture();
    }
}
