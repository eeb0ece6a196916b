package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.NOW;
import static dev.rollcall.adapter.slack.SlackOnWire.SCIM_USER;
import static dev.rollcall.adapter.slack.SlackOnWire.admitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Ranking;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SlackAccountsTest {
    private static final String ACTIVE = "{\"id\":\"U0LEAVER\",\"active\":true}";
    private static final String INACTIVE = "{\"id\":\"U0LEAVER\",\"active\":false}";
    private static final String USERS_INFO = "POST /api/users.info";

    private static final String OWNERS = "POST /api/admin.teams.owners.list";

    private final SlackOnWire wire = new SlackOnWire();
    private final Accounts accounts = wire.slack.accounts();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void deactivates_by_one_patch_with_a_json_boolean() {
        wire.server.on("PATCH " + SCIM_USER, Reply.ok(INACTIVE));

        assertThat(accounts.deactivate(admitted(LEAVER), LEAVER))
                .isInstanceOf(WriteReply.Accepted.class);

        ScriptedServer.Request sent = wire.server.onlyRequest("PATCH " + SCIM_USER);
        assertThat(sent.body())
                .isEqualTo(
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                            + "\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}");
        assertThat(sent.header("content-type")).startsWith("application/json");
        assertThat(sent.header("authorization")).isEqualTo("Bearer xoxp-scim");
        assertThat(wire.server.requests()).hasSize(1);
    }

    @Test
    void sends_nothing_for_an_admission_of_something_else() {
        AccountId other = new AccountId("U0OTHER");
        Admission.Admitted reactivation =
                new Admission.Admitted(ChangeKind.REACTIVATE, LEAVER, NOW);

        assertThatThrownBy(() -> accounts.deactivate(admitted(other), LEAVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.deactivate(reactivation, LEAVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(wire.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, cannot_disable_primary_owner, Refused",
        "403, permission_denied, Refused",
        "404, no_such_user, Refused",
        "400, never_heard_of_it, Refused",
        "400, missing_schema_element, Defect",
        "500, internal_thing, Ambiguous",
        "503, '', Ambiguous",
        "409, resource_locked, TryLater"
    })
    void says_what_a_refusal_means(int status, String code, String reply) {
        wire.server.on(
                "PATCH " + SCIM_USER,
                Reply.answer(status, "{\"detail\":\"" + code + "\",\"status\":" + status + "}"));

        assertThat(accounts.deactivate(admitted(LEAVER), LEAVER).getClass().getSimpleName())
                .isEqualTo(reply);
    }

    @Test
    void comes_back_when_slack_says() {
        wire.server.on("PATCH " + SCIM_USER, Reply.answer(429, "", "Retry-After", "17"));

        assertThat(accounts.deactivate(admitted(LEAVER), LEAVER))
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(17)));
    }

    @Test
    void does_not_know_what_became_of_a_write_without_an_answer() {
        wire.server.on("PATCH " + SCIM_USER, new Reply.Silence());

        assertThat(wire.impatient().accounts().deactivate(admitted(LEAVER), LEAVER))
                .isEqualTo(new WriteReply.Ambiguous("timeout"));
        assertThat(wire.server.requests()).hasSize(1);
    }

    @Test
    void never_repeats_a_write_whose_connection_broke() {
        wire.server.on("PATCH " + SCIM_USER, new Reply.HangUp(), Reply.ok(INACTIVE));

        assertThat(accounts.deactivate(admitted(LEAVER), LEAVER))
                .isEqualTo(new WriteReply.Ambiguous("broken"));
        assertThat(wire.server.requests()).hasSize(1);
    }

    @Test
    void knows_that_nothing_was_written_where_slack_was_not_reached() {
        wire.server.close();

        assertThat(accounts.deactivate(admitted(LEAVER), LEAVER))
                .isInstanceOf(WriteReply.TryLater.class);
    }

    @Test
    void tries_once_more_with_a_rotated_token() {
        wire.server.on(
                "PATCH " + SCIM_USER,
                Reply.answer(401, "{\"Errors\":{\"description\":\"invalid_authentication\"}}"),
                Reply.ok(INACTIVE));
        wire.secrets.onRefresh(
                Slack.SECRET, "{\"scimToken\":\"xoxp-new\",\"adminToken\":\"xoxp-admin\"}");

        assertThat(accounts.deactivate(admitted(LEAVER), LEAVER))
                .isInstanceOf(WriteReply.Accepted.class);
        assertThat(wire.server.requests().getLast().header("authorization"))
                .isEqualTo("Bearer xoxp-new");
    }

    @Test
    void needs_a_human_when_the_token_stays_refused() {
        wire.server.on(
                "PATCH " + SCIM_USER,
                Reply.answer(401, "{\"Errors\":{\"description\":\"invalid_authentication\"}}"));

        assertThat(accounts.deactivate(admitted(LEAVER), LEAVER))
                .isEqualTo(new WriteReply.Refused("invalid_authentication"));
        assertThat(wire.server.requests()).hasSize(1);
    }

    @Test
    void reads_an_inactive_account_with_one_call() {
        wire.server.on("GET " + SCIM_USER, Reply.ok(INACTIVE));

        assertThat(accounts.read(LEAVER).map(Account::active)).contains(false);
        assertThat(wire.server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "{}, MEMBER",
        "{\"is_restricted\":true}, GUEST",
        "{\"is_ultra_restricted\":true}, GUEST",
        "{\"is_admin\":true}, ADMIN",
        "{\"is_admin\":true;\"is_owner\":true}, OWNER",
        "{\"is_owner\":true;\"is_primary_owner\":true}, PRIMARY_OWNER",
        "{\"is_bot\":true;\"is_admin\":true}, BOT",
        "{\"enterprise_user\":{\"is_owner\":true}}, OWNER",
        "{\"is_admin\":true;\"enterprise_user\":{\"is_primary_owner\":true}}, PRIMARY_OWNER"
    })
    void takes_the_highest_rank_of_organisation_and_workspace(String flags, Account.Rank rank) {
        wire.server.on("GET " + SCIM_USER, Reply.ok(ACTIVE));
        wire.server.on(USERS_INFO, Reply.ok(user("U0LEAVER", flags.replace(';', ','))));

        assertThat(accounts.read(LEAVER).map(Account::rank)).contains(rank);
    }

    @Test
    void finds_the_primary_owner_of_any_workspace() {
        AccountId owner = new AccountId("U0OWNER");
        wire.server.on(
                "GET /scim/v2/Users/U0OWNER", Reply.ok("{\"id\":\"U0OWNER\",\"active\":true}"));
        wire.server.on(USERS_INFO, Reply.ok(user("U0OWNER", "{}")));

        assertThat(accounts.read(owner).map(Account::rank)).contains(Account.Rank.PRIMARY_OWNER);
    }

    @Test
    void finds_the_owner_of_a_workspace_that_users_info_does_not_show() {
        wire.server.on("GET " + SCIM_USER, Reply.ok(ACTIVE));
        wire.server.on(
                USERS_INFO,
                Reply.ok(user("U0LEAVER", "{\"enterprise_user\":{\"teams\":[\"T01\",\"T02\"]}}")));
        wire.server.on(
                OWNERS,
                Reply.ok("{\"ok\":true,\"owner_ids\":[]}"),
                Reply.ok("{\"ok\":true,\"owner_ids\":[\"U0LEAVER\"]}"));

        assertThat(accounts.read(LEAVER).map(Account::rank)).contains(Account.Rank.OWNER);
        assertThat(accounts.read(LEAVER).map(Account::rank)).contains(Account.Rank.OWNER);
        assertThat(wire.server.requests(OWNERS)).hasSize(2);
    }

    @Test
    void will_not_take_somebody_for_a_member_whose_workspaces_do_not_tell_their_owners() {
        wire.server.on("GET " + SCIM_USER, Reply.ok(ACTIVE));
        wire.server.on(
                USERS_INFO,
                Reply.ok(user("U0LEAVER", "{\"enterprise_user\":{\"teams\":[\"T01\"]}}")));
        wire.server.on(OWNERS, Reply.ok("{\"ok\":true}"));

        assertThatThrownBy(() -> accounts.read(LEAVER)).isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void ranks_many_by_the_owners_of_organisation_and_workspaces() {
        wire.server.on(
                "POST /api/admin.users.list",
                Reply.ok(
                        """
                        {"ok": true, "users": [
                          {"id": "U0ORG", "is_owner": true}, {"id": "U0LEAVER"}]}
                        """));
        AccountId ofOrganisation = new AccountId("U0ORG");
        AccountId ofWorkspace = new AccountId("U0OWNER");

        Ranking ranking = accounts.rank(List.of(LEAVER, ofOrganisation, ofWorkspace));

        assertThat(ranking.plain()).containsExactly(LEAVER);
        assertThat(ranking.others()).containsExactlyInAnyOrder(ofOrganisation, ofWorkspace);
        assertThat(ranking.moreAt()).isEmpty();
    }

    @Test
    void with_many_workspaces_ranks_as_many_as_slack_lets_it_and_says_when_to_go_on() {
        String teams =
                IntStream.range(0, 60)
                        .mapToObj("{\"id\":\"T%02d\"}"::formatted)
                        .collect(Collectors.joining(","));
        wire.server.on(
                "POST /api/admin.teams.list", Reply.ok("{\"ok\":true,\"teams\":[" + teams + "]}"));
        wire.server.on("POST /api/admin.users.list", Reply.ok("{\"ok\":true,\"users\":[]}"));
        wire.server.on(
                USERS_INFO,
                Reply.ok(user("U0LEAVER", "{\"enterprise_user\":{\"teams\":[\"T01\"]}}")),
                Reply.answer(429, "", "Retry-After", "17"));

        Ranking ranking = accounts.rank(List.of(LEAVER, new AccountId("U0NEXT")));

        assertThat(ranking.plain()).containsExactly(LEAVER);
        assertThat(ranking.moreAt()).contains(NOW.plusSeconds(17));
        assertThat(wire.server.requests(OWNERS)).hasSize(1);
    }

    @Test
    void a_list_of_owners_that_turns_out_to_be_of_everybody_is_not_read_to_its_end() {
        wire.server.on(
                "POST /api/admin.users.list",
                IntStream.range(0, 40)
                        .mapToObj(page ->
                                Reply.ok(
                                        """
                                        {"ok": true, "users": [{"id": "U0PAGE%d"}],
                                         "response_metadata": {"next_cursor": "after%d"}}
                                        """
                                                .formatted(page, page)))
                        .toArray(Reply[]::new));
        AccountId owner = new AccountId("U0CHIEF");
        wire.server.on(
                USERS_INFO,
                Reply.ok(user("U0LEAVER", "{\"enterprise_user\":{\"teams\":[\"T01\"]}}")),
                Reply.ok(
                        user(
                                "U0CHIEF",
                                "{\"enterprise_user\":{\"is_owner\":true,\"teams\":[\"T01\"]}}")));

        Ranking ranking = accounts.rank(List.of(LEAVER, owner));
        accounts.rank(List.of());

        assertThat(ranking.plain()).containsExactly(LEAVER);
        assertThat(ranking.others()).containsExactly(owner);
        assertThat(wire.server.requests("POST /api/admin.users.list")).hasSize(10);
    }

    @Test
    void will_not_guess_the_rank_of_an_active_account() {
        wire.server.on("GET " + SCIM_USER, Reply.ok(ACTIVE));
        wire.server.on(USERS_INFO, Reply.ok("{\"ok\":false,\"error\":\"user_not_found\"}"));

        assertThatThrownBy(() -> accounts.read(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("rank-unknown"));
    }

    @Test
    void knows_an_unknown_account_by_slacks_own_word_only() {
        wire.server.on(
                "GET " + SCIM_USER,
                Reply.answer(404, "{\"detail\":\"no_such_user\",\"status\":404}"),
                Reply.answer(404, "<html>not here</html>"));

        assertThat(accounts.read(LEAVER)).isEmpty();
        assertThatThrownBy(() -> accounts.read(LEAVER)).isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"U0OTHER\",\"active\":false}",
                "{\"id\":\"U0LEAVER\"}",
                "{\"id\":\"U0LEAVER\",\"active\":\"false\"}"
            })
    void trusts_no_answer_that_is_not_about_this_account_or_does_not_say_active(String body) {
        wire.server.on("GET " + SCIM_USER, Reply.ok(body));

        assertThatThrownBy(() -> accounts.read(LEAVER)).isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void tells_a_busy_slack_from_one_that_fails() {
        wire.server.on(
                "GET " + SCIM_USER,
                Reply.answer(429, ""),
                Reply.answer(500, "{\"detail\":\"oops\"}"),
                Reply.ok("not json"));

        assertThatThrownBy(() -> accounts.read(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.RateLimited.class,
                        failure -> assertThat(failure.notBefore()).isEqualTo(NOW.plusSeconds(30)));
        assertThatThrownBy(() -> accounts.read(LEAVER)).isInstanceOf(PortFailure.Unavailable.class);
        assertThatThrownBy(() -> accounts.read(LEAVER)).isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void takes_silence_for_no_answer() {
        wire.server.on("GET " + SCIM_USER, new Reply.Silence());

        assertThatThrownBy(() -> wire.impatient().accounts().read(LEAVER))
                .isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void believes_a_pause_of_up_to_an_hour() {
        wire.server.on(
                "GET " + SCIM_USER,
                Reply.answer(429, "", "Retry-After", "3000"),
                Reply.answer(429, "", "Retry-After", "90000"));

        assertThatThrownBy(() -> accounts.read(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.RateLimited.class,
                        limited ->
                                assertThat(limited.notBefore()).isEqualTo(NOW.plusSeconds(3000)));
        assertThatThrownBy(() -> accounts.read(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.RateLimited.class,
                        limited ->
                                assertThat(limited.notBefore()).isEqualTo(NOW.plusSeconds(3600)));
    }

    @Test
    void asks_once_who_installed_the_tokens() {
        assertThat(accounts.installer()).isEqualTo(new AccountId("U0INSTALLER"));
        assertThat(accounts.installer()).isEqualTo(new AccountId("U0INSTALLER"));
        assertThat(wire.server.requests("POST /api/auth.test")).hasSize(2);
    }

    @Test
    void refuses_tokens_of_two_installers() {
        wire.server.on(
                "POST /api/auth.test",
                Reply.ok("{\"ok\":true,\"user_id\":\"U0ONE\",\"team_id\":\"T01\"}"),
                Reply.ok("{\"ok\":true,\"user_id\":\"U0TWO\",\"team_id\":\"T01\"}"));

        assertThatThrownBy(accounts::installer)
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure ->
                                assertThat(failure.code()).isEqualTo("tokens-of-two-installers"));
    }

    @Test
    void says_what_is_wrong_with_the_secret_without_showing_it() {
        wire.secrets.with(Slack.SECRET, "xoxp-not-json");

        assertThatThrownBy(() -> accounts.read(LEAVER))
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasMessageNotContaining("xoxp");
        assertThat(accounts.deactivate(admitted(LEAVER), LEAVER))
                .isEqualTo(new WriteReply.Refused("slack-secret-unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xoxp-scim\\n", "xoxp scim", "xoxp-sc\u00efm", " xoxp-scim"})
    void a_token_that_no_header_takes_is_a_matter_for_a_human_and_is_not_quoted(String token) {
        wire.secrets.with(
                Slack.SECRET, "{\"scimToken\":\"" + token + "\",\"adminToken\":\"xoxp-admin\"}");

        assertThatThrownBy(() -> accounts.read(LEAVER))
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasNoCause()
                .hasMessageNotContaining("xoxp");
        assertThat(wire.server.requests()).isEmpty();
    }

    private static String user(String id, String flags) {
        return "{\"ok\":true,\"user\":{\"id\":\""
                + id
                + "\""
                + (flags.equals("{}") ? "}" : "," + flags.substring(1))
                + "}";
    }
}
