package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.MembershipLists.RoleHolder;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the lists of who is where are asked for, and what odd answers mean. */
class SlackMembershipListsTest {
    private static final String GROUPS = "POST /api/usergroups.list";
    private static final String MEMBERS = "POST /api/conversations.members";
    private static final String ROLES = "POST /api/admin.roles.listAssignments";
    private static final AccountId ANA = new AccountId("U0ANA");
    private static final AccountId BO = new AccountId("U0BO");
    private static final Entitlement.Channel CHANNEL = new Entitlement.Channel("C01");

    private final SlackOnWire wire = new SlackOnWire();
    private final MembershipLists lists = wire.slack.membershipLists();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void all_user_groups_of_a_workspace_take_one_call() {
        wire.server.on(GROUPS, groups("\"users\":[\"U0ANA\",\"U0BO\"],\"user_count\":2"));

        assertThat(lists.userGroups("T01").members()).isEqualTo(Map.of("S01", Set.of(ANA, BO)));

        assertThat(wire.server.onlyRequest(GROUPS).body())
                .contains("team_id=T01")
                .contains("include_users=true")
                .contains("include_count=true")
                .contains("include_disabled=false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"users\":[\"U0ANA\"],\"user_count\":2",
                "\"users\":[\"U0ANA\"],\"user_count\":\"2\"",
                "\"users\":[\"U0ANA\"]",
                "\"users\":[\"U0ANA\"],\"user_count\":\"some\""
            })
    void user_groups_whose_members_may_be_more_than_came_are_not_told(String group) {
        wire.server.on(GROUPS, groups(group));

        assertThatThrownBy(() -> lists.userGroups("T01"))
                .isInstanceOf(PortFailure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"user_count\":2", "\"users\":[\"U0ANA\",\"nobody\"],\"user_count\":2"})
    void user_groups_whose_members_cannot_be_understood_are_not_told(String group) {
        wire.server.on(GROUPS, groups(group));

        assertThatThrownBy(() -> lists.userGroups("T01"))
                .isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void who_is_shown_in_a_user_group_and_not_counted_is_told() {
        wire.server.on(GROUPS, groups("\"users\":[\"U0ANA\",\"U0BO\"],\"user_count\":1"));

        assertThat(lists.userGroups("T01").members()).isEqualTo(Map.of("S01", Set.of(ANA, BO)));
    }

    @Test
    void each_page_of_members_is_one_call_from_where_the_last_one_ended() {
        wire.server.on(
                MEMBERS,
                members("\"U0ANA\"", "more"),
                members("", "still"),
                members("\"U0BO\"", ""));

        CursorListed<AccountId> first = lists.members(CHANNEL, CursorPoint.START);
        CursorListed<AccountId> empty = lists.members(CHANNEL, next(first));
        CursorListed<AccountId> last = lists.members(CHANNEL, next(empty));

        assertThat(first.items()).containsExactly(ANA);
        assertThat(empty.items()).isEmpty();
        assertThat(last)
                .isEqualTo(new CursorListed<>(List.of(BO), new CursorListing.Ended(2, Set.of())));
        assertThat(wire.server.requests(MEMBERS))
                .extracting(request -> request.body())
                .satisfiesExactly(
                        body -> assertThat(body).isEqualTo("channel=C01&limit=999"),
                        body -> assertThat(body).isEqualTo("channel=C01&limit=999&cursor=more"),
                        body -> assertThat(body).isEqualTo("channel=C01&limit=999&cursor=still"));
    }

    @Test
    void a_member_whom_we_do_not_understand_hides_nobody_and_raises_a_doubt() {
        wire.server.on(MEMBERS, members("\"U0ANA\",\"nobody\",7", ""));

        assertThat(lists.members(CHANNEL, CursorPoint.START))
                .isEqualTo(
                        new CursorListed<>(
                                List.of(ANA),
                                new CursorListing.Ended(2, Set.of(Doubt.UNREADABLE_ITEM))));
    }

    @Test
    void a_list_of_members_without_members_is_no_answer() {
        wire.server.on(MEMBERS, Reply.ok("{\"ok\":true}"));

        assertThatThrownBy(() -> lists.members(CHANNEL, CursorPoint.START))
                .isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void a_cursor_that_was_not_sent_cannot_be_refused() {
        wire.server.on(MEMBERS, Reply.ok("{\"ok\":false,\"error\":\"invalid_cursor\"}"));

        assertThatThrownBy(() -> lists.members(CHANNEL, CursorPoint.START))
                .isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void a_list_that_shows_the_same_cursor_again_ends_in_doubt() {
        wire.server.on(MEMBERS, members("\"U0ANA\"", "more"), members("\"U0BO\"", "more"));

        CursorPoint second = next(lists.members(CHANNEL, CursorPoint.START));

        assertThat(lists.members(CHANNEL, second).listing())
                .isEqualTo(new CursorListing.Ended(2, Set.of(Doubt.STOPPED_EARLY)));
    }

    @Test
    void admin_roles_are_asked_for_the_oldest_first_and_go_on_by_the_cursor_beside_them() {
        wire.server.on(
                ROLES,
                Reply.ok(
                        "{\"ok\":true,\"role_assignments\":["
                                + assignment("U0ANA")
                                + "],\"next_cursor\":\"c\"}"),
                Reply.ok(
                        "{\"ok\":true,\"role_assignments\":["
                                + assignment("U0BO")
                                + ",{\"role_id\":\"Rl01\"}],\"next_cursor\":\"\"}"));

        CursorListed<RoleHolder> first = lists.adminRoles(CursorPoint.START);
        CursorListed<RoleHolder> last = lists.adminRoles(next(first));

        Entitlement.AdminRole role = new Entitlement.AdminRole("Rl01", "E01");
        assertThat(first.items()).containsExactly(new RoleHolder(ANA, role));
        assertThat(last)
                .isEqualTo(
                        new CursorListed<>(
                                List.of(new RoleHolder(BO, role)),
                                new CursorListing.Ended(
                                        2, Set.of(Doubt.SHORT_PAGE, Doubt.UNREADABLE_ITEM))));
        assertThat(wire.server.requests(ROLES))
                .extracting(request -> request.body())
                .containsExactly("sort_dir=ASC&limit=200", "sort_dir=ASC&limit=200&cursor=c");
    }

    private static CursorPoint next(CursorListed<?> page) {
        assertThat(page.listing()).isInstanceOf(CursorListing.Onward.class);
        return ((CursorListing.Onward) page.listing()).next();
    }

    private static Reply groups(String group) {
        return Reply.ok(
                "{\"ok\":true,\"usergroups\":[{\"id\":\"S01\",\"date_delete\":0," + group + "}]}");
    }

    private static Reply members(String members, String cursor) {
        return Reply.ok(
                "{\"ok\":true,\"members\":["
                        + members
                        + "],\"response_metadata\":{\"next_cursor\":\""
                        + cursor
                        + "\"}}");
    }

    private static String assignment(String account) {
        return "{\"role_id\":\"Rl01\",\"entity_id\":\"E01\",\"user_id\":\"" + account + "\"}";
    }
}
