package dev.rollcall.testing;

import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.SlackOwners;
import dev.rollcall.application.port.SlackTokenReports;
import dev.rollcall.application.port.SlackTokenReports.Use;
import dev.rollcall.application.port.SlackWriters;
import dev.rollcall.application.port.UserGroupEditors;
import dev.rollcall.contract.SlackItselfContract;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.Capability;

import java.time.Instant;

class FakeSlackItselfTest extends SlackItselfContract {
    @Override
    protected Fixture slack() {
        return new InMemory(new FakeSlackItself());
    }

    private record InMemory(FakeSlackItself slack) implements Fixture {
        @Override
        public SlackCapabilities capabilities() {
            return slack;
        }

        @Override
        public SlackTokenReports tokens() {
            return slack;
        }

        @Override
        public SlackOwners owners() {
            return slack;
        }

        @Override
        public SlackWriters writers() {
            return slack;
        }

        @Override
        public UserGroupEditors editors() {
            return slack;
        }

        @Override
        public void refuse(Use use) {
            slack.refuse(use, "invalid_auth");
        }

        @Override
        public void withdraw(Capability capability, String scope) {
            slack.withdraw(capability, scope);
        }

        @Override
        public void add(AccountId account, Rank rank, boolean active) {
            slack.add(account, rank, active);
        }

        @Override
        public void wrote(String actor, String action, Instant at) {
            slack.wrote(actor, "", action, 1, at);
        }

        @Override
        public void edited(String group, String by) {
            slack.edited("T0MAIN", group, by);
        }

        @Override
        public void close() {}
    }
}
