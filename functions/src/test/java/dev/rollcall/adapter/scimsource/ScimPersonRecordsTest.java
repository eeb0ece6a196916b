package dev.rollcall.adapter.scimsource;

import static dev.rollcall.adapter.scimsource.SimulatedCustomIdp.NOON;
import static dev.rollcall.adapter.scimsource.SimulatedCustomIdp.SOMEBODY;
import static dev.rollcall.adapter.scimsource.SimulatedCustomIdp.SOURCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.local.customidp.CustomIdp;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class ScimPersonRecordsTest {
    private final SimulatedCustomIdp idp =
            new SimulatedCustomIdp(ScimSourceSettings.Inactive.LEAVER);
    private final PersonRecords records = idp.scim.personRecords();

    @AfterEach
    void close() {
        idp.close();
    }

    @Test
    void tells_the_direct_groups_and_what_each_is_in_as_far_up_as_it_goes() {
        group("all", "rd", "web");
        group("rd", "web");
        group("web");
        group("stranger");
        join("web");

        assertThat(read().groups())
                .isEqualTo(
                        new PersonGroups(
                                ids("web"),
                                Map.of(
                                        id("web"), ids("rd", "all"),
                                        id("rd"), ids("all"),
                                        id("all"), Set.of())));
    }

    @Test
    void a_cycle_ends_and_no_group_is_asked_about_twice() {
        group("a", "b");
        group("b", "a");
        join("a");
        read();
        int before = idp.simulator.calls().all().size();

        assertThat(read().groups().parents())
                .isEqualTo(Map.of(id("a"), ids("b"), id("b"), ids("a")));
        // The person, the person's groups, and those of a and b.
        assertThat(idp.simulator.calls().all()).hasSize(before + 4);
    }

    @Test
    void tells_the_standing_and_attributes_as_of_before_the_reading() {
        PersonRecord record = read();

        assertThat(record.standing()).isEqualTo(Standing.ENTITLED);
        assertThat(record.status()).isEqualTo("active");
        assertThat(record.attribute("department")).contains("Sales");
        assertThat(record.groups()).isEqualTo(PersonGroups.NONE);
        assertThat(record.readAt()).isEqualTo(NOON);
    }

    @Test
    void says_nothing_of_who_is_gone() {
        assertThat(records.read(idp.nobody())).isEmpty();
    }

    /** It would put everybody into every group. */
    @Test
    void a_server_that_does_not_filter_needs_a_human() {
        group("all");
        idp.idp.settle(CustomIdp.Filters.IGNORED);

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(this::read)
                .returns("not-filtered", PortFailure.NeedsHuman::code);
    }

    @Test
    void groups_that_may_not_be_all_are_read_again_later() {
        group("a");
        group("b");
        join("a");
        join("b");
        idp.simulator
                .faults()
                .add(
                        FaultRule.next(
                                        1,
                                        "GET /scim/Groups$",
                                        new Fault.MissingRows(Integer.MAX_VALUE))
                                // The first asks for nobody.
                                .after(1));

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(this::read);
    }

    private PersonRecord read() {
        return records.read(SOMEBODY).orElseThrow();
    }

    private void join(String group) {
        idp.idp.put(idp.idp.group(group).orElseThrow().withPerson(SOMEBODY.value()));
    }

    private void group(String id, String... children) {
        idp.addGroup(id, id);
        idp.idp.put(idp.idp.group(id).orElseThrow().withGroups(Set.of(children)));
    }

    private static GroupId id(String id) {
        return new GroupId(SOURCE, id);
    }

    private static Set<GroupId> ids(String... ids) {
        return Set.of(ids).stream().map(ScimPersonRecordsTest::id).collect(Collectors.toSet());
    }
}
