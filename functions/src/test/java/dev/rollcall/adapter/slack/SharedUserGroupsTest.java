package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.adapter.slack.SharedUserGroups.Seen;
import dev.rollcall.adapter.slack.call.CallBudget;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.SlackTokens;
import dev.rollcall.adapter.slack.call.SlackTransport;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.GroupReadings.Answer;
import dev.rollcall.application.port.GroupReadings.Question;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.testing.InMemoryGroupReadings;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One reading of a workspace for all; each instance of the class stands for a function's own. */
class SharedUserGroupsTest {
    private static final String LIST = "POST /api/usergroups.list";
    private static final String MEMBERS = "POST /api/usergroups.users.list";
    private static final String WORKSPACE = "T01";
    private static final AccountId OTHER = new AccountId("U0OTHER");
    private static final Entitlement ON_CALL = new Entitlement.UserGroup(WORKSPACE, "S01");

    private final SlackOnWire wire = new SlackOnWire();
    private final InMemoryGroupReadings readings = new InMemoryGroupReadings();
    private final SharedUserGroups mine = function(readings);
    private final SharedUserGroups others = function(readings);

    @BeforeEach
    void script() {
        wire.server.on(LIST, group("\"U0LEAVER\", \"U0OTHER\"", "2"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void ten_leavers_of_one_workspace_cost_one_reading_before_and_one_after() {
        IntStream.range(0, 10)
                .forEach(n -> function(readings).of(WORKSPACE, leaver(n), Instant.MIN, soon()));
        assertThat(wire.server.requests(LIST)).hasSize(1);

        Instant cut = wire.clock.instant();
        wire.clock.advance(Duration.ofSeconds(10));
        IntStream.range(0, 10)
                .forEach(n -> function(readings).of(WORKSPACE, leaver(n), cut, soon()));
        assertThat(wire.server.requests(LIST)).hasSize(2);
    }

    @Test
    void tells_each_their_own_groups_and_when_they_were_read() {
        others.of(WORKSPACE, OTHER, Instant.MIN, soon());
        wire.clock.advance(Duration.ofSeconds(30));

        Seen leaver = mine.of(WORKSPACE, LEAVER, Instant.MIN, soon());
        Seen nobody = mine.of(WORKSPACE, leaver(1), Instant.MIN, soon());

        assertThat(leaver.groups()).containsExactly(ON_CALL);
        assertThat(leaver.begun()).isEqualTo(NOW);
        assertThat(nobody.groups()).isEmpty();
    }

    @Test
    void a_reading_that_is_not_surely_begun_after_the_write_does_not_count() {
        others.of(WORKSPACE, OTHER, Instant.MIN, soon());
        wire.clock.advance(Duration.ofSeconds(5));

        // The other's clock may be two seconds ahead.
        Seen seen = mine.of(WORKSPACE, LEAVER, NOW.minusSeconds(2), soon());

        assertThat(seen.begun()).isEqualTo(NOW.plusSeconds(5));
        assertThat(wire.server.requests(LIST)).hasSize(2);
    }

    @Test
    void a_reading_of_a_function_s_own_that_is_older_than_the_write_does_not_count_either() {
        mine.of(WORKSPACE, LEAVER, Instant.MIN, soon());
        wire.clock.advance(Duration.ofSeconds(5));

        assertThat(mine.of(WORKSPACE, LEAVER, NOW.plusSeconds(1), soon()).begun())
                .isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void within_one_function_the_store_is_not_asked_again() {
        SharedUserGroups cutOff = function(new Unreachable());
        cutOff.of(WORKSPACE, LEAVER, Instant.MIN, soon());

        assertThat(cutOff.of(WORKSPACE, OTHER, Instant.MIN, soon()).groups())
                .containsExactly(ON_CALL);
        assertThat(wire.server.requests(LIST)).hasSize(1);
    }

    @Test
    void whoever_wants_a_reading_of_its_own_takes_nobody_else_s() {
        others.of(WORKSPACE, OTHER, Instant.MIN, soon());

        mine.of(WORKSPACE, LEAVER, Instant.MAX, soon());

        assertThat(wire.server.requests(LIST)).hasSize(2);
    }

    @Test
    void whoever_comes_while_it_is_being_read_comes_back_in_a_moment() {
        GroupReadings.Turn turn = turn();

        assertThatExceptionOfType(PortFailure.RateLimited.class)
                .isThrownBy(() -> mine.of(WORKSPACE, LEAVER, Instant.MIN, soon()))
                .returns(NOW.plusSeconds(1), PortFailure.RateLimited::notBefore);
        readings.share(turn, reading());

        assertThat(mine.of(WORKSPACE, LEAVER, Instant.MIN, soon()).groups())
                .containsExactly(ON_CALL);
        assertThat(wire.server.requests(LIST)).isEmpty();
    }

    @Test
    void a_reader_that_dies_is_not_waited_for_and_is_replaced() {
        turn();

        assertThatExceptionOfType(PortFailure.RateLimited.class)
                .isThrownBy(() -> mine.of(WORKSPACE, LEAVER, Instant.MIN, soon()))
                .returns(NOW.plusSeconds(1), PortFailure.RateLimited::notBefore);
        wire.clock.advance(Duration.ofSeconds(5));
        assertThatExceptionOfType(PortFailure.RateLimited.class)
                .isThrownBy(() -> mine.of(WORKSPACE, LEAVER, Instant.MIN, soon()))
                .returns(NOW.plusSeconds(30), PortFailure.RateLimited::notBefore);
        assertThat(wire.server.requests(LIST)).isEmpty();

        wire.clock.advance(Duration.ofSeconds(25));
        assertThat(mine.of(WORKSPACE, LEAVER, Instant.MIN, soon()).groups())
                .containsExactly(ON_CALL);
    }

    @Test
    void a_reading_that_fails_is_not_shared() {
        wire.server.on(LIST, Reply.answer(503, ""), group("\"U0OTHER\"", "1"));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> others.of(WORKSPACE, OTHER, Instant.MIN, soon()));

        assertThat(mine.of(WORKSPACE, OTHER, Instant.MIN, soon()).groups())
                .containsExactly(ON_CALL);
        assertThat(wire.server.requests(LIST)).hasSize(2);
    }

    @Test
    void a_reading_whose_members_are_not_as_many_as_slack_counts_is_not_shared() {
        wire.server.on(LIST, group("\"U0LEAVER\"", "\"2\""));

        others.of(WORKSPACE, OTHER, Instant.MIN, soon());
        others.of(WORKSPACE, OTHER, Instant.MIN, soon());
        mine.of(WORKSPACE, LEAVER, Instant.MIN, soon());

        assertThat(wire.server.requests(LIST)).hasSize(3);
    }

    @Test
    void a_number_of_members_may_be_text() {
        wire.server.on(LIST, group("\"U0LEAVER\"", "\"1\""));

        others.of(WORKSPACE, OTHER, Instant.MIN, soon());
        mine.of(WORKSPACE, LEAVER, Instant.MIN, soon());

        assertThat(wire.server.requests(LIST)).hasSize(1);
    }

    @Test
    void what_slack_puts_off_is_put_off_for_all_and_asked_for_once() {
        wire.server.on(LIST, Reply.answer(429, "", "Retry-After", "40"), group("\"U0OTHER\"", "1"));

        assertThatExceptionOfType(PortFailure.RateLimited.class)
                .isThrownBy(() -> others.of(WORKSPACE, OTHER, Instant.MIN, soon()))
                .returns(NOW.plusSeconds(40), PortFailure.RateLimited::notBefore);
        assertThatExceptionOfType(PortFailure.RateLimited.class)
                .isThrownBy(() -> mine.of(WORKSPACE, LEAVER, Instant.MIN, soon()))
                .returns(NOW.plusSeconds(45), PortFailure.RateLimited::notBefore);
        assertThat(wire.server.requests(LIST)).hasSize(1);

        wire.clock.advance(Duration.ofSeconds(40));
        others.of(WORKSPACE, OTHER, Instant.MIN, soon());
        wire.clock.advance(Duration.ofSeconds(5));
        mine.of(WORKSPACE, LEAVER, Instant.MIN, soon());
        assertThat(wire.server.requests(LIST)).hasSize(2);
    }

    @Test
    void a_look_at_one_group_asks_who_is_in_it_and_knows_from_the_reading_that_it_is_enabled() {
        wire.server.on(MEMBERS, Reply.ok("{\"ok\":true,\"users\":[\"U0LEAVER\"]}"));
        mine.of(WORKSPACE, LEAVER, Instant.MIN, soon());

        assertThat(slack().memberships().isIn(LEAVER, ON_CALL)).isTrue();

        assertThat(wire.server.requests(MEMBERS)).hasSize(1);
        assertThat(wire.server.requests(LIST)).hasSize(1);
    }

    @Test
    void a_group_that_we_disabled_is_not_taken_for_enabled_because_an_earlier_reading_shows_it() {
        wire.server.on(MEMBERS, Reply.ok("{\"ok\":true,\"users\":[\"U0LEAVER\"]}"));
        wire.server.on("POST /api/usergroups.disable", Reply.ok("{\"ok\":true}"));
        wire.server.on(LIST, group("\"U0LEAVER\"", "1"));
        mine.of(WORKSPACE, LEAVER, Instant.MIN, soon());

        slack().memberships().leave(LEAVER, ON_CALL);
        wire.server.on(
                LIST,
                Reply.ok(
                        "{\"ok\":true,\"usergroups\":[{\"id\":\"S01\",\"date_delete\":1,\"users\":[]}]}"));

        assertThat(slack().memberships().isIn(LEAVER, ON_CALL)).isFalse();
    }

    @Test
    void a_workspace_that_somebody_else_reads_keeps_none_of_the_others_from_being_read() {
        String teams =
                IntStream.rangeClosed(1, 30)
                        .mapToObj("{\"id\": \"T%02d\"}"::formatted)
                        .collect(Collectors.joining(","));
        wire.server.on(
                "POST /api/admin.teams.list",
                Reply.ok("{\"ok\": true, \"teams\": [" + teams + "]}"));
        turn();

        Holdings holdings =
                slack().memberships().of(LEAVER, Duration.ofSeconds(10), Set.of(), Instant.MIN);

        assertThat(wire.server.requests(LIST)).hasSize(29);
        assertThat(holdings.unreadGroups())
                .filteredOn(unread -> unread.what().startsWith("user-groups"))
                .extracting(Holdings.Unread::what)
                .containsExactly("user-groups:T01");
        assertThat(holdings.groupsReadableFrom()).contains(NOW.plusSeconds(1));
    }

    private Slack slack() {
        return new Slack(
                new SlackSettings(
                        wire.server.uri("/scim/v2"),
                        wire.server.uri("/api"),
                        wire.server.uri("/audit/v1")),
                wire.secrets,
                wire.http,
                CallBudget.UNLIMITED,
                readings,
                wire.clock);
    }

    private GroupReadings.Turn turn() {
        Answer answer = readings.ask(new Question(WORKSPACE, OTHER, Lane.LEAVER, Instant.MIN), NOW);
        return ((Answer.Yours) answer).turn();
    }

    private static WorkspaceGroups reading() {
        return new WorkspaceGroups(WORKSPACE, Map.of("S01", Set.of(LEAVER)), NOW);
    }

    private static AccountId leaver(int number) {
        return new AccountId("U0LEAVER" + number);
    }

    private static Deadline soon() {
        return Deadline.distant();
    }

    /** As Slack does: members and their number only where they are asked for. */
    private static Reply group(String members, String counted) {
        return new Reply.Fitting(request -> {
            String users =
                    isAsked(request, "include_users") ? ", \"users\": [" + members + "]" : "";
            String count = isAsked(request, "include_count") ? ", \"user_count\": " + counted : "";
            return Reply.ok(
                    """
                    {"ok": true, "usergroups": [{"id": "S01", "date_delete": 0%s%s}]}
                    """
                            .formatted(users, count));
        });
    }

    private static boolean isAsked(ScriptedServer.Request request, String flag) {
        return request.body().contains(flag + "=true");
    }

    private SharedUserGroups function(GroupReadings shared) {
        SlackTransport transport =
                new SlackTransport(
                        wire.http, new SlackTokens(wire.secrets), CallBudget.UNLIMITED, wire.clock);
        SlackCall calls = new SlackCall(transport, wire.server.uri("/api"));
        return new SharedUserGroups(
                new UserGroupList(calls, new SlackPages(calls), shared),
                shared,
                CallBudget.UNLIMITED,
                wire.clock);
    }

    /** Shared readings behind a table that does not answer. */
    private static final class Unreachable implements GroupReadings {
        @Override
        public Answer ask(Question question, Instant now) {
            throw down();
        }

        @Override
        public void share(Turn turn, WorkspaceGroups reading) {
            throw down();
        }

        @Override
        public void giveUp(Turn turn, Instant now, Instant notBefore) {
            throw down();
        }

        @Override
        public void forget(String workspaceId) {
            throw down();
        }

        @Override
        public Set<String> enabled(String workspaceId, Instant now) {
            throw down();
        }

        private static PortFailure down() {
            return new PortFailure.Unavailable("The table is down");
        }
    }
}
