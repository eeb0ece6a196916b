package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.ChannelAllowLists;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.Removals;
import dev.rollcall.domain.breaker.ChangeKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What {@link ChannelAllowLists} does, and what follows for who is in the channel. */
public abstract class ChannelAllowListsContract extends OrganisationContract {
    private static final Evictions NOBODY_LEAVES = Evictions.none(ChangeKind.REMOVE_FROM_CHANNEL);

    private ChannelAllowLists.Place place;
    private Entitlement.IdpGroup all;
    private Entitlement.IdpGroup some;

    @BeforeEach
    void furnish_a_channel() {
        List<AccountId> members = List.of(OrganisationFixture.INSTALLER, MEMBER, OTHER);
        place = at(slack.channel("C0CLOSED", HOME, members, true));
        all = slack.idpGroup("All", members);
        some = slack.idpGroup("Some", List.of(OrganisationFixture.INSTALLER, MEMBER));
    }

    @Test
    void keeps_a_channel_for_no_group_while_that_would_take_anybody_out() {
        assertThat(allow(some, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.Refused("would-take-out:1"));
        assertThat(allow(some, leaving(ChangeKind.REMOVE_FROM_CHANNEL, MEMBER)))
                .isEqualTo(new WriteReply.Refused("would-take-out:1"));

        assertThat(slack.allowLists().groups(place)).isEmpty();
        assertThat(isIn(OTHER, place.channel())).isTrue();
    }

    @Test
    void takes_out_only_whom_the_breaker_let_go() {
        assertThat(allow(some, leaving(ChangeKind.REMOVE_FROM_CHANNEL, OTHER)))
                .isEqualTo(new WriteReply.Accepted());

        assertThat(slack.allowLists().groups(place)).containsExactly(some);
        assertThat(isIn(OTHER, place.channel())).isFalse();
        assertThat(isIn(MEMBER, place.channel())).isTrue();
    }

    @Test
    void takes_no_word_for_another_change() {
        assertThatThrownBy(() -> allow(some, leaving(ChangeKind.REMOVE_FROM_WORKSPACE, OTHER)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> disallow(some, leaving(ChangeKind.REMOVE_FROM_IDP_GROUP, OTHER)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keeps_a_channel_once_for_a_group_that_everybody_in_it_belongs_to() {
        assertThat(allow(all, NOBODY_LEAVES)).isEqualTo(new WriteReply.Accepted());

        assertThat(isIn(OTHER, place.channel())).isTrue();
        assertThat(allow(all, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.AlreadySo("allowed-already"));
    }

    @Test
    void whoever_leaves_the_group_leaves_the_channel_then() {
        allow(all, NOBODY_LEAVES);

        slack.groupWriter()
                .remove(
                        all,
                        new Removals(List.of(admitted(ChangeKind.REMOVE_FROM_IDP_GROUP, OTHER))));

        slack.settle();
        assertThat(isIn(OTHER, place.channel())).isFalse();
        assertThat(isIn(MEMBER, place.channel())).isTrue();
    }

    @Test
    void takes_a_group_off_the_list_only_where_nobody_is_in_by_it_alone() {
        allow(all, NOBODY_LEAVES);
        allow(some, NOBODY_LEAVES);

        assertThat(disallow(all, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.Refused("would-take-out:1"));
        assertThat(disallow(some, NOBODY_LEAVES)).isEqualTo(new WriteReply.Accepted());
        assertThat(disallow(some, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.AlreadySo("not-on-the-list"));
    }

    @Test
    void the_last_group_is_taken_off_and_nobody_leaves() {
        allow(all, NOBODY_LEAVES);
        slack.settle();

        assertThat(disallow(all, NOBODY_LEAVES)).isEqualTo(new WriteReply.Accepted());

        assertThat(slack.allowLists().groups(place)).isEmpty();
        assertThat(isIn(OTHER, place.channel())).isTrue();
    }

    @Test
    void writes_nothing_about_a_channel_that_our_token_cannot_see() {
        ChannelAllowLists.Place hidden = at(slack.channel("C0HIDDEN", HOME, List.of(MEMBER), true));

        assertThat(slack.allowLists().allow(hidden, all, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.Refused("channel_not_found"));
        assertThat(slack.allowLists().groups(hidden)).isEmpty();
    }

    @Test
    void a_group_of_which_nothing_is_known_proves_nobody_a_member() {
        assertThat(allow(new Entitlement.IdpGroup("S0NONE"), NOBODY_LEAVES))
                .isEqualTo(new WriteReply.Refused("members-not-proven"));
        assertThat(slack.allowLists().groups(place)).isEmpty();
    }

    @Test
    void keeps_private_channels_only() {
        ChannelAllowLists.Place open = at(slack.channel("C0OPEN", HOME, List.of(MEMBER), false));

        assertThat(slack.allowLists().allow(open, all, NOBODY_LEAVES))
                .isEqualTo(new WriteReply.Refused("channel_is_not_private"));
    }

    @Test
    void a_channel_of_one_workspace_is_found_by_both() {
        ChannelAllowLists.Place nowhere =
                new ChannelAllowLists.Place(place.channel(), Optional.empty());

        assertThatThrownBy(() -> slack.allowLists().groups(nowhere))
                .isInstanceOf(PortFailure.NeedsHuman.class);
        assertThatThrownBy(() -> slack.allowLists().groups(at(new Entitlement.Channel("C0NONE"))))
                .isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void a_group_that_a_channel_is_kept_for_is_not_deleted() {
        Entitlement.IdpGroup last = slack.idpGroup("Last", List.of(MEMBER));
        allow(all, NOBODY_LEAVES);
        allow(last, NOBODY_LEAVES);
        slack.groupWriter()
                .remove(
                        last,
                        new Removals(List.of(admitted(ChangeKind.REMOVE_FROM_IDP_GROUP, MEMBER))));

        assertThat(slack.groupWriter().delete(last)).isInstanceOf(WriteReply.Refused.class);
        assertThat(slack.groupDirectory().read(last)).isPresent();
    }

    private WriteReply allow(Entitlement.IdpGroup group, Evictions leaving) {
        return slack.allowLists().allow(place, group, leaving);
    }

    private WriteReply disallow(Entitlement.IdpGroup group, Evictions leaving) {
        return slack.allowLists().disallow(place, group, leaving);
    }

    private static ChannelAllowLists.Place at(Entitlement.Channel channel) {
        return new ChannelAllowLists.Place(channel, Optional.of(HOME));
    }
}
