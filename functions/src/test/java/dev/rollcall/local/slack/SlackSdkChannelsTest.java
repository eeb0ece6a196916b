package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.ConversationType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

/** Slack's own SDK finds channels and who is in them, and puts people in and out. */
class SlackSdkChannelsTest {
    @RegisterExtension private final SlackSdk sdk = new SlackSdk();

    @Test
    @Drives({"users.conversations", "conversations.members"})
    void somebodys_channels_are_those_that_have_them_as_a_member() throws Exception {
        var channels =
                sdk.methods()
                        .usersConversations(r ->
                                r.user(ANA)
                                        .teamId("T0MAIN")
                                        .types(
                                                List.of(
                                                        ConversationType.PUBLIC_CHANNEL,
                                                        ConversationType.PRIVATE_CHANNEL)))
                        .getChannels();

        assertThat(channels).extracting("id").contains("C0GENERAL").hasSize(2);
        for (var channel : channels) {
            var members =
                    sdk.methods().conversationsMembers(r -> r.channel(channel.getId()).limit(1000));
            assertThat(members.getMembers())
                    .contains(ANA)
                    .containsExactlyInAnyOrderElementsOf(members(channel.getId()));
        }
    }

    @Test
    @Drives("admin.conversations.search")
    void a_private_channel_is_found_by_who_is_not_in_it() throws Exception {
        var found =
                sdk.methods()
                        .adminConversationsSearch(r ->
                                r.teamIds(List.of("T0MAIN"))
                                        .searchChannelTypes(List.of("private"))
                                        .limit(20));

        assertThat(found.getTotalCount()).isEqualTo(1);
        assertThat(found.getConversations()).extracting("id").containsExactly("C0PRIVATE");
        assertThat(found.getConversations().getFirst().getIsPrivate()).isTrue();
        assertThat(found.getConversations().getFirst().getMemberCount())
                .isEqualTo(members("C0PRIVATE").size());
    }

    @Test
    @Drives({"admin.conversations.invite", "conversations.kick"})
    void somebody_is_invited_by_an_admin_and_kicked_out() throws Exception {
        String channel = channelWithout(ANA);

        sdk.methods().adminConversationsInvite(r -> r.channelId(channel).userIds(List.of(ANA)));
        assertThat(members(channel)).contains(ANA);

        sdk.methods().conversationsKick(r -> r.channel(channel).user(ANA));
        assertThat(members(channel)).doesNotContain(ANA);
        var again = sdk.methods().conversationsKick(r -> r.channel(channel).user(ANA));

        assertThat(again.getError()).isEqualTo("not_in_channel");
    }

    @Test
    @Drives("conversations.invite")
    void somebody_is_invited_by_a_member() throws Exception {
        String channel = channelWithout(ANA);
        String own = sdk.methods().authTest(r -> r).getUserId();
        sdk.methods().adminConversationsInvite(r -> r.channelId(channel).userIds(List.of(own)));

        sdk.methods().conversationsInvite(r -> r.channel(channel).users(List.of(ANA)));

        assertThat(members(channel)).contains(ANA);
    }

    private List<String> members(String channel) {
        return List.copyOf(
                sdk.organisation().group(SlackGroup.Kind.CHANNEL, channel).orElseThrow().members());
    }

    private String channelWithout(String account) {
        return sdk.organisation().groups(SlackGroup.Kind.CHANNEL).stream()
                .filter(channel -> !channel.id().equals("C0PRIVATE"))
                .filter(channel -> !channel.members().contains(account))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
