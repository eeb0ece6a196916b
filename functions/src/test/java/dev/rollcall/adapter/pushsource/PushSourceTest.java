package dev.rollcall.adapter.pushsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.testing.InMemoryPushedState;
import dev.rollcall.testing.MovableClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class PushSourceTest {
    private static final SourceId PUSH = new SourceId("push");
    private static final Instant THEN = Instant.parse("2026-11-24T10:00:00Z");

    private final PushedState state = new InMemoryPushedState();
    private final PushSource source = source(PushSourceSettings.Inactive.SUSPENDED);

    private PushSource source(PushSourceSettings.Inactive inactive) {
        return new PushSource(
                new PushSourceSettings(PUSH, inactive), state, new MovableClock(THEN), 3);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, SUSPENDED, ENTITLED, active", "INACTIVE, SUSPENDED, SUSPENDED, inactive",
        "INACTIVE, LEAVER, LEAVER, inactive-has-left", "DELETED, SUSPENDED, LEAVER, deleted",
        "DELETED, LEAVER, LEAVER, deleted", "ACTIVE, LEAVER, ENTITLED, active"
    })
    void a_status_means_what_the_table_says(
            Pushed.Status status,
            PushSourceSettings.Inactive inactive,
            Standing standing,
            String name) {
        user("a1", status);

        PersonReading read = source(inactive).persons().read(person("a1"));

        assertThat(read)
                .isInstanceOfSatisfying(
                        PersonReading.Found.class,
                        found -> {
                            assertThat(found.standing()).isEqualTo(standing);
                            assertThat(found.status()).isEqualTo(name);
                            assertThat(found.standingSince()).hasValue(THEN);
                            assertThat(found.attributes())
                                    .containsEntry("email", "a1@acme.example");
                        });
    }

    @Test
    void who_was_never_told_of_is_absent_and_no_leaver() {
        assertThat(source.persons().read(person("a1")))
                .isEqualTo(new PersonReading.Absent(person("a1")));
        PersonId okta = new PersonId(new SourceId("okta"), "a1");
        assertThat(source.persons().read(okta)).isEqualTo(new PersonReading.OutOfReach(okta));
        assertThat(source.personRecords().read(person("a1"))).isEmpty();
        assertThat(source.personRecords().read(okta)).isEmpty();
    }

    @Test
    void groups_are_followed_upwards_and_deleted_ones_are_none() {
        PushedId ada = user("a1", Pushed.Status.ACTIVE);
        PushedId team = group("g1");
        PushedId staff = group("g2");
        PushedId gone = group("g3");
        put(team, ada);
        put(gone, ada);
        put(staff, team);
        put(team, staff);
        Pushed deleted = state.find(gone).orElseThrow();
        state.replace(deleted, deleted.deleted(THEN));

        assertThat(source.personRecords().read(person("a1")))
                .map(PersonRecord::groups)
                .hasValue(
                        new PersonGroups(
                                Set.of(team.group()),
                                Map.of(
                                        team.group(), Set.of(staff.group()),
                                        staff.group(), Set.of(team.group()))));
        List<Directory.Group> groups = source.directory().groups(CursorPoint.START).items();
        assertThat(groups)
                .extracting(one -> one.id().value(), one -> one.people().orElse(-1))
                .containsExactly(tuple("g1", 1), tuple("g2", 0));
        assertThat(source.directory().members(team.group(), CursorPoint.START).items())
                .containsExactly(ada.person());
        assertThat(
                        source.worldLists()
                                .read(WorldPart.groupsOf(PUSH), Optional.empty())
                                .found()
                                .groups())
                .containsOnlyKeys(new GroupId(PUSH, "g1"), new GroupId(PUSH, "g2"));
    }

    @Test
    void all_people_are_told_page_by_page_the_deleted_ones_too_and_it_is_proven() {
        for (int i = 0; i < 8; i++) {
            user("u" + i, i == 2 ? Pushed.Status.DELETED : Pushed.Status.ACTIVE);
        }

        List<PersonReading.Found> all = new ArrayList<>();
        CursorListing listing = read(all);

        assertThat(all)
                .extracting(found -> found.person().value())
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(listing).isEqualTo(new CursorListing.Ended(8, Set.of()));
        assertThat(source.directory().leaversSince(THEN, CursorPoint.START).items())
                .extracting(found -> found.person().value())
                .containsExactly("u2");
        assertThat(source.directory().leaversSince(THEN.plusSeconds(1), CursorPoint.START).items())
                .isEmpty();
    }

    @Test
    void what_comes_or_goes_while_it_is_read_leaves_a_doubt() {
        for (int i = 0; i < 5; i++) {
            user("u" + i, Pushed.Status.ACTIVE);
        }
        CursorListed<PersonReading.Found> first = source.directory().people(CursorPoint.START);
        CursorPoint next = ((CursorListing.Onward) first.listing()).next();

        user("a1", Pushed.Status.ACTIVE);
        assertThat(source.directory().people(next).listing())
                .isEqualTo(new CursorListing.Ended(5, Set.of(Doubt.FEWER_THAN_PROMISED)));

        for (String id : List.of("a1", "u0")) {
            Pushed one = state.find(PushedId.user(PUSH, id)).orElseThrow();
            state.replace(one, one.deleted(THEN));
        }
        assertThat(source.directory().people(next).listing())
                .isEqualTo(new CursorListing.Ended(5, Set.of(Doubt.MORE_THAN_PROMISED)));
    }

    private CursorListing read(List<PersonReading.Found> all) {
        CursorListing listing = new CursorListing.Onward(CursorPoint.START);
        while (listing instanceof CursorListing.Onward(CursorPoint next)) {
            CursorListed<PersonReading.Found> listed = source.directory().people(next);
            all.addAll(listed.items());
            listing = listed.listing();
        }
        return listing;
    }

    private static PersonId person(String id) {
        return new PersonId(PUSH, id);
    }

    private PushedId user(String id, Pushed.Status status) {
        Pushed user =
                Pushed.create(
                        PushedId.user(PUSH, id),
                        new Pushed.Draft(
                                status == Pushed.Status.DELETED ? Pushed.Status.ACTIVE : status,
                                "{\"userName\":\"%1$s\",\"emails\":[{\"value\":\"%1$s@acme.example\"}]}"
                                        .formatted(id),
                                Set.of()),
                        THEN);
        state.create(user);
        if (status == Pushed.Status.DELETED) {
            state.replace(user, user.deleted(THEN));
        }
        return user.id();
    }

    private PushedId group(String id) {
        PushedId group = PushedId.group(PUSH, id);
        state.create(
                Pushed.create(
                        group,
                        new Pushed.Draft(
                                Pushed.Status.ACTIVE, "{\"displayName\":\"" + id + "\"}", Set.of()),
                        THEN));
        return group;
    }

    private void put(PushedId group, PushedId member) {
        state.changeMembers(state.find(group).orElseThrow(), List.of(member), List.of(), THEN);
    }
}
