package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.company.SampleCompany;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Set;

/** Slack's own SDK hangs workspaces and channels on IdP groups. */
class SlackSdkGroupLinksTest {
    private static final String GROUP = "S0IDPONCALL";

    @RegisterExtension private final SlackSdk sdk = new SlackSdk();

    @Test
    @Drives({
        "admin.usergroups.addTeams",
        "admin.usergroups.addChannels",
        "admin.usergroups.listChannels",
        "admin.usergroups.removeChannels"
    })
    void a_linked_channel_keeps_who_leaves_the_group_and_a_required_workspace_does_not()
            throws Exception {
        members(Set.of(ANA));
        channelOfBoth();
        sdk.methods()
                .adminUsergroupsAddTeams(
                        r -> r.usergroupId(GROUP).teamIds(List.of("T0LABS")).autoProvision(true));
        sdk.methods()
                .adminUsergroupsAddChannels(
                        r -> r.usergroupId(GROUP).teamId("T0LABS").channelIds(List.of("C0BOTH")));
        assertThat(sdk.acme.account(ANA).workspaces()).contains("T0LABS");
        assertThat(linked()).containsExactly("C0BOTH");

        members(Set.of());

        assertThat(sdk.acme.account(ANA).workspaces()).doesNotContain("T0LABS").contains("T0MAIN");
        sdk.methods()
                .adminUsergroupsRemoveChannels(
                        r -> r.usergroupId(GROUP).channelIds(List.of("C0BOTH")));
        assertThat(linked()).isEmpty();
        assertThat(channel("C0BOTH").members()).contains(ANA);
    }

    @Test
    @Drives({
        "admin.conversations.restrictAccess.addGroup",
        "admin.conversations.restrictAccess.listGroups",
        "admin.conversations.restrictAccess.removeGroup"
    })
    void a_reserved_channel_loses_who_is_not_in_the_group() throws Exception {
        String member = channel("C0PRIVATE").members().iterator().next();
        members(Set.of(member));

        sdk.methods()
                .adminConversationsRestrictAccessAddGroup(
                        r -> r.teamId("T0MAIN").channelId("C0PRIVATE").groupId(GROUP));
        assertThat(channel("C0PRIVATE").members()).containsExactly(member);
        assertThat(reservedFor()).containsExactly(GROUP);

        sdk.methods()
                .adminConversationsRestrictAccessRemoveGroup(
                        r -> r.teamId("T0MAIN").channelId("C0PRIVATE").groupId(GROUP));
        assertThat(reservedFor()).isEmpty();
    }

    private List<String> linked() throws Exception {
        return sdk
                .methods()
                .adminUsergroupsListChannels(r -> r.usergroupId(GROUP).teamId("T0LABS"))
                .getChannels()
                .stream()
                .map(channel -> channel.getId())
                .toList();
    }

    private List<String> reservedFor() throws Exception {
        return sdk.methods()
                .adminConversationsRestrictAccessListGroups(
                        r -> r.teamId("T0MAIN").channelId("C0PRIVATE"))
                .getGroupIds();
    }

    private void members(Set<String> members) {
        sdk.organisation()
                .change(
                        SlackGroup.Kind.IDP_GROUP,
                        GROUP,
                        g -> g.withMembers(members, SampleCompany.INSTALLER));
    }

    private void channelOfBoth() {
        sdk.organisation()
                .add(
                        new SlackGroup(
                                SlackGroup.Kind.CHANNEL,
                                "C0BOTH",
                                "T0MAIN",
                                "both",
                                Set.of(),
                                false,
                                "U00000001"));
        var channels = sdk.organisation().estate().channels();
        channels.put(channels.of("C0BOTH", "T0MAIN").sharedBy(Set.of("T0MAIN", "T0LABS")));
    }

    private SlackGroup channel(String id) {
        return sdk.organisation().group(SlackGroup.Kind.CHANNEL, id).orElseThrow();
    }
}
