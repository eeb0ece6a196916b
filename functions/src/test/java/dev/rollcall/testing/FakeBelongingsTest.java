package dev.rollcall.testing;

import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.AuditTrail;
import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.contract.BelongingsContract;
import dev.rollcall.contract.BelongingsFixture;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.inventory.Workflow;

import java.time.Instant;

class FakeBelongingsTest extends BelongingsContract {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @Override
    protected BelongingsFixture slack() {
        FakeSlack slack = new FakeSlack(new MovableClock(NOW));
        return new InMemory(slack, new FakeBelongings(slack, new MovableClock(NOW)));
    }

    private record InMemory(FakeSlack slack, FakeBelongings belongings)
            implements BelongingsFixture {
        @Override
        public AdminRoles roles() {
            return slack;
        }

        @Override
        public Memberships memberships() {
            return slack;
        }

        @Override
        public WorkflowManagers workflows() {
            return belongings;
        }

        @Override
        public Licences licences() {
            return belongings;
        }

        @Override
        public AuditTrail auditTrail() {
            return belongings;
        }

        @Override
        public void add(AccountId account) {
            slack.add(new Account(account, true, Account.Rank.MEMBER), 0);
        }

        @Override
        public void deactivate(AccountId account) {
            slack.deactivate(new Admission.Admitted(ChangeKind.DEACTIVATE, account, NOW), account);
        }

        @Override
        public void reactivate(AccountId account) {
            slack.add(new Account(account, true, Account.Rank.MEMBER), 0);
        }

        @Override
        public void put(Workflow workflow) {
            belongings.put(workflow);
            belongings.changed(workflow.id(), new AccountId("U0MEMBER"));
        }

        @Override
        public void assign(AccountId account, Entitlement.AdminRole role) {
            slack.join(account, role);
        }

        @Override
        public void close() {}
    }
}
