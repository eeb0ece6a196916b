package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.IdpGroupLinks;
import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Additions;
import dev.rollcall.domain.account.Removals;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.inventory.Presence;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@link IdpGroupLinks} does, and what follows for the members of a group. */
public abstract class IdpGroupLinksContract extends OrganisationContract {
    private static final Entitlement.IdpGroup NONE = new Entitlement.IdpGroup("S0NONE");
    private static final ManyReply DONE = new ManyReply.Told(new WriteReply.Accepted());

    private Entitlement.Workspace away;
    private Entitlement.Channel open;
    private Entitlement.IdpGroup group;

    @BeforeEach
    void furnish_links() {
        away = slack.workspace("T02");
        open = slack.channel("C0OPEN", HOME, List.of(OTHER), false);
        group = slack.idpGroup("Eng", List.of(MEMBER));
    }

    @Test
    void hangs_a_workspace_on_a_group_whose_members_join_now_and_later() {
        assertThat(slack.groupLinks().presence(group, away)).isEqualTo(Presence.GONE);

        assertThat(link(true, away)).isEqualTo(DONE);

        assertThat(slack.groupLinks().presence(group, away)).isEqualTo(Presence.THERE);
        assertThat(isIn(MEMBER, away)).isTrue();
        assertThat(isIn(OTHER, away)).isFalse();

        slack.groupWriter().add(group, new Additions(List.of(OTHER)));
        slack.settle();
        assertThat(isIn(OTHER, away)).isTrue();
    }

    @Test
    void hangs_a_workspace_on_a_group_whose_members_need_not_join() {
        assertThat(link(false, away)).isEqualTo(DONE);

        assertThat(slack.groupLinks().presence(group, away)).isEqualTo(Presence.THERE);
        assertThat(isIn(MEMBER, away)).isFalse();
    }

    @Test
    void whoever_leaves_the_group_leaves_the_workspace_unless_another_group_wants_them_there() {
        Entitlement.IdpGroup second = slack.idpGroup("Sales", List.of(MEMBER));
        link(true, away);
        slack.groupLinks().linkWorkspaces(second, Set.of(away), true);
        slack.settle();

        takeFrom(group);
        assertThat(isIn(MEMBER, away)).isTrue();
        takeFrom(second);
        assertThat(isIn(MEMBER, away)).isFalse();
        assertThat(isIn(MEMBER, HOME)).isTrue();
    }

    @Test
    void names_the_workspaces_that_failed() {
        slack.loseOwnerOf(away);

        assertThat(slack.groupLinks().linkWorkspaces(group, Set.of(HOME, away), true))
                .isEqualTo(new ManyReply.InPart("auto_provision_failure", Set.of("T02")));
    }

    @Test
    void links_no_workspace_that_is_not_there_and_to_no_group_that_is_not_there() {
        assertThat(link(true, new Entitlement.Workspace("T0NONE")))
                .isEqualTo(refused("invalid_team_ids"));
        assertThat(slack.groupLinks().linkWorkspaces(NONE, Set.of(away), true))
                .isEqualTo(refused("usergroup_not_found"));
        assertThat(slack.groupLinks().linkChannels(NONE, Set.of(open)))
                .isEqualTo(refused("usergroup_not_found"));
        assertThatThrownBy(() -> slack.groupLinks().channels(NONE))
                .isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void names_no_more_than_slack_takes_at_once() {
        Set<Entitlement.Workspace> tooMany =
                IntStream.rangeClosed(0, IdpGroupLinks.MOST)
                        .mapToObj(number -> new Entitlement.Workspace("T0" + number))
                        .collect(Collectors.toSet());
        Set<Entitlement.Channel> channels =
                IntStream.rangeClosed(0, IdpGroupLinks.MOST)
                        .mapToObj(number -> new Entitlement.Channel("C0" + number))
                        .collect(Collectors.toSet());

        assertThatThrownBy(() -> slack.groupLinks().linkWorkspaces(group, tooMany, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slack.groupLinks().linkWorkspaces(group, Set.of(), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slack.groupLinks().linkChannels(group, channels))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void says_that_a_workspace_is_unknown_where_slack_does_not_offer_to_tell() {
        link(true, away);
        slack.offerNoOrganisationGroups();

        assertThat(slack.groupLinks().presence(group, away)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void takes_no_workspace_off_without_the_breaker_s_word_for_each_member() {
        Entitlement.IdpGroup both = slack.idpGroup("Both", List.of(MEMBER, OTHER));
        slack.groupLinks().linkWorkspaces(both, Set.of(away), true);
        slack.settle();

        assertThat(unlink(both, MEMBER)).isEqualTo(new WriteReply.Refused("not-admitted"));
        assertThatThrownBy(() ->
                        slack.groupLinks()
                                .unlinkWorkspace(
                                        both,
                                        away,
                                        leaving(ChangeKind.REMOVE_FROM_CHANNEL, MEMBER, OTHER)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(isIn(MEMBER, away)).isTrue();

        assertThat(unlink(both, MEMBER, OTHER)).isEqualTo(new WriteReply.Accepted());
        slack.settle();
        assertThat(isIn(MEMBER, away)).isFalse();
        assertThat(isIn(OTHER, away)).isFalse();
        assertThat(slack.groupLinks().presence(both, away)).isEqualTo(Presence.GONE);
    }

    @Test
    void takes_no_workspace_off_a_group_whose_members_are_not_proven() {
        List<AccountId> crowd =
                IntStream.range(0, IdpGroupLinks.MOST_PROVEN)
                        .mapToObj(number -> new AccountId("U0N" + number))
                        .toList();
        Entitlement.IdpGroup large = slack.idpGroup("All", crowd);

        assertThat(unlink(large, crowd.toArray(AccountId[]::new)))
                .isEqualTo(new WriteReply.Refused("members-not-proven"));
        assertThat(unlink(NONE, MEMBER)).isEqualTo(new WriteReply.Refused("members-not-proven"));
    }

    @Test
    void hangs_channels_on_a_group_once_whose_members_join_now_and_later() {
        link(true, HOME);

        assertThat(slack.groupLinks().linkChannels(group, Set.of(open))).isEqualTo(DONE);

        assertThat(slack.groupLinks().channels(group)).containsExactly(open);
        assertThat(isIn(MEMBER, open)).isTrue();
        assertThat(slack.groupLinks().linkChannels(group, Set.of(open)))
                .isEqualTo(new ManyReply.Told(new WriteReply.AlreadySo("linked-already")));
    }

    @Test
    void nobody_leaves_a_channel_that_is_taken_off_the_group() {
        link(true, HOME);
        slack.groupLinks().linkChannels(group, Set.of(open));
        slack.settle();

        assertThat(slack.groupLinks().unlinkChannels(group, Set.of(open))).isEqualTo(DONE);

        assertThat(slack.groupLinks().channels(group)).isEmpty();
        assertThat(isIn(MEMBER, open)).isTrue();
        assertThat(slack.groupLinks().unlinkChannels(group, Set.of(open)))
                .isEqualTo(new ManyReply.Told(new WriteReply.AlreadySo("not-linked")));
    }

    @Test
    void names_the_channels_that_failed_and_links_the_others() {
        link(true, HOME);

        assertThat(
                        slack.groupLinks()
                                .linkChannels(
                                        group, Set.of(open, new Entitlement.Channel("C0NONE"))))
                .isEqualTo(new ManyReply.InPart("channel_not_found", Set.of("C0NONE")));
        assertThat(slack.groupLinks().channels(group)).containsExactly(open);
    }

    @Test
    void links_no_channel_to_a_group_whose_members_need_not_be_in_its_workspace() {
        assertThat(slack.groupLinks().linkChannels(group, Set.of(open)))
                .isEqualTo(refused("usergroup_not_linked_to_team"));
        slack.settle();
        link(false, HOME);

        assertThat(slack.groupLinks().linkChannels(group, Set.of(open)))
                .isEqualTo(refused("usergroup_team_not_provisioned"));
        assertThat(slack.groupLinks().channels(group)).isEmpty();
    }

    @Test
    void a_group_that_channels_hang_on_is_not_deleted() {
        link(true, HOME);
        slack.groupLinks().linkChannels(group, Set.of(open));
        takeFrom(group);

        assertThat(slack.groupWriter().delete(group))
                .isEqualTo(new WriteReply.Refused("group-linked"));
    }

    private ManyReply link(boolean membersToo, Entitlement.Workspace workspace) {
        ManyReply reply = slack.groupLinks().linkWorkspaces(group, Set.of(workspace), membersToo);
        slack.settle();
        return reply;
    }

    private WriteReply unlink(Entitlement.IdpGroup from, AccountId... admitted) {
        return slack.groupLinks()
                .unlinkWorkspace(from, away, leaving(ChangeKind.REMOVE_FROM_WORKSPACE, admitted));
    }

    private void takeFrom(Entitlement.IdpGroup from) {
        slack.groupWriter()
                .remove(
                        from,
                        new Removals(List.of(admitted(ChangeKind.REMOVE_FROM_IDP_GROUP, MEMBER))));
        slack.settle();
    }

    private static ManyReply refused(String code) {
        return new ManyReply.Told(new WriteReply.Refused(code));
    }
}
