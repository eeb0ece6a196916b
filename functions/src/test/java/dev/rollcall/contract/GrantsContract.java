package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Grants;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.RecordedGrant.State;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.MappingName;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@link Grants} do. */
public abstract class GrantsContract {
    private static final Entitlement BACKEND = new Entitlement.UserGroup("T01", "S01");
    private static final Entitlement HOME = new Entitlement.Workspace("T01");
    private static final GroupPath THROUGH =
            new GroupPath(List.of(new GroupId(OKTA, "00gEu"), new GroupId(OKTA, "00gAll")));
    private static final GroupPath DIRECT = new GroupPath(List.of(new GroupId(OKTA, "00gAll")));

    private Grants grants;

    protected abstract Grants grants();

    @BeforeEach
    void take_the_grants() {
        grants = grants();
    }

    @Test
    void what_is_recorded_is_told_with_every_rule_and_its_path() {
        RecordedGrant backend =
                new RecordedGrant(
                        new Grant(
                                ANA,
                                BACKEND,
                                new TreeMap<>(
                                        Map.of(
                                                new MappingName("backend"), THROUGH,
                                                new MappingName("on-call"), DIRECT))),
                        Optional.of(ANAS),
                        NOON,
                        "event:okta:1",
                        "d1",
                        State.GIVEN);
        RecordedGrant home = grant(ANA, HOME, NOON, "event:okta:2", State.GIVEN);
        grants.record(home);
        grants.record(backend);
        grants.record(grant(BEN, HOME, NOON, "event:okta:3", State.GIVEN));

        assertThat(grants.of(ANA)).containsExactly(backend, home);
    }

    @Test
    void what_is_confirmed_keeps_its_beginning() {
        grants.record(grant(ANA, HOME, NOON, "event:okta:1", State.GIVEN));
        grants.record(grant(ANA, HOME, NOON.plusSeconds(60), "event:okta:2", State.GIVEN));

        assertThat(grants.of(ANA))
                .containsExactly(grant(ANA, HOME, NOON, "event:okta:1", State.GIVEN));
    }

    @Test
    void what_was_waiting_for_the_first_sign_in_begins_when_it_is_given() {
        grants.record(pending());
        RecordedGrant given = grant(ANA, HOME, NOON.plusSeconds(60), "event:slack:9", State.GIVEN);
        grants.record(given);

        assertThat(grants.of(ANA)).containsExactly(given);
    }

    @Test
    void what_is_forgotten_begins_anew() {
        grants.record(grant(ANA, HOME, NOON, "event:okta:1", State.GIVEN));
        grants.forget(ANA, HOME);
        grants.forget(ANA, BACKEND);
        assertThat(grants.of(ANA)).isEmpty();

        RecordedGrant anew = grant(ANA, HOME, NOON.plusSeconds(60), "event:okta:2", State.GIVEN);
        grants.record(anew);
        assertThat(grants.of(ANA)).containsExactly(anew);
    }

    @Test
    void what_a_company_has_already_is_recorded_beside_what_is_on_record() {
        RecordedGrant given = grant(ANA, HOME, NOON, "event:okta:1", State.GIVEN);
        grants.record(given);
        List<RecordedGrant> found =
                IntStream.range(0, 250)
                        .mapToObj(number -> new Entitlement.Channel("C" + number))
                        .map(channel -> grant(ANA, channel, NOON, "plan:adoption", State.GIVEN))
                        .toList();

        grants.adopt(found);
        grants.adopt(
                List.of(
                        grant(ANA, HOME, NOON.plusSeconds(60), "plan:adoption", State.GIVEN),
                        grant(BEN, HOME, NOON, "plan:adoption", State.GIVEN)));
        grants.adopt(List.of());

        assertThat(grants.of(ANA)).hasSize(251).containsAll(found).contains(given);
        assertThat(grants.of(BEN))
                .containsExactly(grant(BEN, HOME, NOON, "plan:adoption", State.GIVEN));
    }

    @Test
    void the_latest_policy_and_rules_stand_there() {
        grants.record(grant(ANA, HOME, NOON, "event:okta:1", State.GIVEN));
        RecordedGrant later =
                new RecordedGrant(
                        new Grant(
                                ANA, HOME, new TreeMap<>(Map.of(new MappingName("all"), THROUGH))),
                        Optional.of(ANAS),
                        NOON.plusSeconds(60),
                        "event:okta:2",
                        "d2",
                        State.GIVEN);
        grants.record(later);

        assertThat(grants.of(ANA))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.grant()).isEqualTo(later.grant());
                    assertThat(found.policyDigest()).isEqualTo("d2");
                    assertThat(found.since()).isEqualTo(NOON);
                    assertThat(found.cause()).isEqualTo("event:okta:1");
                });
    }

    @Test
    void of_many_people_just_those_things_are_told_that_are_asked_for() {
        RecordedGrant home = grant(ANA, HOME, NOON, "event:okta:1", State.GIVEN);
        RecordedGrant backend = grant(ANA, BACKEND, NOON, "event:okta:2", State.GIVEN);
        grants.record(home);
        grants.record(backend);
        grants.record(grant(BEN, HOME, NOON, "event:okta:3", State.GIVEN));

        assertThat(grants.ofThings(Map.of(ANA, Set.of(HOME), BEN, Set.of(BACKEND))))
                .isEqualTo(Map.of(ANA, List.of(home), BEN, List.of()));
        assertThat(grants.ofThings(Map.of(ANA, Set.of(HOME, BACKEND))).get(ANA))
                .containsExactlyInAnyOrder(home, backend);
        assertThat(grants.ofThings(Map.of())).isEmpty();
    }

    @Test
    void so_many_may_be_asked_for_as_one_request_does_not_take() {
        List<PersonId> people =
                IntStream.range(0, 250).mapToObj(n -> new PersonId(OKTA, "00u" + n)).toList();
        people.forEach(
                person -> grants.record(grant(person, HOME, NOON, "event:okta:1", State.GIVEN)));

        Map<PersonId, List<RecordedGrant>> told =
                grants.ofThings(
                        people.stream()
                                .collect(
                                        Collectors.toMap(
                                                person -> person, _ -> Set.of(HOME, BACKEND))));

        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(people);
        people.forEach(person ->
                assertThat(told.get(person))
                        .containsExactly(grant(person, HOME, NOON, "event:okta:1", State.GIVEN)));
    }

    @Test
    void of_an_unknown_person_nothing_is_told() {
        assertThat(grants.of(BEN)).isEmpty();
    }

    private static RecordedGrant pending() {
        return new RecordedGrant(
                rule(ANA, HOME), Optional.empty(), NOON, "event:okta:1", "d1", State.PENDING);
    }

    private static RecordedGrant grant(
            PersonId person, Entitlement entitlement, Instant since, String cause, State state) {
        return new RecordedGrant(
                rule(person, entitlement), Optional.of(ANAS), since, cause, "d1", state);
    }

    private static Grant rule(PersonId person, Entitlement entitlement) {
        return new Grant(
                person, entitlement, new TreeMap<>(Map.of(new MappingName("all"), DIRECT)));
    }
}
