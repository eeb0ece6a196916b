package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What {@link Enrolment} does. */
public abstract class EnrolmentContract extends OrganisationContract {
    private static final Entitlement.AdminRole ROLE = new Entitlement.AdminRole("Rl01", "T01");

    @Test
    void puts_an_account_into_a_workspace_beside_its_own() {
        Entitlement.Workspace away = slack.workspace("T02");

        assertThat(join(MEMBER, away)).isEqualTo(new WriteReply.Accepted());

        assertThat(isIn(MEMBER, away)).isTrue();
        assertThat(isIn(MEMBER, HOME)).isTrue();
        assertThat(isIn(OTHER, away)).isFalse();
        assertThat(join(MEMBER, away)).isInstanceOf(WriteReply.AlreadySo.class);
    }

    @Test
    void a_deactivated_account_is_refused_a_workspace_and_stays_deactivated() {
        Entitlement.Workspace away = slack.workspace("T02");
        slack.deactivate(MEMBER);

        assertThat(join(MEMBER, away)).isEqualTo(new WriteReply.Refused("account-not-active"));

        slack.settle();
        assertThat(read(MEMBER).active()).isFalse();
        assertThat(isIn(MEMBER, away)).isFalse();
    }

    @Test
    void knows_no_workspace_that_is_not_there_and_no_stranger() {
        assertThat(join(MEMBER, new Entitlement.Workspace("T0NONE")))
                .isEqualTo(new WriteReply.Refused("team_not_found"));
        assertThat(join(NOBODY, HOME)).isEqualTo(new WriteReply.Refused("account-not-active"));
    }

    @Test
    void puts_an_account_into_a_user_group_beside_its_members() {
        Entitlement.UserGroup group = slack.userGroup(List.of(OTHER));

        assertThat(join(MEMBER, group)).isEqualTo(new WriteReply.Accepted());

        assertThat(isIn(MEMBER, group)).isTrue();
        assertThat(isIn(OTHER, group)).isTrue();
        assertThat(join(MEMBER, group)).isEqualTo(new WriteReply.AlreadySo("a-member"));
    }

    @Test
    void wakes_no_disabled_user_group() {
        Entitlement.UserGroup group = slack.userGroup(List.of(OTHER));
        slack.disable(group);

        assertThat(join(MEMBER, group)).isEqualTo(new WriteReply.Refused("group-disabled-or-gone"));
        assertThat(join(MEMBER, new Entitlement.UserGroup("T01", "S0NONE")))
                .isEqualTo(new WriteReply.Refused("group-disabled-or-gone"));
        assertThat(isIn(OTHER, group)).isFalse();
        assertThat(isIn(MEMBER, group)).isFalse();
    }

    @Test
    void puts_no_guest_and_nobody_deactivated_into_a_user_group() {
        Entitlement.UserGroup group = slack.userGroup(List.of(OTHER));
        slack.deactivate(MEMBER);

        assertThat(join(GUEST, group)).isInstanceOf(WriteReply.Refused.class);
        assertThat(join(MEMBER, group)).isInstanceOf(WriteReply.Refused.class);
        assertThat(isIn(OTHER, group)).isTrue();
        assertThat(isIn(MEMBER, group)).isFalse();
    }

    @Test
    void puts_an_account_into_a_channel_of_its_workspace() {
        Entitlement.Channel channel = slack.channel("C0OPEN", HOME, List.of(OTHER), false);

        assertThat(join(MEMBER, channel)).isEqualTo(new WriteReply.Accepted());
        assertThat(join(GUEST, channel)).isEqualTo(new WriteReply.Accepted());

        assertThat(isIn(MEMBER, channel)).isTrue();
        assertThat(isIn(GUEST, channel)).isTrue();
        assertThat(isIn(OTHER, channel)).isTrue();
    }

    @Test
    void puts_nobody_into_a_channel_who_is_not_in_its_workspace_or_not_active() {
        Entitlement.Workspace away = slack.workspace("T02");
        Entitlement.Channel there = slack.channel("C0AWAY", away, List.of(), false);
        Entitlement.Channel here = slack.channel("C0HERE", HOME, List.of(), false);
        slack.deactivate(OTHER);

        assertThat(join(MEMBER, there)).isInstanceOf(WriteReply.Refused.class);
        assertThat(join(OTHER, here)).isInstanceOf(WriteReply.Refused.class);
        assertThat(join(MEMBER, new Entitlement.Channel("C0NONE")))
                .isEqualTo(new WriteReply.Refused("channel_not_found"));

        assertThat(isIn(MEMBER, there)).isFalse();
        assertThat(isIn(OTHER, here)).isFalse();
        assertThat(read(OTHER).active()).isFalse();
    }

    @Test
    void gives_an_admin_role_to_one_account() {
        assertThat(join(MEMBER, ROLE)).isEqualTo(new WriteReply.Accepted());

        assertThat(isIn(MEMBER, ROLE)).isTrue();
        assertThat(isIn(OTHER, ROLE)).isFalse();
    }

    @Test
    void gives_no_role_to_a_deactivated_account() {
        slack.deactivate(MEMBER);

        assertThat(join(MEMBER, ROLE)).isInstanceOf(WriteReply.Refused.class);
        assertThat(isIn(MEMBER, ROLE)).isFalse();
    }

    @Test
    void leaves_idp_groups_to_scim() {
        Entitlement.IdpGroup group = slack.idpGroup("Eng", List.of());

        assertThatThrownBy(() -> join(MEMBER, group)).isInstanceOf(IllegalArgumentException.class);
        assertThat(isIn(MEMBER, group)).isFalse();
    }

    private WriteReply join(AccountId account, Entitlement entitlement) {
        return slack.enrolment().join(account, entitlement);
    }
}
