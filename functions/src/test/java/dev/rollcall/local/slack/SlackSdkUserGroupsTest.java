package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;
import static dev.rollcall.local.slack.AcmeSlack.BO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.company.SampleCompany;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

/** Slack's own SDK reads and replaces a workspace's user groups. */
class SlackSdkUserGroupsTest {
    private static final String GROUP = "S0UGSOLO";

    @RegisterExtension private final SlackSdk sdk = new SlackSdk();

    @Test
    @Drives("usergroups.users.update")
    void a_user_group_is_replaced_as_a_whole_or_not_at_all() throws Exception {
        sdk.organisation().deactivate(ANA);

        var refused =
                sdk.methods()
                        .usergroupsUsersUpdate(
                                r -> r.usergroup(GROUP).teamId("T0MAIN").users(List.of(BO, ANA)));
        var done =
                sdk.methods()
                        .usergroupsUsersUpdate(
                                r -> r.usergroup(GROUP).teamId("T0MAIN").users(List.of(BO)));

        assertThat(refused.getError()).isEqualTo("invalid_users");
        assertThat(done.getUsergroup().getUsers()).containsExactly(BO);
        assertThat(done.getUsergroup().getUpdatedBy()).isEqualTo(SampleCompany.INSTALLER);
    }

    @Test
    @Drives({"usergroups.list", "usergroups.users.list"})
    void groups_are_listed_with_their_members() throws Exception {
        var groups =
                sdk.methods()
                        .usergroupsList(r -> r.teamId("T0MAIN").includeUsers(true))
                        .getUsergroups();
        var members =
                sdk.methods()
                        .usergroupsUsersList(r -> r.usergroup(GROUP).teamId("T0MAIN"))
                        .getUsers();

        assertThat(members).containsExactly("U00000007");
        assertThat(groups)
                .filteredOn(group -> group.getId().equals(GROUP))
                .allMatch(group -> group.getUsers().equals(members))
                .hasSize(1);
    }

    @Test
    @Drives({"usergroups.disable", "usergroups.enable"})
    void a_group_is_disabled_and_keeps_its_list_for_when_it_is_enabled() throws Exception {
        sdk.methods().usergroupsDisable(r -> r.usergroup(GROUP).teamId("T0MAIN"));
        assertThat(group().disabled()).isTrue();
        var listed = sdk.methods().usergroupsList(r -> r.teamId("T0MAIN")).getUsergroups();
        var all =
                sdk.methods()
                        .usergroupsList(r -> r.teamId("T0MAIN").includeDisabled(true))
                        .getUsergroups();

        sdk.methods().usergroupsEnable(r -> r.usergroup(GROUP).teamId("T0MAIN"));

        assertThat(listed).extracting("id").doesNotContain(GROUP);
        assertThat(all).extracting("id").contains(GROUP);
        assertThat(group().disabled()).isFalse();
        assertThat(group().members()).containsExactly("U00000007");
    }

    private SlackGroup group() {
        return sdk.organisation().group(SlackGroup.Kind.USER_GROUP, GROUP).orElseThrow();
    }
}
