package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

/** Slack's own SDK gives and takes admin roles, and hands workflows over. */
class SlackSdkRolesTest {
    private static final String SUCCESSOR = "U00000005";

    @RegisterExtension private final SlackSdk sdk = new SlackSdk();

    @Test
    @Drives({"admin.roles.addAssignments", "admin.roles.listAssignments"})
    void a_role_is_given_and_listed() throws Exception {
        sdk.methods()
                .adminRolesAddAssignments(
                        r -> r.roleId("Rl0A").entityIds(List.of("T0MAIN")).userIds(List.of(ANA)));

        var all =
                sdk.methods()
                        .adminRolesListAssignments(
                                r -> r.roleIds(List.of("Rl0A")).entityIds(List.of("T0MAIN")))
                        .getRoleAssignments();
        assertThat(all).extracting("userId").contains(ANA);
        assertThat(sdk.organisation().estate().roles().of(ANA))
                .extracting("role")
                .containsExactly("Rl0A");
    }

    @Test
    @Drives("admin.roles.removeAssignments")
    void roles_are_taken_away_from_whom_they_can_be() throws Exception {
        sdk.organisation().estate().roles().assign("Rl0A", "T0MAIN", ANA, sdk.acme.timeline.now());

        var partly = remove(List.of(ANA, "U0NOBODY"));
        boolean gone = sdk.organisation().estate().roles().of(ANA).isEmpty();
        var done = remove(List.of(ANA));

        assertThat(partly).isEqualTo("failed_for_some_users");
        assertThat(gone).isTrue();
        assertThat(done).isNull();
    }

    private String remove(List<String> users) throws Exception {
        return sdk.methods()
                .adminRolesRemoveAssignments(
                        r -> r.roleId("Rl0A").entityIds(List.of("T0MAIN")).userIds(users))
                .getError();
    }

    @Test
    @Drives({
        "admin.workflows.search",
        "admin.workflows.collaborators.add",
        "admin.workflows.collaborators.remove",
        "admin.workflows.unpublish"
    })
    void a_workflow_changes_hands() throws Exception {
        var found = sdk.methods().adminWorkflowsSearch(r -> r.limit(50)).getWorkflows().getFirst();
        List<String> workflow = List.of(found.getId());

        sdk.methods()
                .adminWorkflowsCollaboratorsAdd(
                        r -> r.workflowIds(workflow).collaboratorIds(List.of(SUCCESSOR)));
        sdk.methods()
                .adminWorkflowsCollaboratorsRemove(
                        r -> r.workflowIds(workflow).collaboratorIds(found.getCollaborators()));
        sdk.methods().adminWorkflowsUnpublish(r -> r.workflowIds(workflow));

        assertThat(sdk.organisation().estate().workflows().find(found.getId()))
                .hasValueSatisfying(w -> {
                    assertThat(w.collaborators()).containsExactly(SUCCESSOR);
                    assertThat(w.published()).isFalse();
                });
    }
}
