package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.MembershipLists.RoleHolder;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.SeenIds;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What {@link dev.rollcall.application.port.MembershipLists} does. */
public abstract class MembershipListsContract extends OrganisationContract {
    /** More than Slack shows on a page of a channel's members. */
    private static final int IN_CHANNEL = 1_100;

    /** More than Slack shows on two pages of who has which role. */
    private static final int WITH_ROLES = 410;

    private static final Entitlement.AdminRole ROLE =
            new Entitlement.AdminRole("Rl0A", HOME.workspaceId());
    private static final CursorPoint LONG_GONE =
            new CursorPoint(Optional.of("long-gone"), 1, Set.of(), SeenIds.none());

    @Test
    void user_groups_are_told_with_all_members() {
        Entitlement.UserGroup both = slack.userGroup(List.of(MEMBER, OTHER));
        Entitlement.UserGroup one = slack.userGroup(List.of(OTHER));
        Entitlement.UserGroup none = slack.userGroup(List.of());

        WorkspaceGroups groups = slack.membershipLists().userGroups(HOME.workspaceId());

        assertThat(groups.workspaceId()).isEqualTo(HOME.workspaceId());
        assertThat(groups.members())
                .isEqualTo(
                        Map.of(
                                both.groupId(), Set.of(MEMBER, OTHER),
                                one.groupId(), Set.of(OTHER),
                                none.groupId(), Set.of()));
    }

    @Test
    void disabled_user_groups_and_those_of_other_workspaces_are_left_out() {
        Entitlement.UserGroup here = slack.userGroup(List.of(MEMBER));
        Entitlement.UserGroup disabled = slack.userGroup(List.of(MEMBER));
        slack.disable(disabled);
        Entitlement.Workspace other = slack.workspace("T02");

        assertThat(slack.membershipLists().userGroups(HOME.workspaceId()).members())
                .containsOnlyKeys(here.groupId());
        assertThat(slack.membershipLists().userGroups(other.workspaceId()).members()).isEmpty();
    }

    @Test
    void a_deactivated_account_that_is_still_in_a_user_group_is_told() {
        Entitlement.UserGroup group = slack.userGroup(List.of(MEMBER, OTHER));
        slack.deactivate(MEMBER);

        assertThat(slack.membershipLists().userGroups(HOME.workspaceId()).members())
                .containsEntry(group.groupId(), Set.of(MEMBER, OTHER));
    }

    @Test
    void user_groups_of_which_one_counts_more_than_it_shows_are_not_told() {
        slack.userGroup(List.of(OTHER));
        slack.hideMemberOf(slack.userGroup(List.of(MEMBER, OTHER)));

        assertThatThrownBy(() -> slack.membershipLists().userGroups(HOME.workspaceId()))
                .isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void user_groups_that_were_refused_as_too_many_calls_can_be_read_again() {
        slack.userGroup(List.of(MEMBER));
        slack.refuseAsTooMany();

        assertThatThrownBy(() -> slack.membershipLists().userGroups(HOME.workspaceId()))
                .isInstanceOf(PortFailure.RateLimited.class);
        slack.settle();
        assertThat(slack.membershipLists().userGroups(HOME.workspaceId()).members()).hasSize(1);
    }

    @Test
    void each_member_of_a_channel_is_told_once_guests_too() {
        List<AccountId> members = people(IN_CHANNEL);
        Entitlement.Channel channel = slack.channel("C0ALL", HOME, members, false);

        Reading<AccountId> reading = read(membersOf(channel), CursorPoint.START);

        assertThat(reading.items()).containsExactlyInAnyOrderElementsOf(members).contains(GUEST);
        assertThat(reading.pages()).isGreaterThan(1);
        assertThat(reading.ended()).isEqualTo(new CursorListing.Ended(IN_CHANNEL, Set.of()));
    }

    @Test
    void a_channel_s_members_can_be_read_on_from_each_page() {
        Entitlement.Channel channel = slack.channel("C0ALL", HOME, people(IN_CHANNEL), false);

        assertReadOnFromEachPage(membersOf(channel));
    }

    @Test
    void who_is_deactivated_is_told_of_a_channel_if_slack_says_that_they_are_in_it() {
        Entitlement.Channel channel =
                slack.channel("C0ALL", HOME, List.of(MEMBER, OTHER, GUEST), false);
        slack.deactivate(OTHER);

        List<AccountId> told = read(membersOf(channel), CursorPoint.START).items();

        assertThat(told).contains(MEMBER, GUEST);
        assertThat(told.contains(OTHER)).isEqualTo(isIn(OTHER, channel));
    }

    @Test
    void an_empty_channel_has_one_page() {
        Entitlement.Channel channel = slack.channel("C0NONE", HOME, List.of(), false);

        assertThat(slack.membershipLists().members(channel, CursorPoint.START))
                .isEqualTo(new CursorListed<>(List.of(), new CursorListing.Ended(0, Set.of())));
    }

    @Test
    void a_private_channel_out_of_sight_looks_like_one_that_is_not_there() {
        Entitlement.Channel unseen = slack.channel("C0UNSEEN", HOME, List.of(MEMBER), true);

        for (Entitlement.Channel channel : List.of(unseen, new Entitlement.Channel("C0NOWHERE"))) {
            assertThatThrownBy(() -> slack.membershipLists().members(channel, CursorPoint.START))
                    .isInstanceOfSatisfying(
                            PortFailure.NeedsHuman.class,
                            refused -> assertThat(refused.code()).isEqualTo("channel_not_found"));
        }
    }

    @Test
    void a_private_channel_with_our_installer_in_it_is_told() {
        List<AccountId> members = List.of(MEMBER, OrganisationFixture.INSTALLER);
        Entitlement.Channel seen = slack.channel("C0SEEN", HOME, members, true);

        assertThat(read(membersOf(seen), CursorPoint.START).items())
                .containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void a_channel_s_members_end_in_doubt_where_slack_does_not_know_the_cursor() {
        Entitlement.Channel channel = slack.channel("C0ALL", HOME, List.of(MEMBER), false);

        assertThat(slack.membershipLists().members(channel, LONG_GONE))
                .isEqualTo(
                        new CursorListed<>(
                                List.of(),
                                new CursorListing.Ended(0, Set.of(Doubt.STOPPED_EARLY))));
    }

    @Test
    void a_page_of_members_that_was_refused_as_one_too_many_can_be_read_again() {
        Entitlement.Channel channel = slack.channel("C0ALL", HOME, List.of(MEMBER), false);

        assertReadAgain(membersOf(channel));
    }

    /** Slack may show fewer on any page, so nothing tells that somebody is missing. */
    @Test
    void a_page_of_members_that_lacks_somebody_raises_no_doubt_by_itself() {
        Entitlement.Channel channel = slack.channel("C0ALL", HOME, people(IN_CHANNEL), false);
        slack.keepRowBack();

        assertThat(read(membersOf(channel), CursorPoint.START).ended())
                .isEqualTo(new CursorListing.Ended(IN_CHANNEL - 1, Set.of()));
    }

    @Test
    void each_holder_of_an_admin_role_is_told_with_the_role_and_its_place() {
        Entitlement.AdminRole wide = new Entitlement.AdminRole("Rl01", HOME.workspaceId());
        slack.give(MEMBER, ROLE);
        slack.give(MEMBER, wide);
        slack.give(OTHER, ROLE);

        assertThat(read(slack.membershipLists()::adminRoles, CursorPoint.START).items())
                .containsExactlyInAnyOrder(
                        new RoleHolder(MEMBER, ROLE),
                        new RoleHolder(MEMBER, wide),
                        new RoleHolder(OTHER, ROLE));
    }

    @Test
    void admin_roles_come_in_pages_and_can_be_read_on_from_each() {
        people(WITH_ROLES).forEach(account -> slack.give(account, ROLE));

        Reading<RoleHolder> reading = read(slack.membershipLists()::adminRoles, CursorPoint.START);

        assertThat(reading.items()).doesNotHaveDuplicates().hasSize(WITH_ROLES);
        assertThat(reading.pages()).isEqualTo(3);
        assertThat(reading.ended()).isEqualTo(new CursorListing.Ended(WITH_ROLES, Set.of()));
        assertReadOnFromEachPage(slack.membershipLists()::adminRoles);
    }

    @Test
    void admin_roles_of_which_a_page_lacks_one_raise_a_doubt() {
        people(WITH_ROLES).forEach(account -> slack.give(account, ROLE));
        slack.keepRowBack();

        assertThat(read(slack.membershipLists()::adminRoles, CursorPoint.START).ended())
                .isEqualTo(new CursorListing.Ended(WITH_ROLES - 1, Set.of(Doubt.SHORT_PAGE)));
    }

    @Test
    void admin_roles_end_in_doubt_where_slack_does_not_know_the_cursor() {
        slack.give(MEMBER, ROLE);

        assertThat(slack.membershipLists().adminRoles(LONG_GONE))
                .isEqualTo(
                        new CursorListed<>(
                                List.of(),
                                new CursorListing.Ended(0, Set.of(Doubt.STOPPED_EARLY))));
    }

    @Test
    void admin_roles_that_were_refused_as_one_call_too_many_can_be_read_again() {
        slack.give(MEMBER, ROLE);

        assertReadAgain(slack.membershipLists()::adminRoles);
    }

    private record Reading<T>(List<T> items, int pages, CursorListing.Ended ended) {}

    private static <T> Reading<T> read(
            Function<CursorPoint, CursorListed<T>> list, CursorPoint start) {
        List<T> items = new ArrayList<>();
        CursorPoint from = start;
        for (int pages = 1; ; pages++) {
            CursorListed<T> page = list.apply(from);
            items.addAll(page.items());
            switch (page.listing()) {
                case CursorListing.Onward(CursorPoint next) -> from = next;
                case CursorListing.Ended ended -> {
                    return new Reading<>(items, pages, ended);
                }
            }
        }
    }

    /** As if each page were read by another function, after the first had died. */
    private static <T> void assertReadOnFromEachPage(Function<CursorPoint, CursorListed<T>> list) {
        Reading<T> whole = read(list, CursorPoint.START);
        List<T> before = new ArrayList<>();
        CursorPoint from = CursorPoint.START;
        for (int page = 0; page < whole.pages(); page++) {
            Reading<T> rest = read(list, from);
            List<T> all = new ArrayList<>(before);
            all.addAll(rest.items());
            assertThat(all).isEqualTo(whole.items());
            assertThat(rest.ended()).isEqualTo(whole.ended());
            CursorListed<T> here = list.apply(from);
            before.addAll(here.items());
            if (here.listing() instanceof CursorListing.Onward(CursorPoint next)) {
                from = next;
            }
        }
        assertThat(before).isEqualTo(whole.items());
    }

    private <T> void assertReadAgain(Function<CursorPoint, CursorListed<T>> list) {
        slack.refuseAsTooMany();

        assertThatThrownBy(() -> list.apply(CursorPoint.START))
                .isInstanceOf(PortFailure.RateLimited.class);
        slack.settle();
        assertThat(read(list, CursorPoint.START).items()).hasSize(1);
    }

    private Function<CursorPoint, CursorListed<AccountId>> membersOf(Entitlement.Channel channel) {
        return from -> slack.membershipLists().members(channel, from);
    }

    /** Returns so many, of whom the first are the three that are there. */
    private List<AccountId> people(int count) {
        List<AccountId> people = new ArrayList<>(List.of(MEMBER, OTHER, GUEST));
        IntStream.range(people.size(), count)
                .mapToObj(number -> new AccountId("U0N" + number))
                .forEach(account -> {
                    slack.add(account, Account.Rank.MEMBER);
                    people.add(account);
                });
        return people;
    }
}
