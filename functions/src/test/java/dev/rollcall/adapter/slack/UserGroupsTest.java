package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.NOW;
import static dev.rollcall.adapter.slack.UserGroupReplies.counted;
import static dev.rollcall.adapter.slack.UserGroupReplies.disabled;
import static dev.rollcall.adapter.slack.UserGroupReplies.edited;
import static dev.rollcall.adapter.slack.UserGroupReplies.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class UserGroupsTest {
    private static final Entitlement GROUP = new Entitlement.UserGroup("T01", "S01");
    private static final String MEMBERS = "POST /api/usergroups.users.list";
    private static final String UPDATE = "POST /api/usergroups.users.update";
    private static final String DISABLE = "POST /api/usergroups.disable";
    private static final String GROUPS = "POST /api/usergroups.list";
    private static final Reply INVALID_USERS =
            Reply.ok("{\"ok\":false,\"error\":\"invalid_users\"}");
    private static final Reply OK = Reply.ok("{\"ok\":true}");

    private final SlackOnWire wire = new SlackOnWire();
    private final Memberships memberships = wire.slack.memberships();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void writes_the_list_that_was_just_read_without_the_account() {
        members("U0A", "U0LEAVER", "U0B");
        wire.server.on(UPDATE, OK);

        assertThat(memberships.leave(LEAVER, GROUP)).isEqualTo(new WriteReply.Accepted());

        assertThat(wire.server.onlyRequest(UPDATE).body())
                .isEqualTo("usergroup=S01&team_id=T01&users=U0A%2CU0B");
        assertThat(wire.server.requests()).hasSize(4);
    }

    @Test
    void leaves_the_list_of_whoever_wrote_after_us_and_keeps_their_addition() {
        wire.server.on(
                MEMBERS,
                UserGroupReplies.members("U0A", "U0LEAVER"),
                UserGroupReplies.members("U0A", "U0LEAVER", "U0BYHAND"));
        wire.server.on(
                GROUPS,
                group("U0A", "U0LEAVER"),
                group("U0A", "U0LEAVER", "U0BYHAND"),
                group("U0A", "U0LEAVER", "U0BYHAND"),
                group("U0A", "U0BYHAND"));
        wire.server.on(UPDATE, OK);

        assertThat(memberships.leave(LEAVER, GROUP)).isEqualTo(new WriteReply.Accepted());

        assertThat(wire.server.requests(UPDATE).getLast().body()).endsWith("users=U0A%2CU0BYHAND");
    }

    @Test
    void reads_the_list_again_where_somebody_edited_the_group_meanwhile() {
        wire.server.on(
                MEMBERS,
                UserGroupReplies.members("U0A", "U0LEAVER"),
                UserGroupReplies.members("U0A", "U0LEAVER", "U0BYHAND"));
        wire.server.on(
                GROUPS,
                edited(NOW, "U0EDITOR", "U0A", "U0LEAVER", "U0BYHAND"),
                edited(NOW, "U0EDITOR", "U0A", "U0LEAVER", "U0BYHAND"),
                edited(NOW, "U0OURS", "U0A", "U0BYHAND"));
        wire.server.on(UPDATE, OK);

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Accepted("accepted:edited-before:" + NOW));

        assertThat(wire.server.onlyRequest(UPDATE).body()).endsWith("users=U0A%2CU0BYHAND");
    }

    @Test
    void writes_nothing_while_others_keep_editing_the_group() {
        wire.server.on(MEMBERS, UserGroupReplies.members("U0A", "U0LEAVER"));
        wire.server.on(
                GROUPS,
                IntStream.range(0, 10)
                        .mapToObj(n -> edited(NOW.plusSeconds(n), "U0EDITOR", "U0LEAVER"))
                        .toArray(Reply[]::new));

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(5), "edited-by-others"));

        assertThat(wire.server.requests(UPDATE)).isEmpty();
        assertThat(wire.server.requests(GROUPS)).hasSize(6);
    }

    @Test
    void says_that_somebody_was_at_the_group_right_before_our_write() {
        wire.server.on(MEMBERS, UserGroupReplies.members("U0A", "U0LEAVER"));
        wire.server.on(
                GROUPS,
                edited(NOW.minusSeconds(20), "U0EDITOR", "U0A", "U0LEAVER"),
                edited(NOW, "U0OURS", "U0A"));
        wire.server.on(UPDATE, OK);

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(
                        new WriteReply.Accepted("accepted:edited-before:" + NOW.minusSeconds(20)));
    }

    @Test
    void does_not_say_so_of_what_we_wrote_ourselves() {
        wire.server.on(MEMBERS, UserGroupReplies.members("U0A", "U0LEAVER"));
        wire.server.on(
                GROUPS,
                edited(NOW.minusSeconds(20), "U0OURS", "U0A", "U0LEAVER"),
                edited(NOW, "U0OURS", "U0A"));
        wire.server.on(UPDATE, OK);

        assertThat(memberships.leave(LEAVER, GROUP)).isEqualTo(new WriteReply.Accepted());
    }

    @Test
    void says_that_it_does_not_know_where_the_write_could_not_be_read_back() {
        wire.server.on(MEMBERS, UserGroupReplies.members("U0A", "U0LEAVER"));
        wire.server.on(GROUPS, group("U0A", "U0LEAVER"), new Reply.Silence());
        wire.server.on(UPDATE, OK);

        assertThat(wire.impatient().memberships().leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Ambiguous("not-read-back"));
    }

    @Test
    void does_not_touch_the_list_of_a_disabled_group() {
        wire.server.on(MEMBERS, UserGroupReplies.members("U0A", "U0LEAVER"));
        wire.server.on(GROUPS, disabled("U0A", "U0LEAVER"));

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.AlreadySo("group-disabled-or-gone"));
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void never_sends_an_empty_list() {
        members("U0LEAVER");
        wire.server.on(GROUPS, group("U0LEAVER"), disabled("U0LEAVER"));
        wire.server.on(DISABLE, OK);

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Accepted("accepted:disabled"));

        assertThat(wire.server.requests(UPDATE)).isEmpty();
        assertThat(wire.server.onlyRequest(DISABLE).body()).isEqualTo("usergroup=S01&team_id=T01");
    }

    @Test
    void disables_no_group_in_which_slack_says_there_are_more() {
        members("U0LEAVER");
        wire.server.on(GROUPS, counted(2, "U0LEAVER"));

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(5), "members-not-proven"));
        assertThat(wire.server.requests(DISABLE)).isEmpty();
    }

    @Test
    void writes_no_list_without_the_leaver_that_is_shorter_than_slack_says_it_is() {
        members("U0A", "U0LEAVER");
        wire.server.on(GROUPS, counted(3, "U0A", "U0LEAVER"));

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(5), "members-not-proven"));
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void writes_nothing_where_the_account_is_not_listed() {
        members("U0A");

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.AlreadySo("not-a-member"));
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void writes_nothing_where_the_group_is_gone() {
        wire.server.on(GROUPS, Reply.ok("{\"ok\":true,\"usergroups\":[]}"));
        wire.server.on(MEMBERS, Reply.ok("{\"ok\":false,\"error\":\"no_such_subteam\"}"));

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.AlreadySo("no-such-group"));
        assertThat(memberships.isIn(LEAVER, GROUP)).isFalse();
    }

    @Test
    void what_could_not_be_read_was_not_sent() {
        wire.server.on(MEMBERS, new Reply.Silence());

        assertThat(wire.impatient().memberships().leave(LEAVER, GROUP))
                .isInstanceOf(WriteReply.TryLater.class);
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void leaves_out_nobody_whom_only_one_workspace_let_go() {
        members("U0A", "U0LEAVER", "U0MOVED");
        wire.server.on(UPDATE, INVALID_USERS, OK);
        wire.server.on("POST /api/users.info", user("U0A", false), user("U0MOVED", true));
        scim("U0MOVED", true);

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Refused("invalid_users"));

        assertThat(wire.server.requests(UPDATE)).hasSize(1);
        assertThat(wire.server.requests(DISABLE)).isEmpty();
    }

    @Test
    void leaves_out_others_only_if_slack_refuses_and_they_are_deactivated_and_says_so() {
        members("U0A", "U0LEAVER", "U0GONE");
        wire.server.on(
                GROUPS,
                group("U0A", "U0LEAVER", "U0GONE"),
                group("U0A", "U0LEAVER", "U0GONE"),
                group("U0A"));
        wire.server.on(UPDATE, INVALID_USERS, OK);
        wire.server.on("POST /api/users.info", user("U0A", false), user("U0GONE", true));
        scim("U0GONE", false);

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Accepted("accepted:inactive-too:U0GONE"));

        assertThat(wire.server.requests(UPDATE).getFirst().body()).endsWith("users=U0A%2CU0GONE");
        assertThat(wire.server.requests(UPDATE).getLast().body()).endsWith("users=U0A");
    }

    @Test
    void keeps_whom_somebody_added_while_the_others_were_looked_up() {
        wire.server.on(
                MEMBERS,
                Reply.ok("{\"ok\":true,\"users\":[\"U0A\",\"U0LEAVER\",\"U0GONE\"]}"),
                Reply.ok("{\"ok\":true,\"users\":[\"U0A\",\"U0LEAVER\",\"U0GONE\",\"U0NEW\"]}"));
        wire.server.on(
                GROUPS,
                group("U0A", "U0LEAVER", "U0GONE"),
                group("U0A", "U0LEAVER", "U0GONE", "U0NEW"),
                group("U0A", "U0NEW"));
        wire.server.on(UPDATE, INVALID_USERS, OK);
        wire.server.on("POST /api/users.info", user("U0A", false), user("U0GONE", true));
        scim("U0GONE", false);

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Accepted("accepted:inactive-too:U0GONE"));

        assertThat(wire.server.requests(UPDATE).getLast().body()).endsWith("users=U0A%2CU0NEW");
    }

    @Test
    void disables_a_group_in_which_only_deactivated_accounts_are_left() {
        members("U0LEAVER", "U0GONE");
        wire.server.on(
                GROUPS,
                group("U0LEAVER", "U0GONE"),
                group("U0LEAVER", "U0GONE"),
                disabled("U0LEAVER"));
        wire.server.on(UPDATE, INVALID_USERS);
        wire.server.on("POST /api/users.info", user("U0GONE", true));
        scim("U0GONE", false);
        wire.server.on(DISABLE, OK);

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Accepted("accepted:disabled:inactive-too:U0GONE"));
        assertThat(wire.server.requests(UPDATE)).hasSize(1);
    }

    @Test
    void of_a_large_group_those_are_looked_up_whom_the_list_of_accounts_does_not_show_as_active() {
        List<String> stay = IntStream.rangeClosed(100, 250).mapToObj(i -> "U0A" + i).toList();
        List<String> all = plus(stay, "U0GONE", "U0HIDDEN", "U0LEAVER");
        wire.server.on(MEMBERS, UserGroupReplies.members(all.toArray(String[]::new)));
        wire.server.on(
                GROUPS,
                group(all.toArray(String[]::new)),
                group(all.toArray(String[]::new)),
                group(stay.toArray(String[]::new)));
        wire.server.on(UPDATE, INVALID_USERS, OK);
        wire.server.on("GET /scim/v2/Users", accounts(stay, "U0GONE"));
        scim("U0GONE", false);
        scim("U0HIDDEN", false);

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Accepted("accepted:inactive-too:U0GONE,U0HIDDEN"));
        assertThat(wire.server.requests("GET /scim/v2/Users")).hasSize(1);
        assertThat(wire.server.requests("POST /api/users.info")).isEmpty();
        assertThat(wire.server.requests(UPDATE).getLast().body())
                .endsWith("users=" + String.join("%2C", stay));
    }

    @Test
    void of_a_large_group_with_nobody_inactive_a_human_is_asked() {
        List<String> stay = IntStream.rangeClosed(100, 250).mapToObj(i -> "U0A" + i).toList();
        members(plus(stay, "U0LEAVER").toArray(String[]::new));
        wire.server.on(UPDATE, INVALID_USERS);
        wire.server.on("GET /scim/v2/Users", accounts(stay, "U0OTHER"));

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Refused("invalid_users"));
    }

    /** All accounts in one page of SCIM's list. */
    private static Reply accounts(List<String> active, String inactive) {
        String rows =
                Stream.concat(
                                active.stream().map(id -> account(id, true)),
                                Stream.of(account(inactive, false)))
                        .collect(Collectors.joining(","));
        return Reply.ok(
                "{\"totalResults\":"
                        + (active.size() + 1)
                        + ",\"startIndex\":1,\"Resources\":["
                        + rows
                        + "]}");
    }

    private static String account(String id, boolean active) {
        return "{\"id\":\"" + id + "\",\"userName\":\"" + id + "\",\"active\":" + active + "}";
    }

    private static List<String> plus(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    @Test
    void drops_nobody_who_is_not_shown_as_deactivated() {
        members("U0A", "U0LEAVER");
        wire.server.on(UPDATE, INVALID_USERS);
        wire.server.on("POST /api/users.info", user("U0A", false));

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(5), "invalid_users"));
        assertThat(wire.server.requests(UPDATE)).hasSize(1);
    }

    @Test
    void trusts_no_list_with_something_else_in_it() {
        members("U0A", "U0LEAVER", "everyone");

        assertThat(memberships.leave(LEAVER, GROUP))
                .isEqualTo(new WriteReply.Refused("unexpected-answer"));
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void being_listed_in_a_disabled_group_is_not_being_in_it() {
        members("U0LEAVER");
        wire.server.on(GROUPS, group("U0LEAVER"), disabled("U0LEAVER"));

        assertThat(memberships.isIn(LEAVER, GROUP)).isTrue();
        assertThat(memberships.isIn(LEAVER, GROUP)).isFalse();
    }

    /** As the group is found; what it is after our write comes second. */
    private void members(String... ids) {
        wire.server.on(MEMBERS, UserGroupReplies.members(ids));
        wire.server.on(GROUPS, group(ids), group("U0A"));
    }

    private void scim(String id, boolean active) {
        wire.server.on(
                "GET /scim/v2/Users/" + id,
                Reply.ok("{\"id\":\"" + id + "\",\"active\":" + active + "}"));
    }

    private static Reply user(String id, boolean deleted) {
        return Reply.ok(
                "{\"ok\":true,\"user\":{\"id\":\"" + id + "\",\"deleted\":" + deleted + "}}");
    }
}
