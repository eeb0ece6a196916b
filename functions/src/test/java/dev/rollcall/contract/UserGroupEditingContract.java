package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.application.port.UserGroupEditing.IfDisabled;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.UserGroupDelta;
import dev.rollcall.domain.breaker.ChangeKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** What {@link UserGroupEditing} does. */
public abstract class UserGroupEditingContract extends OrganisationContract {
    private static final AccountId THIRD = new AccountId("U0THIRD");

    @BeforeEach
    void add_a_third() {
        slack.add(THIRD, Account.Rank.MEMBER);
    }

    @Test
    void takes_some_in_and_others_out_and_touches_nobody_else() {
        Entitlement.UserGroup group = slack.userGroup(List.of(MEMBER, OTHER));

        assertThat(edit(group, change(Set.of(THIRD), MEMBER))).isEqualTo(new WriteReply.Accepted());

        assertThat(isIn(THIRD, group)).isTrue();
        assertThat(isIn(OTHER, group)).isTrue();
        assertThat(isIn(MEMBER, group)).isFalse();
    }

    @Test
    void writes_nothing_where_it_is_so_already() {
        Entitlement.UserGroup group = slack.userGroup(List.of(OTHER));

        assertThat(edit(group, change(Set.of(OTHER), MEMBER)))
                .isEqualTo(new WriteReply.AlreadySo("as-wanted"));
    }

    @Test
    void disables_a_group_that_everybody_leaves_and_says_so() {
        Entitlement.UserGroup group = slack.userGroup(List.of(MEMBER, OTHER));

        assertThat(edit(group, change(Set.of(), MEMBER, OTHER)))
                .isEqualTo(new WriteReply.Accepted("accepted:disabled"));

        assertThat(isIn(MEMBER, group)).isFalse();
        assertThat(isIn(OTHER, group)).isFalse();
        assertThat(edit(group, change(Set.of(), MEMBER)))
                .isEqualTo(new WriteReply.Refused("group-disabled-or-gone"));
    }

    @Test
    void everybody_may_be_replaced_at_once() {
        Entitlement.UserGroup group = slack.userGroup(List.of(MEMBER, OTHER));

        assertThat(edit(group, change(Set.of(THIRD), MEMBER, OTHER)))
                .isEqualTo(new WriteReply.Accepted());

        assertThat(isIn(THIRD, group)).isTrue();
        assertThat(isIn(MEMBER, group)).isFalse();
    }

    @Test
    void wakes_no_disabled_group_unless_it_was_asked_to_and_then_without_whoever_was_in_it() {
        Entitlement.UserGroup group = slack.userGroup(List.of(OTHER));
        slack.disable(group);

        assertThat(edit(group, change(Set.of(THIRD))))
                .isEqualTo(new WriteReply.Refused("group-disabled-or-gone"));
        assertThat(isIn(THIRD, group)).isFalse();

        assertThat(startAnew(group, change(Set.of(THIRD)))).isEqualTo(new WriteReply.Accepted());
        assertThat(isIn(THIRD, group)).isTrue();
        assertThat(isIn(OTHER, group)).isFalse();
    }

    @Test
    void a_group_is_woken_for_nobody_s_sake_who_leaves_it() {
        Entitlement.UserGroup group = slack.userGroup(List.of(OTHER));
        slack.disable(group);

        assertThat(startAnew(group, change(Set.of(), OTHER)))
                .isEqualTo(new WriteReply.Refused("group-disabled-or-gone"));
        assertThat(isIn(OTHER, group)).isFalse();
    }

    @Test
    void wakes_no_group_with_a_list_that_slack_refuses() {
        Entitlement.UserGroup group = slack.userGroup(List.of(OTHER));
        slack.disable(group);

        assertThat(startAnew(group, change(Set.of(GUEST, THIRD))))
                .isInstanceOf(WriteReply.Refused.class);
        assertThat(isIn(OTHER, group)).isFalse();
        assertThat(isIn(THIRD, group)).isFalse();
    }

    @Test
    void one_who_cannot_be_in_the_group_spoils_the_whole_change() {
        Entitlement.UserGroup group = slack.userGroup(List.of(MEMBER));
        slack.deactivate(OTHER);

        assertThat(edit(group, change(Set.of(OTHER, THIRD), MEMBER)))
                .isEqualTo(new WriteReply.Refused("invalid_users"));

        assertThat(isIn(THIRD, group)).isFalse();
        assertThat(isIn(MEMBER, group)).isTrue();
    }

    @Test
    void knows_no_group_that_is_not_there() {
        Entitlement.UserGroup none = new Entitlement.UserGroup("T01", "S0NONE");

        assertThat(edit(none, change(Set.of(MEMBER)))).isInstanceOf(WriteReply.Refused.class);
        assertThat(startAnew(none, change(Set.of(MEMBER)))).isInstanceOf(WriteReply.Refused.class);
    }

    @Test
    void a_group_that_we_emptied_takes_the_next_one_in_and_nobody_who_was_listed() {
        Entitlement.UserGroup group = slack.userGroup(List.of(OTHER));
        assertThat(edit(group, change(Set.of(), OTHER)))
                .isEqualTo(new WriteReply.Accepted("accepted:disabled"));
        slack.settle();

        assertThat(startAnewIfOurs(group, change(Set.of(MEMBER))))
                .isInstanceOf(WriteReply.Accepted.class);

        slack.settle();
        assertThat(slack.memberships().isIn(MEMBER, group)).isTrue();
        assertThat(slack.memberships().isIn(OTHER, group)).isFalse();
    }

    @Test
    void a_group_that_somebody_else_disabled_takes_nobody_in() {
        Entitlement.UserGroup group = slack.userGroup(List.of(OTHER));
        slack.disable(group);

        assertThat(startAnewIfOurs(group, change(Set.of(MEMBER))))
                .isEqualTo(new WriteReply.Refused("group-disabled-or-gone"));

        assertThat(slack.memberships().isIn(MEMBER, group)).isFalse();
    }

    private WriteReply startAnewIfOurs(Entitlement.UserGroup group, UserGroupDelta delta) {
        return slack.userGroupEditing().edit(group, delta, IfDisabled.START_ANEW_IF_OURS);
    }

    private WriteReply edit(Entitlement.UserGroup group, UserGroupDelta delta) {
        return slack.userGroupEditing().edit(group, delta, IfDisabled.REFUSE);
    }

    private WriteReply startAnew(Entitlement.UserGroup group, UserGroupDelta delta) {
        return slack.userGroupEditing().edit(group, delta, IfDisabled.START_ANEW);
    }

    private static UserGroupDelta change(Set<AccountId> joining, AccountId... leaving) {
        return new UserGroupDelta(joining, leaving(ChangeKind.REMOVE_FROM_USER_GROUP, leaving));
    }
}
