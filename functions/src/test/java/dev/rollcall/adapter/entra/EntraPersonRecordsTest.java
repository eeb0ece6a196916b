package dev.rollcall.adapter.entra;

import static dev.rollcall.adapter.entra.SimulatedEntra.NOON;
import static dev.rollcall.adapter.entra.SimulatedEntra.SOMEBODY;
import static dev.rollcall.adapter.entra.SimulatedEntra.SOURCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.local.entra.EntraGroup;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class EntraPersonRecordsTest {
    private final SimulatedEntra entra = new SimulatedEntra();
    private final PersonRecords records = entra.entra.personRecords();

    @AfterEach
    void close() {
        entra.close();
    }

    @Test
    void tells_the_direct_groups_and_what_each_is_in_as_far_up_as_it_goes() {
        group("all");
        group("rd", "all");
        group("web", "rd", "all");
        group("chess");
        group("stranger", "all");
        put("web", "chess");

        assertThat(read().groups())
                .isEqualTo(
                        new PersonGroups(
                                ids("web", "chess"),
                                Map.of(
                                        id("web"), ids("rd", "all"),
                                        id("rd"), ids("all"),
                                        id("all"), Set.of(),
                                        id("chess"), Set.of())));
    }

    @Test
    void a_cycle_ends_and_no_group_is_asked_for_twice() {
        group("a", "b");
        group("b", "c");
        group("c", "a");
        put("a");

        assertThat(read().groups().parents())
                .isEqualTo(Map.of(id("a"), ids("b"), id("b"), ids("c"), id("c"), ids("a")));
        assertThat(entra.simulator.calls().all())
                .filteredOn(call -> call.target().startsWith("/graph/v1.0/groups/"))
                .filteredOn(call -> !call.target().contains("count"))
                .hasSize(3);
    }

    @Test
    void tells_the_standing_and_attributes_as_of_before_the_reading() {
        PersonRecord record = read();

        assertThat(record.standing()).isEqualTo(Standing.ENTITLED);
        assertThat(record.status()).isEqualTo("enabled");
        assertThat(record.attribute("mail")).contains("ana@acme.example");
        assertThat(record.attribute("displayName")).contains("Ana Diaz");
        assertThat(record.groups()).isEqualTo(PersonGroups.NONE);
        assertThat(record.readAt()).isEqualTo(NOON);
    }

    @Test
    void who_was_deleted_is_a_leaver_in_no_group() {
        group("all");
        put("all");
        entra.become(SOMEBODY, Standing.LEAVER);

        assertThat(read().standing()).isEqualTo(Standing.LEAVER);
        assertThat(read().groups()).isEqualTo(PersonGroups.NONE);
    }

    @Test
    void says_nothing_of_who_is_gone() {
        assertThat(records.read(entra.nobody())).isEmpty();
    }

    @Test
    void more_groups_than_fit_on_a_page_are_all_told() {
        List<String> many =
                IntStream.range(0, EntraList.A_PAGE + 1).mapToObj(i -> "g" + i).toList();
        many.forEach(this::group);
        put(many.toArray(String[]::new));

        assertThat(read().groups().direct()).hasSize(EntraList.A_PAGE + 1);
    }

    @Test
    void more_groups_than_anybody_is_in_need_a_human() {
        List<String> many =
                IntStream.rangeClosed(0, EntraPersonRecords.MOST_GROUPS)
                        .mapToObj(i -> "g" + i)
                        .toList();
        many.forEach(this::group);
        put(many.toArray(String[]::new));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(this::read)
                .satisfies(
                        refused -> assertThat(refused.code()).isEqualTo("more-groups-than-can-be"));
    }

    @Test
    void who_goes_while_the_groups_are_read_is_read_again_later() {
        entra.simulator
                .faults()
                .add(
                        FaultRule.next(
                                1,
                                "GET /graph/v1.0/users/u1/memberOf",
                                new Fault.Refusal(404, "Request_ResourceNotFound")));

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(this::read);
    }

    static List<Fault> lies() {
        return List.of(new Fault.MissingRows(1), new Fault.NoRows(), new Fault.EndsEarly());
    }

    /** Else the person's own run would take what the groups gave. */
    @ParameterizedTest
    @MethodSource("lies")
    void groups_that_graph_counts_and_does_not_show_are_read_again_later(Fault lie) {
        List<String> many =
                IntStream.range(0, EntraList.A_PAGE + 1).mapToObj(i -> "g" + i).toList();
        many.forEach(this::group);
        put(many.toArray(String[]::new));
        strike("GET /graph/v1.0/users/u1/memberOf$", lie);

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(this::read);
    }

    @Test
    void so_are_groups_on_the_way_up() {
        group("all");
        group("rd", "all");
        put("rd");
        strike("GET /graph/v1.0/groups/rd/memberOf$", new Fault.NoRows());

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(this::read);
    }

    /** The number is from an index that is late. */
    @Test
    void who_has_just_joined_a_group_is_in_it_before_it_is_counted() {
        String count = "/memberOf/microsoft.graph.group/$count";
        try (EntraOnWire wire = new EntraOnWire()) {
            wire.server.on(
                    EntraOnWire.USER, Reply.ok("{\"id\":\"ana-1\",\"accountEnabled\":true}"));
            wire.server.on(
                    EntraOnWire.USER + "/memberOf",
                    Reply.ok(
                            "{\"value\":[{\"@odata.type\":\"#microsoft.graph.group\","
                                    + "\"id\":\"rd\"}]}"));
            wire.server.on(EntraOnWire.USER + count, Reply.ok("0"));
            wire.server.on("GET /graph/v1.0/groups/rd/memberOf", Reply.ok("{\"value\":[]}"));
            wire.server.on("GET /graph/v1.0/groups/rd" + count, Reply.ok("0"));

            assertThat(wire.entra.personRecords().read(EntraOnWire.ANA).orElseThrow().groups())
                    .isEqualTo(new PersonGroups(ids("rd"), Map.of(id("rd"), Set.of())));
        }
    }

    @Test
    void a_group_that_cannot_be_read_needs_a_human() {
        entra.tenant.put(new EntraGroup("not an id", "?", List.of()));
        put("not an id");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(this::read)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unexpected-answer"));
    }

    private void strike(String call, Fault fault) {
        entra.simulator.faults().add(FaultRule.next(1, call, fault));
    }

    private PersonRecord read() {
        return records.read(SOMEBODY).orElseThrow();
    }

    private void put(String... groups) {
        entra.tenant.put(entra.tenant.person("u1").orElseThrow().in(List.of(groups)));
    }

    private void group(String id, String... parents) {
        entra.tenant.put(new EntraGroup(id, id, List.of(parents)));
    }

    private static GroupId id(String id) {
        return new GroupId(SOURCE, id);
    }

    private static Set<GroupId> ids(String... ids) {
        return Set.of(ids).stream().map(EntraPersonRecordsTest::id).collect(Collectors.toSet());
    }
}
