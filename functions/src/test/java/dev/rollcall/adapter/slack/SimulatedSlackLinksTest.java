package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.ChannelAllowLists;
import dev.rollcall.application.port.IdpGroupLinks;
import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.ChannelFacts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What hangs on IdP groups of the simulated Slack, and which channels are kept for them. */
class SimulatedSlackLinksTest {
    private static final AccountId MEMBER = new AccountId("U0MEMBER");
    private static final AccountId STRANGER = new AccountId("U0STRANGER");
    private static final Entitlement.Workspace HOME = new Entitlement.Workspace("T01");
    private static final Entitlement.Workspace AWAY = new Entitlement.Workspace("T02");
    private static final Entitlement.Channel OPEN = new Entitlement.Channel("C0OPEN");
    private static final Entitlement.Channel CLOSED = new Entitlement.Channel("C0CLOSED");
    private static final ChannelAllowLists.Place PLACE =
            new ChannelAllowLists.Place(CLOSED, Optional.of(HOME));
    private static final Evictions NOBODY_LEAVES = Evictions.none(ChangeKind.REMOVE_FROM_CHANNEL);

    private final SimulatedSlack simulated = new SimulatedSlack();
    private final IdpGroupLinks links = simulated.slack().groupLinks();
    private final ChannelAllowLists lists = simulated.slack().allowLists();

    @BeforeEach
    void furnish() {
        simulated.organisation().add(new SlackOrganisation.Workspace("T02", "Away", "U0FOUNDER"));
        simulated.add(MEMBER, Account.Rank.MEMBER, 0);
        simulated.add(STRANGER, Account.Rank.MEMBER, 0);
        channel(OPEN, Set.of(), false);
        channel(CLOSED, Set.of("U0INSTALLER", MEMBER.value(), STRANGER.value()), true);
    }

    @AfterEach
    void nothing_forbidden_was_sent() {
        assertThat(simulated.forbidden()).isEmpty();
        simulated.close();
    }

    @Test
    void hangs_a_workspace_on_a_group_and_its_members_join() {
        Entitlement.IdpGroup group = simulated.idpGroup(List.of(MEMBER));
        assertThat(links.presence(group, AWAY)).isEqualTo(Presence.GONE);

        assertThat(links.linkWorkspaces(group, Set.of(AWAY), true))
                .isEqualTo(new ManyReply.Told(new WriteReply.Accepted()));
        simulated.passAMinute();

        assertThat(links.presence(group, AWAY)).isEqualTo(Presence.THERE);
        assertThat(simulated.memberships().isIn(MEMBER, AWAY)).isTrue();
    }

    @Test
    void names_the_workspaces_that_failed() {
        simulated.add(new AccountId("U0FOUNDER"), Account.Rank.MEMBER, 0);
        simulated.organisation().deactivate("U0FOUNDER");
        simulated.settle();
        Entitlement.IdpGroup group = simulated.idpGroup(List.of(MEMBER));

        assertThat(links.linkWorkspaces(group, Set.of(AWAY), true))
                .isEqualTo(new ManyReply.InPart("auto_provision_failure", Set.of("T02")));
    }

    @Test
    void says_that_a_workspace_is_unknown_where_slack_does_not_offer_to_tell() {
        Entitlement.IdpGroup group = simulated.idpGroup(List.of(MEMBER));
        simulated.fault(
                "{\"fault\":\"refusal\",\"error\":\"unknown_method\",\"call\":\"POST"
                        + " .*usergroups.fetch\"}");

        assertThat(links.presence(group, AWAY)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void takes_no_workspace_off_without_the_breaker_s_word_for_each_member() {
        Entitlement.IdpGroup group = simulated.idpGroup(List.of(MEMBER, STRANGER));
        links.linkWorkspaces(group, Set.of(AWAY), true);
        simulated.settle();

        assertThat(
                        links.unlinkWorkspace(
                                group, AWAY, evictions(ChangeKind.REMOVE_FROM_WORKSPACE, MEMBER)))
                .isEqualTo(new WriteReply.Refused("not-admitted"));
        assertThatThrownBy(() -> links.unlinkWorkspace(group, AWAY, NOBODY_LEAVES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(simulated.memberships().isIn(MEMBER, AWAY)).isTrue();

        assertThat(
                        links.unlinkWorkspace(
                                group,
                                AWAY,
                                evictions(ChangeKind.REMOVE_FROM_WORKSPACE, MEMBER, STRANGER)))
                .isEqualTo(new WriteReply.Accepted());
        simulated.settle();
        assertThat(simulated.memberships().isIn(MEMBER, AWAY)).isFalse();
    }

    @Test
    void hangs_channels_on_a_group_once_and_takes_them_off_again() {
        Entitlement.IdpGroup group = linkedToHome();

        assertThat(links.linkChannels(group, Set.of(OPEN)))
                .isEqualTo(new ManyReply.Told(new WriteReply.Accepted()));
        assertThat(links.channels(group)).containsExactly(OPEN);
        assertThat(simulated.memberships().isIn(MEMBER, OPEN)).isTrue();
        assertThat(links.linkChannels(group, Set.of(OPEN)))
                .isEqualTo(new ManyReply.Told(new WriteReply.AlreadySo("linked-already")));

        assertThat(links.unlinkChannels(group, Set.of(OPEN)))
                .isEqualTo(new ManyReply.Told(new WriteReply.Accepted()));
        assertThat(links.channels(group)).isEmpty();
        assertThat(simulated.memberships().isIn(MEMBER, OPEN)).isTrue();
        assertThat(links.unlinkChannels(group, Set.of(OPEN)))
                .isEqualTo(new ManyReply.Told(new WriteReply.AlreadySo("not-linked")));
    }

    @Test
    void names_the_channels_that_failed_and_links_the_others() {
        Entitlement.IdpGroup group = linkedToHome();

        assertThat(links.linkChannels(group, Set.of(OPEN, new Entitlement.Channel("C0NONE"))))
                .isEqualTo(new ManyReply.InPart("channel_not_found", Set.of("C0NONE")));
        assertThat(links.channels(group)).containsExactly(OPEN);
    }

    @Test
    void keeps_a_channel_for_no_group_while_that_would_take_anybody_out() {
        Entitlement.IdpGroup group =
                simulated.idpGroup(List.of(MEMBER, new AccountId("U0INSTALLER")));

        assertThat(lists.allow(PLACE, group, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.Refused("would-take-out:1"));
        assertThat(lists.groups(PLACE)).isEmpty();
        assertThat(simulated.memberships().isIn(STRANGER, CLOSED)).isTrue();

        assertThat(lists.allow(PLACE, group, evictions(ChangeKind.REMOVE_FROM_CHANNEL, STRANGER)))
                .isEqualTo(new WriteReply.Accepted());
        assertThat(lists.groups(PLACE)).containsExactly(group);
        assertThat(simulated.memberships().isIn(STRANGER, CLOSED)).isFalse();
        assertThat(simulated.memberships().isIn(MEMBER, CLOSED)).isTrue();
    }

    @Test
    void keeps_a_channel_for_a_group_that_everybody_in_it_belongs_to() {
        Entitlement.IdpGroup all =
                simulated.idpGroup(List.of(MEMBER, STRANGER, new AccountId("U0INSTALLER")));

        assertThat(lists.allow(PLACE, all, NOBODY_LEAVES)).isEqualTo(new WriteReply.Accepted());
        assertThat(lists.allow(PLACE, all, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.AlreadySo("allowed-already"));
        assertThat(simulated.memberships().isIn(STRANGER, CLOSED)).isTrue();
    }

    @Test
    void takes_a_group_off_the_list_only_where_nobody_is_in_by_it_alone() {
        Entitlement.IdpGroup all =
                simulated.idpGroup(List.of(MEMBER, STRANGER, new AccountId("U0INSTALLER")));
        Entitlement.IdpGroup some = simulated.idpGroup(List.of(MEMBER));
        lists.allow(PLACE, all, NOBODY_LEAVES);
        lists.allow(PLACE, some, NOBODY_LEAVES);

        assertThat(lists.disallow(PLACE, all, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.Refused("would-take-out:2"));
        assertThat(lists.disallow(PLACE, some, NOBODY_LEAVES)).isEqualTo(new WriteReply.Accepted());
        assertThat(lists.disallow(PLACE, some, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.AlreadySo("not-on-the-list"));
        simulated.passAMinute();
        assertThat(lists.disallow(PLACE, all, NOBODY_LEAVES)).isEqualTo(new WriteReply.Accepted());
        assertThat(simulated.memberships().isIn(STRANGER, CLOSED)).isTrue();
    }

    @Test
    void writes_nothing_about_a_channel_that_our_token_cannot_see() {
        channel(CLOSED, Set.of(MEMBER.value()), true);
        Entitlement.IdpGroup group = simulated.idpGroup(List.of(MEMBER));

        assertThat(lists.allow(PLACE, group, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.Refused("channel_not_found"));
        assertThat(lists.groups(PLACE)).isEmpty();
    }

    private Entitlement.IdpGroup linkedToHome() {
        Entitlement.IdpGroup group = simulated.idpGroup(List.of(MEMBER));
        links.linkWorkspaces(group, Set.of(HOME), true);
        simulated.settle();
        return group;
    }

    private void channel(Entitlement.Channel channel, Set<String> members, boolean hidden) {
        SlackOrganisation slack = simulated.organisation();
        String id = channel.channelId();
        slack.add(
                new SlackGroup(
                        SlackGroup.Kind.CHANNEL, id, "T01", "a-channel", members, false, "U0"));
        ChannelFacts facts = ChannelFacts.open(id, "T01", "U0INSTALLER", Instant.EPOCH);
        slack.estate().channels().put(hidden ? facts.asPrivate() : facts);
    }

    private static Evictions evictions(ChangeKind kind, AccountId... accounts) {
        return new Evictions(
                kind,
                List.of(accounts).stream()
                        .map(account -> new Admission.Admitted(kind, account, Instant.EPOCH))
                        .toList());
    }
}
