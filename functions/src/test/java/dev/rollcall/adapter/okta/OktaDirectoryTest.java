package dev.rollcall.adapter.okta;

import static dev.rollcall.adapter.okta.OktaOnWire.NOW;
import static dev.rollcall.adapter.okta.OktaOnWire.SOURCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.SeenIds;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class OktaDirectoryTest {
    private static final String USERS = "GET /okta/api/v1/users";
    private static final String GROUPS = "GET /okta/api/v1/groups";
    private static final String MEMBERS = GROUPS + "/00g1/users";
    private static final GroupId GROUP = new GroupId(SOURCE, "00g1");

    private final OktaOnWire wire = new OktaOnWire();
    private final Directory directory = wire.okta.directory();

    @AfterEach
    void close() {
        wire.close();
    }

    /** By search the list could be late, and by statuses it would lack those that are new. */
    @Test
    void asks_by_a_filter_that_lets_everybody_through_for_short_rows() {
        wire.server.on(USERS, Reply.ok("[" + user("00u1", "ACTIVE") + "]"));

        directory.people(CursorPoint.START);

        ScriptedServer.Request sent = wire.server.requests().getLast();
        assertThat(decoded(sent))
                .isEqualTo("filter=lastUpdated ge \"1970-01-01T00:00:00.000Z\"&limit=200");
        assertThat(sent.header("content-type"))
                .isEqualTo(
                        "application/json;"
                                + " okta-response=\"omitCredentials,omitCredentialsLinks\"");
    }

    @Test
    void asks_for_leavers_by_status_and_time_to_the_millisecond() {
        wire.server.on(USERS, Reply.ok("[]"));

        directory.leaversSince(Instant.parse("2026-11-01T12:00:00.123456Z"), CursorPoint.START);

        assertThat(decoded(wire.server.requests().getLast()))
                .isEqualTo(
                        "filter=status eq \"DEPROVISIONED\""
                                + " and lastUpdated ge \"2026-11-01T12:00:00.123Z\"&limit=200");
    }

    @Test
    void reads_a_person_as_by_id() {
        wire.server.on(USERS, Reply.ok("[" + user("00u1", "SUSPENDED") + "]"));

        assertThat(directory.people(CursorPoint.START).items())
                .containsExactly(
                        new PersonReading.Found(
                                new PersonId(SOURCE, "00u1"),
                                Standing.SUSPENDED,
                                "SUSPENDED",
                                Optional.of(Instant.parse("2026-11-01T11:59:00Z")),
                                Optional.empty(),
                                Map.of("login", "00u1@acme.example")));
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, DEPROVISIONED, UNKNOWN",
        "DEPROVISIONED, ACTIVE, UNKNOWN",
        "PROVISIONED, ACTIVE, ENTITLED",
        "SOMETHING_NEW, ACTIVE, UNKNOWN"
    })
    void whose_standing_is_just_changing_is_there_with_none(
            String status, String target, Standing standing) {
        String row = user("00u1", status);
        wire.server.on(
                USERS,
                Reply.ok(
                        "["
                                + row.replaceFirst(
                                        "\\{", "{\"transitioningToStatus\":\"" + target + "\",")
                                + "]"));

        CursorListed<PersonReading.Found> page = directory.people(CursorPoint.START);

        assertThat(page.items()).extracting(PersonReading.Found::standing).containsOnly(standing);
        assertThat(page.listing()).isEqualTo(new CursorListing.Ended(1, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "{}",
                "{\"status\":\"ACTIVE\"}",
                "{\"id\":7,\"status\":\"ACTIVE\"}",
                "{\"id\":\"a@b.example\",\"status\":\"ACTIVE\"}",
                "{\"id\":\"00u2\"}",
                "{\"id\":\"00u2\",\"status\":\"ACTIVE\",\"statusChanged\":\"yesterday\"}",
                "{\"id\":\"00u2\",\"status\":\"ACTIVE\",\"profile\":[]}"
            })
    void a_row_that_cannot_be_read_is_a_doubt_and_hides_no_other(String row) {
        wire.server.on(USERS, Reply.ok("[" + row + "," + user("00u1", "ACTIVE") + "]"));

        CursorListed<PersonReading.Found> page = directory.people(CursorPoint.START);

        assertThat(page.items())
                .extracting(found -> found.person().value())
                .containsExactly("00u1");
        assertThat(doubts(page)).containsExactly(Doubt.UNREADABLE_ITEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"00g2\"}",
                "{\"id\":\"00g2\",\"profile\":{\"name\":\"eng\"}}",
                "{\"id\":\"00g2\",\"profile\":{\"name\":\"eng\"},"
                        + "\"_embedded\":{\"stats\":{\"usersCount\":-1}}}"
            })
    void a_group_without_name_or_number_is_a_doubt(String row) {
        wire.server.on(
                GROUPS,
                Reply.ok(
                        "["
                                + row
                                + ",{\"id\":\"00g1\",\"profile\":{\"name\":\"eng\"},"
                                + "\"_embedded\":{\"stats\":{\"usersCount\":3}}}]"));

        CursorListed<Directory.Group> page = directory.groups(CursorPoint.START);

        assertThat(page.items())
                .containsExactly(new Directory.Group(GROUP, "eng", Optional.of(3), Set.of()));
        assertThat(doubts(page)).containsExactly(Doubt.UNREADABLE_ITEM);
    }

    /** Okta promises how many rows a page has at most. */
    @Test
    void short_and_empty_pages_are_none_to_wonder_at() {
        wire.server.on(
                USERS,
                linked("[" + user("00u1", "ACTIVE") + "]", "?after=1"),
                linked("[]", "?after=2"),
                Reply.ok("[" + user("00u2", "ACTIVE") + "]"));

        CursorListed<PersonReading.Found> third =
                directory.people(next(directory.people(next(directory.people(CursorPoint.START)))));

        assertThat(third.listing()).isEqualTo(new CursorListing.Ended(2, Set.of()));
        assertThat(wire.server.requests())
                .extracting(ScriptedServer.Request::query)
                .endsWith("after=1", "after=2");
        assertThat(wire.server.requests().getLast().header("content-type"))
                .contains("omitCredentials");
    }

    @Test
    void more_rows_than_were_asked_for_are_a_doubt() {
        wire.server.on(
                MEMBERS,
                Reply.ok(
                        IntStream.rangeClosed(0, OktaList.A_PAGE)
                                .mapToObj(number -> "{\"id\":\"00u" + number + "\"}")
                                .collect(Collectors.joining(",", "[", "]"))));

        assertThat(doubts(directory.members(GROUP, CursorPoint.START)))
                .containsExactly(Doubt.LONG_PAGE);
    }

    @Test
    void a_link_to_the_same_page_ends_the_list_in_doubt() {
        wire.server.on(USERS, linked("[" + user("00u1", "ACTIVE") + "]", "?after=1"));

        CursorPoint second = next(directory.people(CursorPoint.START));

        assertThat(doubts(directory.people(second))).contains(Doubt.REPEATED, Doubt.STOPPED_EARLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/okta/api/v1/users?after=1",
                "http://127.0.0.1:1/okta/api/v1/users?after=1"
            })
    void follows_no_link_that_leads_elsewhere(String link) {
        wire.server.on(
                USERS,
                Reply.answer(
                        200,
                        "[" + user("00u1", "ACTIVE") + "]",
                        "Link",
                        "<" + link + ">; rel=\"next\""));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(CursorPoint.START))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("link-leads-elsewhere"));
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(at(link)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("link-leads-elsewhere"));
        assertThat(wire.server.requests()).hasSize(1);
    }

    @Test
    void a_link_that_holds_no_more_ends_the_list_in_doubt_and_nothing_else_does() {
        wire.server.on(USERS, Reply.answer(400, "{\"errorCode\":\"E0000031\"}"));
        String link = wire.server.uri("/okta/api/v1/users").toString() + "?after=1";

        assertThat(directory.people(at(link)))
                .isEqualTo(
                        new CursorListed<>(
                                List.of(),
                                new CursorListing.Ended(1, Set.of(Doubt.STOPPED_EARLY))));
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(CursorPoint.START))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("E0000031"));
    }

    @Test
    void a_token_that_may_not_needs_a_human_on_whatever_page() {
        wire.server.on(USERS, Reply.answer(403, "{\"errorCode\":\"E0000006\"}"));
        String link = wire.server.uri("/okta/api/v1/users").toString() + "?after=1";

        for (CursorPoint point : List.of(CursorPoint.START, at(link))) {
            assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                    .isThrownBy(() -> directory.people(point))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("E0000006"));
        }
    }

    @Test
    void what_is_no_list_needs_a_human() {
        wire.server.on(USERS, Reply.ok("{\"users\":[]}"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(CursorPoint.START))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unexpected-answer"));
    }

    @Test
    void too_many_calls_at_once_are_tried_again_soon() {
        wire.server.on(
                MEMBERS,
                Reply.answer(
                        429,
                        "{\"errorCode\":\"E0000047\"}",
                        "X-Rate-Limit-Limit",
                        "0",
                        "X-Rate-Limit-Remaining",
                        "0",
                        "X-Rate-Limit-Reset",
                        Long.toString(NOW.plusSeconds(60).getEpochSecond())));

        assertThatExceptionOfType(PortFailure.RateLimited.class)
                .isThrownBy(() -> directory.members(GROUP, CursorPoint.START))
                .satisfies(busy -> assertThat(busy.notBefore()).isEqualTo(NOW.plusSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({"E0000007, group-gone", "E0000022, E0000022"})
    void only_a_group_that_okta_does_not_know_is_gone(String answered, String code) {
        wire.server.on(MEMBERS, Reply.answer(404, "{\"errorCode\":\"" + answered + "\"}"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.members(GROUP, CursorPoint.START))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void asks_nothing_about_groups_of_another_source() {
        GroupId elsewhere = new GroupId(new SourceId("entra"), "00g1");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.members(elsewhere, CursorPoint.START));
        assertThat(wire.server.requests()).isEmpty();
    }

    private Reply linked(String body, String query) {
        String next = wire.server.uri("/okta/api/v1/users") + query;
        return Reply.answer(200, body, "Link", "<" + next + ">; rel=\"next\"");
    }

    private static CursorPoint at(String link) {
        return new CursorPoint(
                Optional.of(link), 1, Set.of(), SeenIds.none().with(List.of("00u0")));
    }

    private static CursorPoint next(CursorListed<?> page) {
        return ((CursorListing.Onward) page.listing()).next();
    }

    private static Set<Doubt> doubts(CursorListed<?> page) {
        return ((CursorListing.Ended) page.listing()).doubts();
    }

    private static String decoded(ScriptedServer.Request request) {
        return URLDecoder.decode(request.query(), StandardCharsets.UTF_8);
    }

    private static String user(String id, String status) {
        return """
        {"id": "%s", "status": "%s", "statusChanged": "2026-11-01T11:59:00.000Z",
         "profile": {"login": "%s@acme.example"}}
        """
                .formatted(id, status, id);
    }
}
