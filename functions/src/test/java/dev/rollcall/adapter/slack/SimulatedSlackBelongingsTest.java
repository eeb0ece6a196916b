package dev.rollcall.adapter.slack;

import static java.util.stream.Collectors.toUnmodifiableSet;

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
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.local.slack.estate.SlackWorkflow;

import java.time.Instant;
import java.util.List;

class SimulatedSlackBelongingsTest extends BelongingsContract {
    @Override
    protected BelongingsFixture slack() {
        return new Simulated(new SimulatedSlack());
    }

    private record Simulated(SimulatedSlack simulated) implements BelongingsFixture {
        @Override
        public AdminRoles roles() {
            return simulated.slack().adminRoles();
        }

        @Override
        public Memberships memberships() {
            return simulated.memberships();
        }

        @Override
        public WorkflowManagers workflows() {
            return simulated.slack().workflows();
        }

        @Override
        public Licences licences() {
            return simulated.slack().licences();
        }

        @Override
        public AuditTrail auditTrail() {
            return simulated.slack().auditTrail();
        }

        @Override
        public void add(AccountId account) {
            simulated.add(account, Account.Rank.MEMBER, 0);
        }

        @Override
        public void deactivate(AccountId account) {
            simulated.organisation().deactivate(account.value());
            simulated.settle();
        }

        @Override
        public void reactivate(AccountId account) {
            simulated.settle();
            simulated.organisation().reactivate(account.value());
            simulated.settle();
        }

        @Override
        public void put(Workflow workflow) {
            simulated
                    .organisation()
                    .estate()
                    .workflows()
                    .put(
                            new SlackWorkflow(
                                    workflow.id().value(),
                                    "A workflow",
                                    "A0FLOW",
                                    "workflow_builder",
                                    workflow.managers().stream()
                                            .map(AccountId::value)
                                            .collect(toUnmodifiableSet()),
                                    workflow.published(),
                                    List.of(),
                                    "U0MEMBER",
                                    Instant.EPOCH));
        }

        @Override
        public void assign(AccountId account, Entitlement.AdminRole role) {
            simulated
                    .organisation()
                    .estate()
                    .roles()
                    .assign(role.roleId(), role.entityId(), account.value(), Instant.EPOCH);
        }

        @Override
        public void close() {
            simulated.close();
        }
    }
}
