package dev.rollcall.adapter.entra;

import static dev.rollcall.adapter.entra.EntraOnWire.NOT_FOUND;
import static dev.rollcall.adapter.entra.EntraOnWire.SOURCE;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class EntraDirectoryTest {
    private static final String USERS = "GET /graph/v1.0/users";
    private static final String DELETED =
            "GET /graph/v1.0/directory/deletedItems/microsoft.graph.user";
    private static final String GROUPS = "GET /graph/v1.0/groups";
    private static final String PARENTS = GROUPS + "/g1/memberOf";
    private static final String MEMBERS = GROUPS + "/g1/members";
    private static final String COUNT = MEMBERS + "/microsoft.graph.user/$count";
    private static final GroupId GROUP = new GroupId(SOURCE, "g1");
    private static final Reply NONE = Reply.ok("{\"value\":[]}");

    private final EntraOnWire wire = new EntraOnWire();
    private final Directory directory = wire.entra.directory();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void asks_for_as_many_as_there_may_be_and_for_what_is_shown_only_if_selected() {
        wire.server.on(USERS, list("{\"id\":\"u1\",\"accountEnabled\":true}"));
        wire.server.on(DELETED, NONE);

        directory.people(next(directory.people(CursorPoint.START)));

        assertThat(decoded(wire.server.onlyRequest(USERS)))
                .contains("accountEnabled")
                .contains("employeeLeaveDateTime")
                .endsWith("&$top=999");
        assertThat(decoded(wire.server.onlyRequest(DELETED)))
                .contains("deletedDateTime")
                .endsWith("&$top=999");
    }

    @Test
    void without_leave_dates_the_leavers_are_those_who_are_deleted() {
        wire.server.on(DELETED, list("{\"id\":\"u1\"}"));

        CursorListed<PersonReading.Found> left =
                wire.entra(false).directory().leaversSince(Instant.EPOCH, CursorPoint.START);

        assertThat(left.items())
                .extracting(PersonReading.Found::standing)
                .containsExactly(Standing.LEAVER);
        assertThat(left.listing()).isEqualTo(new CursorListing.Ended(1, Set.of()));
        assertThat(wire.server.requests(USERS)).isEmpty();
    }

    @Test
    void an_account_that_does_not_say_whether_it_is_enabled_is_unknown_and_no_doubt() {
        wire.server.on(USERS, list("{\"id\":\"u1\"}"));

        CursorListed<PersonReading.Found> page = directory.people(CursorPoint.START);

        assertThat(page.items())
                .extracting(PersonReading.Found::standing)
                .containsExactly(Standing.UNKNOWN);
        assertThat(next(page).doubts()).isEmpty();
    }

    @Test
    void a_row_that_is_not_what_was_agreed_is_a_doubt() {
        wire.server.on(USERS, list("{\"id\":\"u1\",\"accountEnabled\":\"false\"}", "{\"x\":1}"));

        CursorListed<PersonReading.Found> page = directory.people(CursorPoint.START);

        assertThat(page.items()).isEmpty();
        assertThat(next(page).doubts()).containsExactly(Doubt.UNREADABLE_ITEM);
    }

    @Test
    void more_rows_than_were_asked_for_are_a_doubt() {
        wire.server.on(
                MEMBERS,
                list(
                        IntStream.rangeClosed(0, EntraList.A_PAGE)
                                .mapToObj(number -> typed("user", "u" + number))
                                .toArray(String[]::new)));
        wire.server.on(COUNT, Reply.ok("1000"));

        assertThat(doubts(directory.members(GROUP, CursorPoint.START)))
                .containsExactly(Doubt.LONG_PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/graph/v1.0/users?$skiptoken=1",
                "http://127.0.0.1:1/graph/v1.0/users?$skiptoken=1",
                "{here}/elsewhere/v1.0/users?$skiptoken=1",
                "{here}/graph/../elsewhere?$skiptoken=1",
                "/graph/v1.0/users?$skiptoken=1",
                "not a link"
            })
    void follows_no_link_that_leads_elsewhere(String elsewhere) {
        String link = elsewhere.replace("{here}", wire.server.uri("").toString());
        wire.server.on(USERS, linked(link));

        for (CursorPoint point : List.of(CursorPoint.START, at("0 " + link))) {
            assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                    .isThrownBy(() -> directory.people(point))
                    .satisfies(refused ->
                            assertThat(refused.code()).isEqualTo("link-leads-elsewhere"));
        }
        assertThat(wire.server.requests(USERS)).hasSize(1);
    }

    @Test
    void goes_on_by_graphs_own_link_as_it_is() {
        String link = wire.server.uri("/graph/v1.0/users") + "?$select=id&$skiptoken=RFNwdAoAAQ";
        wire.server.on(USERS, linked(link), list("{\"id\":\"u2\",\"accountEnabled\":true}"));

        directory.people(next(directory.people(CursorPoint.START)));

        assertThat(wire.server.requests(USERS).getLast().query())
                .isEqualTo("$select=id&$skiptoken=RFNwdAoAAQ");
    }

    @Test
    void a_link_to_the_same_page_ends_the_list_in_doubt() {
        String link = wire.server.uri("/graph/v1.0/users") + "?$skiptoken=1";
        wire.server.on(USERS, linked(link));

        CursorPoint second = next(directory.people(CursorPoint.START));

        assertThat(doubts(directory.people(second))).contains(Doubt.REPEATED, Doubt.STOPPED_EARLY);
    }

    @Test
    void a_link_that_holds_no_more_ends_the_list_in_doubt_and_nothing_else_does() {
        wire.server.on(
                USERS, Reply.answer(400, "{\"error\":{\"code\":\"Directory_ExpiredPageToken\"}}"));
        String link = "0 " + wire.server.uri("/graph/v1.0/users") + "?$skiptoken=1";

        assertThat(directory.people(at(link)))
                .isEqualTo(
                        new CursorListed<>(
                                List.of(),
                                new CursorListing.Ended(1, Set.of(Doubt.STOPPED_EARLY))));
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(CursorPoint.START))
                .satisfies(refused ->
                        assertThat(refused.code()).isEqualTo("Directory_ExpiredPageToken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "x", "0x", "-1", "00 https://graph.microsoft.com/v1.0/users"})
    void a_cursor_of_another_make_needs_a_human(String cursor) {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(at(cursor)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("not-a-cursor"));
    }

    @Test
    void a_right_that_is_lacking_needs_a_human() {
        wire.server.on(
                USERS, Reply.answer(403, "{\"error\":{\"code\":\"Authorization_RequestDenied\"}}"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(CursorPoint.START))
                .satisfies(refused ->
                        assertThat(refused.code()).isEqualTo("Authorization_RequestDenied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"value\":null}", "{\"value\":{}}"})
    void what_is_no_list_needs_a_human(String body) {
        wire.server.on(USERS, Reply.ok(body));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(CursorPoint.START))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unexpected-answer"));
    }

    @Test
    void roles_and_administrative_units_are_no_parents() {
        wire.server.on(
                GROUPS,
                list(
                        group(
                                typed("directoryRole", "r1"),
                                typed("group", "g2"),
                                typed("administrativeUnit", "a1"))));

        assertThat(directory.groups(CursorPoint.START).items())
                .containsExactly(
                        new Directory.Group(
                                GROUP, "R&D", Optional.empty(), Set.of(new GroupId(SOURCE, "g2"))));
        assertThat(decoded(wire.server.onlyRequest(GROUPS)))
                .isEqualTo("$select=id,displayName&$expand=memberOf&$top=100");
    }

    /** Roles count among the 20 that are shown. */
    @Test
    void twenty_of_whatever_kind_may_not_be_all() {
        wire.server.on(GROUPS, list(group(many("directoryRole", EntraGroups.MOST_EXPANDED))));
        wire.server.on(PARENTS, list(typed("directoryRole", "r1"), typed("group", "g9")));
        wire.server.on(PARENTS + "/microsoft.graph.group/$count", Reply.ok("1"));

        assertThat(directory.groups(CursorPoint.START).items().getFirst().parents())
                .containsExactly(new GroupId(SOURCE, "g9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"g1\",\"displayName\":\"R&D\"}",
                "{\"id\":\"g1\",\"displayName\":\"R&D\",\"memberOf\":[{\"id\":\"g2\"}]}",
                "{\"id\":\"g1\",\"displayName\":\"R&D\","
                        + "\"memberOf\":[{\"@odata.type\":\"#microsoft.graph.group\"}]}",
                "{\"id\":\"g1\",\"memberOf\":[]}"
            })
    void a_group_whose_parents_are_not_all_told_is_a_doubt(String row) {
        wire.server.on(GROUPS, list(row));

        CursorListed<Directory.Group> page = directory.groups(CursorPoint.START);

        assertThat(page.items()).isEmpty();
        assertThat(doubts(page)).containsExactly(Doubt.UNREADABLE_ITEM);
    }

    @Test
    void a_parent_that_cannot_be_read_is_a_doubt_too_where_it_is_asked_for_by_itself() {
        wire.server.on(GROUPS, list(group(many("group", EntraGroups.MOST_EXPANDED))));
        wire.server.on(PARENTS, list(typed("group", "not an id")));

        assertThat(doubts(directory.groups(CursorPoint.START)))
                .containsExactly(Doubt.UNREADABLE_ITEM);
    }

    @Test
    void a_wide_group_that_is_gone_meanwhile_is_read_again_later() {
        wire.server.on(GROUPS, list(group(many("group", EntraGroups.MOST_EXPANDED))));
        wire.server.on(PARENTS, Reply.answer(404, NOT_FOUND));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> directory.groups(CursorPoint.START));
    }

    @Test
    void devices_and_applications_are_nobody() {
        wire.server.on(
                MEMBERS,
                list(
                        typed("device", "d1"),
                        typed("user", "u1"),
                        typed("servicePrincipal", "s1"),
                        typed("group", "g2")));
        wire.server.on(COUNT, Reply.ok("1"));

        assertThat(directory.members(GROUP, CursorPoint.START))
                .isEqualTo(
                        new CursorListed<>(
                                List.of(new PersonId(SOURCE, "u1")),
                                new CursorListing.Ended(1, Set.of())));
        assertThat(decoded(wire.server.onlyRequest(MEMBERS))).isEqualTo("$select=id&$top=999");
    }

    @Test
    void a_member_that_does_not_say_what_it_is_is_a_doubt() {
        wire.server.on(MEMBERS, list("{\"id\":\"u1\"}"));
        wire.server.on(COUNT, Reply.ok("0"));

        assertThat(doubts(directory.members(GROUP, CursorPoint.START)))
                .containsExactly(Doubt.UNREADABLE_ITEM);
    }

    /** What Graph counts is late, so somebody new may be in the list alone. */
    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "\uFEFF1, false", "\uFEFF2, true"})
    void a_list_of_members_that_is_shorter_than_graph_counts_is_in_doubt(
            String counted, boolean inDoubt) {
        wire.server.on(MEMBERS, list(typed("user", "u1")));
        wire.server.on(COUNT, Reply.ok(counted));

        assertThat(doubts(directory.members(GROUP, CursorPoint.START)))
                .isEqualTo(inDoubt ? Set.of(Doubt.FEWER_THAN_PROMISED) : Set.of());
        assertThat(wire.server.onlyRequest(COUNT).header("consistencylevel")).isEqualTo("eventual");
    }

    @Test
    void counts_at_the_end_of_a_list_only() {
        String link = wire.server.uri("/graph/v1.0/groups/g1/members") + "?$skiptoken=1";
        wire.server.on(
                MEMBERS,
                Reply.ok(
                        "{\"value\":[%s],\"@odata.nextLink\":\"%s\"}"
                                .formatted(typed("user", "u1"), link)));

        assertThat(directory.members(GROUP, CursorPoint.START).listing())
                .isInstanceOf(CursorListing.Onward.class);
        assertThat(wire.server.requests(COUNT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "-1", "{\"value\":1}", "1.5"})
    void what_is_no_number_of_members_needs_a_human(String body) {
        wire.server.on(MEMBERS, list(typed("user", "u1")));
        wire.server.on(COUNT, Reply.ok(body));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.members(GROUP, CursorPoint.START))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unexpected-answer"));
    }

    @ParameterizedTest
    @CsvSource({
        "Request_ResourceNotFound, group-gone",
        "Authorization_RequestDenied, Authorization_RequestDenied"
    })
    void only_a_group_that_graph_does_not_know_is_gone(String answered, String code) {
        wire.server.on(MEMBERS, Reply.answer(404, "{\"error\":{\"code\":\"" + answered + "\"}}"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.members(GROUP, CursorPoint.START))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void asks_nothing_about_groups_of_another_source() {
        GroupId elsewhere = new GroupId(new SourceId("okta"), "g1");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.members(elsewhere, CursorPoint.START));
        assertThat(wire.server.requests()).isEmpty();
    }

    private static Reply list(String... rows) {
        return Reply.ok("{\"value\":[" + String.join(",", rows) + "]}");
    }

    private static Reply linked(String next) {
        return Reply.ok(
                "{\"value\":[{\"id\":\"u1\",\"accountEnabled\":true}],\"@odata.nextLink\":\""
                        + next
                        + "\"}");
    }

    private static String group(String... parents) {
        return "{\"id\":\"g1\",\"displayName\":\"R&D\",\"memberOf\":["
                + String.join(",", parents)
                + "]}";
    }

    private static String typed(String type, String id) {
        return "{\"@odata.type\":\"#microsoft.graph." + type + "\",\"id\":\"" + id + "\"}";
    }

    private static String many(String type, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> typed(type, "x" + i))
                .collect(Collectors.joining(","));
    }

    private static CursorPoint at(String cursor) {
        return new CursorPoint(
                Optional.of(cursor), 1, Set.of(), SeenIds.none().with(List.of("u0")));
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
}
