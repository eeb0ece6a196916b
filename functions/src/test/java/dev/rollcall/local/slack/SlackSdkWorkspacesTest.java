package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Slack's own SDK lists the workspaces, and puts people into them and out. */
class SlackSdkWorkspacesTest {
    @RegisterExtension private final SlackSdk sdk = new SlackSdk();

    @Test
    @Drives({"admin.teams.list", "admin.teams.owners.list"})
    void workspaces_are_listed_with_who_owns_them() throws Exception {
        sdk.organisation().addOwner("T0LABS", ANA);

        var teams = sdk.methods().adminTeamsList(r -> r.limit(100)).getTeams();
        var owners = sdk.methods().adminTeamsOwnersList(r -> r.teamId("T0LABS")).getOwnerIds();

        assertThat(teams).extracting("id").containsExactly("T0MAIN", "T0LABS", "T0SALES");
        assertThat(teams).allMatch(t -> t.getPrimaryOwner().getUserId().equals("U00000001"));
        assertThat(owners).contains(ANA);
    }

    @Test
    @Drives({"admin.users.assign", "admin.users.remove"})
    void somebody_comes_into_a_workspace_and_leaves_it() throws Exception {
        String elsewhere =
                sdk.acme.account(ANA).workspaces().contains("T0LABS") ? "T0SALES" : "T0LABS";

        sdk.methods().adminUsersAssign(r -> r.teamId(elsewhere).userId(ANA));
        assertThat(sdk.acme.account(ANA).workspaces()).contains(elsewhere);
        var again = sdk.methods().adminUsersAssign(r -> r.teamId(elsewhere).userId(ANA));

        sdk.methods().adminUsersRemove(r -> r.teamId(elsewhere).userId(ANA));
        assertThat(sdk.acme.account(ANA).workspaces()).contains("T0MAIN").doesNotContain(elsewhere);
        var gone = sdk.methods().adminUsersRemove(r -> r.teamId(elsewhere).userId(ANA));

        assertThat(again.getError()).isEqualTo("user_already_team_member");
        assertThat(gone.getError()).isEqualTo("user_already_deleted");
    }
}
