package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.NOW;
import static dev.rollcall.adapter.slack.UserGroupReplies.disabled;
import static dev.rollcall.adapter.slack.UserGroupReplies.group;
import static dev.rollcall.adapter.slack.UserGroupReplies.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.UserGroupEditing.IfDisabled;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.UserGroupDelta;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Several into a user group and out of it at once. */
class UserGroupDeltaTest {
    private static final Entitlement.UserGroup GROUP = new Entitlement.UserGroup("T01", "S01");
    private static final String MEMBERS = "POST /api/usergroups.users.list";
    private static final String UPDATE = "POST /api/usergroups.users.update";
    private static final String ENABLE = "POST /api/usergroups.enable";
    private static final String DISABLE = "POST /api/usergroups.disable";
    private static final String GROUPS = "POST /api/usergroups.list";
    private static final Reply OK = Reply.ok("{\"ok\":true}");
    private static final UserGroupDelta SWAP =
            new UserGroupDelta(Set.of(new AccountId("U0NEW")), leaving("U0OLD"));

    private final SlackOnWire wire = new SlackOnWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void adds_and_removes_in_one_write_and_reads_it_back() {
        wire.server.on(GROUPS, group("U0OLD", "U0A"), group("U0A", "U0NEW"));
        wire.server.on(MEMBERS, members("U0OLD", "U0A"));
        wire.server.on(UPDATE, OK);

        assertThat(edit(SWAP, IfDisabled.REFUSE)).isEqualTo(new WriteReply.Accepted());
        assertThat(wire.server.onlyRequest(UPDATE).body()).endsWith("users=U0A%2CU0NEW");
    }

    @Test
    void makes_the_change_again_on_the_list_of_whoever_wrote_after_us() {
        wire.server.on(
                GROUPS,
                group("U0OLD", "U0A"),
                group("U0OLD", "U0A", "U0BYHAND"),
                group("U0OLD", "U0A", "U0BYHAND"),
                group("U0A", "U0BYHAND", "U0NEW"));
        wire.server.on(MEMBERS, members("U0OLD", "U0A"), members("U0OLD", "U0A", "U0BYHAND"));
        wire.server.on(UPDATE, OK, OK);

        assertThat(edit(SWAP, IfDisabled.REFUSE)).isEqualTo(new WriteReply.Accepted());
        assertThat(wire.server.requests(UPDATE).getLast().body())
                .endsWith("users=U0A%2CU0BYHAND%2CU0NEW");
    }

    @Test
    void writes_nothing_where_it_is_so_already() {
        wire.server.on(GROUPS, group("U0A", "U0NEW"));
        wire.server.on(MEMBERS, members("U0A", "U0NEW"));

        assertThat(edit(SWAP, IfDisabled.REFUSE)).isEqualTo(new WriteReply.AlreadySo("as-wanted"));
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void disables_a_group_that_everybody_leaves_and_looks_again() {
        wire.server.on(GROUPS, group("U0OLD"), disabled("U0OLD"));
        wire.server.on(MEMBERS, members("U0OLD"));
        wire.server.on(DISABLE, OK);

        assertThat(edit(new UserGroupDelta(Set.of(), leaving("U0OLD")), IfDisabled.REFUSE))
                .isEqualTo(new WriteReply.Accepted("accepted:disabled"));
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void enables_no_group_unless_it_was_asked_to() {
        wire.server.on(GROUPS, disabled("U0OLD"));
        wire.server.on(MEMBERS, members("U0OLD"));

        assertThat(edit(SWAP, IfDisabled.REFUSE))
                .isEqualTo(new WriteReply.Refused("group-disabled-or-gone"));
        assertThat(wire.server.requests(ENABLE)).isEmpty();
    }

    @Test
    void enables_a_group_with_those_that_join_and_nobody_who_was_listed() {
        wire.server.on(GROUPS, disabled("U0OLD", "U0A"), group("U0NEW"));
        wire.server.on(UPDATE, OK);
        wire.server.on(ENABLE, OK);
        wire.server.on(MEMBERS, members("U0OLD", "U0A"), members("U0OLD", "U0A"), members("U0NEW"));

        assertThat(edit(SWAP, IfDisabled.START_ANEW)).isEqualTo(new WriteReply.Accepted());
        assertThat(wire.server.onlyRequest(UPDATE).body()).endsWith("users=U0NEW");
        assertThat(wire.server.requests().indexOf(wire.server.onlyRequest(UPDATE)))
                .isLessThan(wire.server.requests().indexOf(wire.server.onlyRequest(ENABLE)));
    }

    @Test
    void enables_a_group_whose_list_an_earlier_try_has_written() {
        wire.server.on(GROUPS, disabled("U0NEW"), group("U0NEW"));
        wire.server.on(ENABLE, OK);
        wire.server.on(MEMBERS, members("U0NEW"));

        assertThat(edit(SWAP, IfDisabled.START_ANEW)).isEqualTo(new WriteReply.Accepted());
        assertThat(wire.server.requests(UPDATE)).isEmpty();
    }

    @Test
    void enables_nothing_where_the_list_was_refused() {
        wire.server.on(GROUPS, disabled("U0OLD"));
        wire.server.on(MEMBERS, members("U0OLD"));
        wire.server.on(UPDATE, Reply.ok("{\"ok\":false,\"error\":\"invalid_users\"}"));

        assertThat(edit(SWAP, IfDisabled.START_ANEW))
                .isEqualTo(new WriteReply.Refused("invalid_users"));
        assertThat(wire.server.requests(ENABLE)).isEmpty();
    }

    @Test
    void says_that_it_does_not_know_where_the_write_could_not_be_read_back() {
        wire.server.on(GROUPS, group("U0OLD", "U0A"), new Reply.Silence());
        wire.server.on(MEMBERS, members("U0OLD", "U0A"));
        wire.server.on(UPDATE, OK);

        assertThat(wire.impatient().userGroupEditing().edit(GROUP, SWAP, IfDisabled.REFUSE))
                .isEqualTo(new WriteReply.Ambiguous("not-read-back"));
    }

    @Test
    void nobody_joins_and_leaves_at_once() {
        assertThatThrownBy(
                        () -> new UserGroupDelta(Set.of(new AccountId("U0OLD")), leaving("U0OLD")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UserGroupDelta.joining(Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private WriteReply edit(UserGroupDelta delta, IfDisabled ifDisabled) {
        return wire.slack.userGroupEditing().edit(GROUP, delta, ifDisabled);
    }

    private static Evictions leaving(String... ids) {
        ChangeKind kind = ChangeKind.REMOVE_FROM_USER_GROUP;
        List<Admission.Admitted> admitted =
                Stream.of(ids)
                        .map(id -> new Admission.Admitted(kind, new AccountId(id), NOW))
                        .toList();
        return new Evictions(kind, admitted);
    }
}
