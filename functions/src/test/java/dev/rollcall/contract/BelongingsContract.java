package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.AuditTrail;
import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.inventory.OwnerlessWorkflow;
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.domain.inventory.WorkflowId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What {@link AdminRoles}, {@link WorkflowManagers}, {@link Licences} and {@link AuditTrail} do.
 */
public abstract class BelongingsContract {
    private static final AccountId MEMBER = new AccountId("U0MEMBER");
    private static final AccountId OTHER = new AccountId("U0OTHER");
    private static final Entitlement.AdminRole ROLE = new Entitlement.AdminRole("Rl01", "T01");
    private static final WorkflowId PUBLISHED = new WorkflowId("Wf01");
    private static final WorkflowId DRAFT = new WorkflowId("Wf02");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private BelongingsFixture slack;

    protected abstract BelongingsFixture slack();

    @BeforeEach
    void furnish() {
        slack = slack();
        slack.add(MEMBER);
        slack.add(OTHER);
        slack.put(new Workflow(PUBLISHED, Set.of(MEMBER), true));
        slack.put(new Workflow(DRAFT, Set.of(MEMBER, OTHER), false));
    }

    @AfterEach
    void tearDown() {
        slack.close();
    }

    @Test
    void tells_the_roles_of_one_account_only() {
        slack.assign(MEMBER, ROLE);

        assertThat(slack.roles().of(MEMBER)).containsExactly(ROLE);
        assertThat(slack.roles().of(OTHER)).isEmpty();
    }

    @Test
    void a_role_that_was_taken_from_one_stays_with_the_other() {
        slack.assign(MEMBER, ROLE);
        slack.assign(OTHER, ROLE);

        assertThat(slack.memberships().leave(MEMBER, ROLE)).isInstanceOf(WriteReply.Accepted.class);

        assertThat(slack.roles().of(MEMBER)).isEmpty();
        assertThat(slack.roles().of(OTHER)).containsExactly(ROLE);
    }

    @Test
    void tells_what_is_published_and_managed_by_nobody_with_who_changed_it_last() {
        slack.put(new Workflow(new WorkflowId("Wf03"), Set.of(), true));
        slack.put(new Workflow(new WorkflowId("Wf04"), Set.of(), false));

        assertThat(slack.workflows().ownerless())
                .containsExactly(
                        new OwnerlessWorkflow(new WorkflowId("Wf03"), Optional.of(MEMBER)));
    }

    @Test
    void tells_what_one_manages_published_or_not() {
        assertThat(slack.workflows().managedBy(MEMBER))
                .extracting(Workflow::id)
                .containsExactlyInAnyOrder(PUBLISHED, DRAFT);
        assertThat(slack.workflows().managedBy(OTHER))
                .containsExactly(new Workflow(DRAFT, Set.of(MEMBER, OTHER), false));
    }

    @Test
    void hands_a_workflow_over() {
        slack.workflows().add(PUBLISHED, OTHER);
        slack.workflows().remove(PUBLISHED, MEMBER);

        assertThat(slack.workflows().managedBy(OTHER))
                .contains(new Workflow(PUBLISHED, Set.of(OTHER), true));
        assertThat(slack.workflows().managedBy(MEMBER))
                .extracting(Workflow::id)
                .containsExactly(DRAFT);
    }

    @Test
    void stops_a_workflow_whose_managers_stay() {
        assertThat(slack.workflows().unpublish(PUBLISHED)).isInstanceOf(WriteReply.Accepted.class);

        assertThat(slack.workflows().managedBy(MEMBER))
                .contains(new Workflow(PUBLISHED, Set.of(MEMBER), false));
    }

    @Test
    void a_seat_is_billed_until_the_account_is_deactivated() {
        assertThat(slack.licences().isBilled(MEMBER, Set.of())).contains(true);

        slack.deactivate(MEMBER);

        assertThat(slack.licences().isBilled(MEMBER, Set.of())).isNotEqualTo(Optional.of(true));
        assertThat(slack.licences().isBilled(OTHER, Set.of())).contains(true);
    }

    @Test
    void the_log_shows_a_deactivation_and_nobody_else_s() {
        assertThat(slack.auditTrail().deactivation(MEMBER, LONG_AGO)).isEmpty();

        slack.deactivate(MEMBER);

        assertThat(slack.auditTrail().deactivation(MEMBER, LONG_AGO)).isPresent();
        assertThat(slack.auditTrail().deactivation(OTHER, LONG_AGO)).isEmpty();
    }

    @Test
    void a_deactivation_before_a_reactivation_is_none_however_far_back_one_looks() {
        slack.deactivate(MEMBER);
        slack.reactivate(MEMBER);

        assertThat(slack.auditTrail().deactivation(MEMBER, LONG_AGO)).isEmpty();

        slack.deactivate(MEMBER);

        assertThat(slack.auditTrail().deactivation(MEMBER, LONG_AGO)).isPresent();
    }
}
