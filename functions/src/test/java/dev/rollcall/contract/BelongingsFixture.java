package dev.rollcall.contract;

import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.AuditTrail;
import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.inventory.Workflow;

/** A Slack that a contract furnishes with what people have beside their memberships. */
public interface BelongingsFixture extends AutoCloseable {

    AdminRoles roles();

    /** By which a role is taken away. */
    Memberships memberships();

    WorkflowManagers workflows();

    Licences licences();

    AuditTrail auditTrail();

    /** Adds an active member. */
    void add(AccountId account);

    /** Deactivates a member, and waits until that can be seen. */
    void deactivate(AccountId account);

    /** Makes a deactivated member active again. */
    void reactivate(AccountId account);

    /** Puts a workflow there that {@code U0MEMBER} changed last. */
    void put(Workflow workflow);

    void assign(AccountId account, Entitlement.AdminRole role);

    @Override
    void close();
}
