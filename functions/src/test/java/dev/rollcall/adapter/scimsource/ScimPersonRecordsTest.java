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
import dev.rollcall.local.customidp.IdpGroup;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class ScimPersonRecordsTest {
    private final SimulatedCustomIdp idp =
            new SimulatedCustomIdp(ScimSourceSettings.Inactive.LEAVER);
    private final PersonRecords records = idp.scim.personRecords();

    /** By a group that shows a member the filter can be proven. */
    @BeforeEach
    void somebodyIsInAGroup() {
        idp.idp.put(new IdpGroup("anchor", "Anchor").withPerson("u0"));
    }

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

    /** It would put everybody into no group, and all that groups gave would be taken. */
    @Test
    void a_server_that_answers_a_filter_with_nothing_needs_a_human() {
        group("a");
        join("a");
        idp.idp.settle(CustomIdp.Filters.EMPTY);

        needsHuman("filter-finds-nothing");
    }

    /** It would put the user with the number 7 into all that the group with the number 7 is in. */
    @Test
    void a_server_that_gives_a_user_and_a_group_one_id_needs_a_human() {
        group("web", SOMEBODY.value());
        idp.idp.put(new IdpGroup(SOMEBODY.value(), "A group with a user's number"));

        needsHuman("id-of-a-user-and-a-group");
    }

    @Test
    void a_proof_of_the_filter_is_good_for_some_minutes() {
        group("a");
        join("a");
        read();
        idp.idp.settle(CustomIdp.Filters.EMPTY);
        idp.timeline.advance(ScimFilterProof.GOOD_FOR.minusMillis(1));

        assertThat(read().groups()).isEqualTo(PersonGroups.NONE);

        idp.timeline.advance(Duration.ofMillis(1));
        needsHuman("filter-finds-nothing");
    }

    @Test
    void a_filter_on_groups_within_groups_is_proven_where_there_are_some() {
        idp.idp.put(new IdpGroup("anchor", "Anchor").withGroups(Set.of("child")));
        idp.idp.settle(CustomIdp.Filters.EMPTY);

        needsHuman("filter-finds-nothing");
    }

    @Test
    void without_a_group_that_shows_somebody_the_filter_is_not_proven() {
        idp.idp.put(new IdpGroup("anchor", "Anchor"));

        needsHuman("filter-not-provable");
    }

    @Test
    void groups_that_may_not_be_all_are_read_again_later() {
        group("a");
        group("b");
        join("a");
        join("b");
        // Proves the filter.
        read();
        idp.simulator
                .faults()
                .add(
                        FaultRule.next(
                                1, "GET /scim/Groups$", new Fault.MissingRows(Integer.MAX_VALUE)));

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(this::read);
    }

    private void needsHuman(String code) {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(this::read)
                .returns(code, PortFailure.NeedsHuman::code);
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
