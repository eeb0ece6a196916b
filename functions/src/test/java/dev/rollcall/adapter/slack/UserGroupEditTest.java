package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.NOW;
import static dev.rollcall.adapter.slack.UserGroupReplies.group;
import static dev.rollcall.adapter.slack.UserGroupReplies.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserGroupEditTest {
    private static final Entitlement GROUP = new Entitlement.UserGroup("T01", "S01");
    private static final String MEMBERS = "POST /api/usergroups.users.list";
    private static final String UPDATE = "POST /api/usergroups.users.update";
    private static final String GROUPS = "POST /api/usergroups.list";
    private static final String USER = "POST /api/users.info";
    private static final Reply OK = Reply.ok("{\"ok\":true}");

    private final SlackOnWire wire = new SlackOnWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void adds_to_the_list_that_was_just_read_and_reads_it_again() {
        shown(group("U0A"), group("U0A", "U0LEAVER"));
        wire.server.on(MEMBERS, members("U0A"));
        wire.server.on(UPDATE, OK);

        assertThat(join()).isEqualTo(new WriteReply.Accepted());

        assertThat(wire.server.onlyRequest(UPDATE).body()).endsWith("users=U0A%2CU0LEAVER");
        assertThat(wire.server.requests(GROUPS)).hasSize(2);
    }

    @Test
    void adds_to_the_list_of_whoever_wrote_after_us_and_keeps_their_addition() {
        shown(
                group("U0A"),
                group("U0A", "U0BYHAND"),
                group("U0A", "U0BYHAND"),
                group("U0A", "U0BYHAND", "U0LEAVER"));
        wire.server.on(MEMBERS, members("U0A"), members("U0A", "U0BYHAND"));
        wire.server.on(UPDATE, OK, OK);

        assertThat(join()).isEqualTo(new WriteReply.Accepted());

        assertThat(wire.server.requests(UPDATE).getLast().body())
                .endsWith("users=U0A%2CU0BYHAND%2CU0LEAVER");
    }

    @Test
    void comes_back_later_where_others_keep_writing() {
        shown(group("U0A"));
        wire.server.on(MEMBERS, members("U0A"), members("U0B"), members("U0C"), members("U0D"));
        wire.server.on(UPDATE, OK);

        assertThat(join())
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(5), "edited-by-others"));
        assertThat(wire.server.requests(UPDATE)).hasSize(3);
    }

    @Test
    void does_not_write_again_on_a_list_that_is_shown_as_it_was() {
        shown(group("U0A"));
        wire.server.on(MEMBERS, members("U0A"));
        wire.server.on(UPDATE, OK);

        assertThat(join()).isEqualTo(new WriteReply.Ambiguous("not-shown-yet"));
        assertThat(wire.server.requests(UPDATE)).hasSize(1);
    }

    @Test
    void writes_no_list_that_is_shorter_than_slack_says_it_is() {
        shown(UserGroupReplies.counted(2, "U0A"));
        wire.server.on(MEMBERS, members("U0A"));

        assertThat(join())
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(5), "members-not-proven"));
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void a_group_that_is_not_shown_is_not_taken_for_a_disabled_one() {
        shown(Reply.ok("{\"ok\":true,\"usergroups\":[]}"));
        wire.server.on(MEMBERS, members("U0A"));

        assertThat(join())
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(5), "group-not-shown"));
        assertThatThrownBy(() -> wire.slack.memberships().isIn(new AccountId("U0A"), GROUP))
                .isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void writes_nothing_where_the_account_is_listed() {
        shown(group("U0LEAVER"));
        wire.server.on(MEMBERS, members("U0LEAVER"));

        assertThat(join()).isEqualTo(new WriteReply.AlreadySo("a-member"));
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void wakes_no_disabled_group_with_whoever_is_listed_in_it() {
        shown(UserGroupReplies.disabled("U0A"));
        wire.server.on(MEMBERS, members("U0A"));

        assertThat(join()).isEqualTo(new WriteReply.Refused("group-disabled-or-gone"));
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void leaves_out_who_is_deactivated_but_not_for_somebody_who_joins() {
        shown(group("U0GONE"), group("U0GONE"), group("U0LEAVER"));
        wire.server.on(MEMBERS, members("U0GONE"));
        wire.server.on(UPDATE, Reply.ok("{\"ok\":false,\"error\":\"invalid_users\"}"), OK);
        wire.server.on(USER, user("U0GONE", true), user("U0LEAVER", false));
        wire.server.on("GET /scim/v2/Users/U0GONE", inactive("U0GONE"));

        assertThat(join()).isEqualTo(new WriteReply.Accepted("accepted:inactive-too:U0GONE"));
        assertThat(wire.server.requests(UPDATE).getLast().body()).endsWith("users=U0LEAVER");
    }

    @Test
    void adds_nobody_who_is_deactivated() {
        shown(group("U0A"));
        wire.server.on(MEMBERS, members("U0A"));
        wire.server.on(UPDATE, Reply.ok("{\"ok\":false,\"error\":\"invalid_users\"}"));
        wire.server.on(USER, user("U0A", false), user("U0LEAVER", true));
        wire.server.on("GET /scim/v2/Users/U0LEAVER", inactive("U0LEAVER"));

        assertThat(join()).isEqualTo(new WriteReply.Refused("invalid_users"));
        assertThat(wire.server.requests(UPDATE)).hasSize(1);
    }

    private WriteReply join() {
        return wire.slack.enrolment().join(LEAVER, GROUP);
    }

    private static Reply user(String id, boolean deleted) {
        return Reply.ok(
                "{\"ok\":true,\"user\":{\"id\":\"" + id + "\",\"deleted\":" + deleted + "}}");
    }

    private static Reply inactive(String id) {
        return Reply.ok("{\"id\":\"" + id + "\",\"active\":false}");
    }

    private void shown(Reply... groups) {
        wire.server.on(GROUPS, groups);
    }
}
