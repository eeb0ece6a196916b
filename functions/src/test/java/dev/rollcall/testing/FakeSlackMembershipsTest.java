package dev.rollcall.testing;

import dev.rollcall.contract.MembershipsContract;
import dev.rollcall.contract.SlackFixture;

class FakeSlackMembershipsTest extends MembershipsContract {
    @Override
    protected SlackFixture slack() {
        return new FakeSlackFixture();
    }
}
