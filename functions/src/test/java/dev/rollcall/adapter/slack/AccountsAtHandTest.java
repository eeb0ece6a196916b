package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.SCIM_USER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.adapter.slack.call.AccountsAtHand;
import dev.rollcall.adapter.slack.call.CallBudget;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one invocation of a step has read of accounts it does not read again. */
class AccountsAtHandTest {
    private static final String GET = "GET " + SCIM_USER;
    private static final String OTHERS = "GET /scim/v2/Users/U0OTHER";
    private static final String RESET = "POST /api/admin.users.session.reset";

    private final SlackOnWire wire = new SlackOnWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void an_account_is_read_once() {
        wire.server.on(GET, user("U0LEAVER"));
        Slack slack = invocation(AccountsAtHand.fresh());

        assertThat(slack.accountDirectory().read(LEAVER))
                .isEqualTo(slack.accountDirectory().read(LEAVER))
                .isPresent();

        assertThat(wire.server.requests(GET)).hasSize(1);
    }

    @Test
    void another_account_is_another_question() {
        wire.server.on(GET, user("U0LEAVER"));
        wire.server.on(OTHERS, user("U0OTHER"));
        Slack slack = invocation(AccountsAtHand.fresh());

        slack.accountDirectory().read(LEAVER);
        slack.accountDirectory().read(new AccountId("U0OTHER"));

        assertThat(wire.server.requests(OTHERS)).hasSize(1);
    }

    @Test
    void after_anything_was_written_it_is_read_again() {
        wire.server.on(GET, user("U0LEAVER"));
        wire.server.on(RESET, Reply.ok("{\"ok\":true}"));
        Slack slack = invocation(AccountsAtHand.fresh());

        slack.accountDirectory().read(LEAVER);
        slack.sessions().reset(new AccountId("U0OTHER"));
        slack.accountDirectory().read(LEAVER);

        assertThat(wire.server.requests(GET)).hasSize(2);
    }

    @Test
    void a_write_whose_answer_is_an_error_counts_as_one() {
        wire.server.on(GET, user("U0LEAVER"));
        wire.server.on(RESET, Reply.answer(500, "{}"));
        Slack slack = invocation(AccountsAtHand.fresh());

        slack.accountDirectory().read(LEAVER);
        slack.sessions().reset(LEAVER);
        slack.accountDirectory().read(LEAVER);

        assertThat(wire.server.requests(GET)).hasSize(2);
    }

    @Test
    void what_was_no_answer_is_not_kept() {
        wire.server.on(GET, Reply.answer(500, "{}"));
        Slack slack = invocation(AccountsAtHand.fresh());
        assertThatThrownBy(() -> slack.accountDirectory().read(LEAVER))
                .isInstanceOf(PortFailure.class);

        wire.server.on(GET, user("U0LEAVER"));

        assertThat(slack.accountDirectory().read(LEAVER)).isPresent();
    }

    @Test
    void the_next_invocation_reads_for_itself_and_so_does_who_remembers_nothing() {
        wire.server.on(GET, user("U0LEAVER"));

        invocation(AccountsAtHand.fresh()).accountDirectory().read(LEAVER);
        invocation(AccountsAtHand.fresh()).accountDirectory().read(LEAVER);
        Slack forgetful = invocation(AccountsAtHand.none());
        forgetful.accountDirectory().read(LEAVER);
        forgetful.accountDirectory().read(LEAVER);

        assertThat(wire.server.requests(GET)).hasSize(4);
    }

    private Slack invocation(AccountsAtHand accounts) {
        return new Slack(
                new SlackSettings(
                        wire.server.uri("/scim/v2"),
                        wire.server.uri("/api"),
                        wire.server.uri("/audit/v1")),
                wire.secrets,
                wire.http,
                CallBudget.UNLIMITED,
                GroupReadings.NONE,
                () -> accounts,
                wire.clock);
    }

    private static Reply user(String id) {
        return Reply.ok(
                """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "%s",
                 "userName": "someone", "active": true, "emails": [], "groups": []}
                """
                        .formatted(id));
    }
}
