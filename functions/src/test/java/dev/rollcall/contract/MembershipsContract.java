package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Places;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@link Memberships} does. */
public abstract class MembershipsContract extends SlackContract {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @Test
    void reads_the_groups_that_an_account_is_in() {
        Entitlement idpGroup = slack.idpGroup(List.of(MEMBER, OTHER));
        Entitlement userGroup = slack.userGroup(List.of(MEMBER));
        Entitlement foreign = slack.userGroup(List.of(OTHER));

        Holdings holdings = slack.memberships().of(MEMBER, AT_MOST);

        assertThat(holdings.whole()).isTrue();
        assertThat(holdings.entitlements()).contains(idpGroup, userGroup).doesNotContain(foreign);
        assertThat(slack.memberships().isIn(MEMBER, idpGroup)).isTrue();
        assertThat(slack.memberships().isIn(MEMBER, userGroup)).isTrue();
        assertThat(slack.memberships().isIn(MEMBER, foreign)).isFalse();
    }

    @Test
    void names_the_workspaces_that_were_read_also_where_the_account_is_in_no_group() {
        slack.userGroup(List.of(OTHER));

        Holdings holdings = slack.memberships().of(MEMBER, AT_MOST);

        assertThat(holdings.read()).anyMatch(name -> name.startsWith("user-groups:"));
    }

    @Test
    void goes_on_with_what_was_read_before_and_reads_only_the_rest() {
        Entitlement.UserGroup group = slack.userGroup(List.of(MEMBER));
        Entitlement idpGroup = slack.idpGroup(List.of(MEMBER, OTHER));
        Holdings whole = goOn(Places.everywhere(), Optional.empty());
        String name = "user-groups:" + group.workspaceId();
        assertThat(whole.read()).contains(name, "idp-groups");

        slack.memberships().leave(MEMBER, idpGroup);
        slack.memberships().leave(MEMBER, group);

        assertThat(goOn(Places.everywhere(), Optional.of(whole)).entitlements())
                .as("all of it was read")
                .containsExactlyInAnyOrderElementsOf(whole.entitlements());
        Holdings withoutGroups =
                new Holdings(
                        MEMBER,
                        whole.entitlements().stream().filter(e -> !e.equals(group)).toList(),
                        whole.read().stream().filter(one -> !one.equals(name)).toList(),
                        List.of(),
                        whole.begun(),
                        whole.readAt());
        Holdings again = goOn(Places.everywhere(), Optional.of(withoutGroups));
        assertThat(again.read()).contains(name);
        assertThat(again.entitlements()).contains(idpGroup).doesNotContain(group);
        assertThat(again.begun()).isEqualTo(whole.begun());
    }

    @Test
    void looks_only_where_it_is_told_to() {
        Entitlement.UserGroup group = slack.userGroup(List.of(MEMBER));

        Holdings elsewhere = goOn(Places.of(List.of()), Optional.empty());
        Holdings there = goOn(Places.of(List.of(group)), Optional.empty());

        assertThat(elsewhere.entitlements()).doesNotContain(group);
        assertThat(elsewhere.read())
                .noneMatch(name -> name.startsWith("user-groups:"))
                .noneMatch(name -> name.startsWith("channels:"));
        assertThat(elsewhere.whole()).isTrue();
        assertThat(there.entitlements()).contains(group);
    }

    private Holdings goOn(Places places, Optional<Holdings> before) {
        return slack.memberships().goOn(MEMBER, AT_MOST, places, before, Instant.MAX);
    }

    @Test
    void tells_how_many_are_in_a_group_and_of_nothing_else() {
        Entitlement idpGroup = slack.idpGroup(List.of(MEMBER, OTHER));
        Entitlement userGroup = slack.userGroup(List.of(MEMBER));

        assertThat(slack.memberships().size(idpGroup)).hasValue(2);
        assertThat(slack.memberships().size(userGroup)).hasValue(1);
        assertThat(slack.memberships().size(new Entitlement.Channel("C0ANY"))).isEmpty();
    }

    @Test
    void takes_one_account_out_of_an_idp_group() {
        Entitlement group = slack.idpGroup(List.of(MEMBER, OTHER));

        assertThat(slack.memberships().leave(MEMBER, group))
                .isInstanceOf(WriteReply.Accepted.class);

        assertThat(slack.memberships().isIn(MEMBER, group)).isFalse();
        assertThat(slack.memberships().isIn(OTHER, group)).isTrue();
    }

    @Test
    void takes_the_last_account_out_of_an_idp_group() {
        Entitlement group = slack.idpGroup(List.of(MEMBER));

        slack.memberships().leave(MEMBER, group);

        assertThat(slack.memberships().isIn(MEMBER, group)).isFalse();
    }

    @Test
    void takes_one_account_out_of_a_user_group() {
        Entitlement group = slack.userGroup(List.of(OTHER, MEMBER));

        assertThat(slack.memberships().leave(MEMBER, group))
                .isInstanceOf(WriteReply.Accepted.class);

        assertThat(slack.memberships().isIn(MEMBER, group)).isFalse();
        assertThat(slack.memberships().isIn(OTHER, group)).isTrue();
        assertThat(slack.memberships().of(MEMBER, AT_MOST).entitlements()).doesNotContain(group);
    }

    @Test
    void takes_the_last_account_out_of_a_user_group() {
        Entitlement group = slack.userGroup(List.of(MEMBER));

        assertThat(slack.memberships().leave(MEMBER, group))
                .isInstanceOf(WriteReply.Accepted.class);

        assertThat(slack.memberships().isIn(MEMBER, group)).isFalse();
        assertThat(slack.memberships().of(MEMBER, AT_MOST).entitlements()).doesNotContain(group);
    }

    @Test
    void takes_a_deactivated_account_out() {
        Entitlement userGroup = slack.userGroup(List.of(OTHER, MEMBER));
        Entitlement idpGroup = slack.idpGroup(List.of(OTHER, MEMBER));
        deactivate(MEMBER);

        slack.memberships().leave(MEMBER, userGroup);
        slack.memberships().leave(MEMBER, idpGroup);

        assertThat(slack.memberships().isIn(MEMBER, userGroup)).isFalse();
        assertThat(slack.memberships().isIn(MEMBER, idpGroup)).isFalse();
        assertThat(slack.memberships().isIn(OTHER, userGroup)).isTrue();
        assertThat(slack.memberships().isIn(OTHER, idpGroup)).isTrue();
    }

    @Test
    void two_leavers_of_one_group_do_not_block_each_other() {
        Entitlement group = slack.userGroup(List.of(OTHER, MEMBER));
        deactivate(MEMBER);
        deactivate(OTHER);

        slack.memberships().leave(MEMBER, group);
        slack.memberships().leave(OTHER, group);

        assertThat(slack.memberships().isIn(MEMBER, group)).isFalse();
        assertThat(slack.memberships().isIn(OTHER, group)).isFalse();
    }

    @Test
    void leaving_a_user_group_again_writes_nothing() {
        Entitlement group = slack.userGroup(List.of(OTHER, MEMBER));
        slack.memberships().leave(MEMBER, group);

        assertThat(slack.memberships().leave(MEMBER, group))
                .isInstanceOf(WriteReply.AlreadySo.class);
    }
}
