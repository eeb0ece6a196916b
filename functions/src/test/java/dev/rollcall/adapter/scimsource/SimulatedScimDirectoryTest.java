package dev.rollcall.adapter.scimsource;

import static dev.rollcall.adapter.scimsource.SimulatedCustomIdp.NOON;
import static dev.rollcall.adapter.scimsource.SimulatedCustomIdp.SOURCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.DirectoryContract;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.local.customidp.IdpPerson;
import dev.rollcall.local.http.fault.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class SimulatedScimDirectoryTest extends DirectoryContract {
    private static final Instant THEN = Instant.parse("2026-10-30T08:15:00Z");

    private final SimulatedCustomIdp idp =
            new SimulatedCustomIdp(ScimSourceSettings.Inactive.LEAVER);
    private final Directory directory = idp.scim.directory();

    @Override
    protected Fixture fixture() {
        return new OverHttp(idp);
    }

    @AfterEach
    void close() {
        idp.close();
    }

    /** One who goes and one who comes leave the total as it was. */
    @Test
    void a_list_that_moves_between_two_pages_is_a_doubt() {
        crowd(ScimList.A_PAGE + 10);
        CursorPoint second = next(directory.people(CursorPoint.START));
        idp.idp.remove("p0");
        idp.add("late", Standing.ENTITLED, NOON);

        assertThat(ended(directory.people(second)).doubts()).contains(Doubt.MOVED);
    }

    @Test
    void a_total_that_changes_between_two_pages_is_a_doubt() {
        crowd(ScimList.A_PAGE + 10);
        CursorPoint second = next(directory.people(CursorPoint.START));
        idp.add("late", Standing.ENTITLED, NOON);

        assertThat(ended(directory.people(second)).doubts()).containsExactly(Doubt.TOTAL_CHANGED);
    }

    /** RFC 7644 §3.4.2.4: count is the most that is wanted. */
    @Test
    void a_page_that_is_shorter_than_asked_for_is_none_to_wonder_at() {
        crowd(ScimList.A_PAGE - 1);
        idp.strikeNextList(new Fault.MissingRows(50));

        CursorPoint second = next(directory.people(CursorPoint.START));

        assertThat(ended(directory.people(second)))
                .isEqualTo(new CursorListing.Ended(ScimList.A_PAGE, Set.of()));
    }

    @Test
    void a_page_without_anybody_before_the_end_is_a_doubt() {
        crowd(3);
        idp.strikeNextList(new Fault.MissingRows(Integer.MAX_VALUE));

        assertThat(ended(directory.people(CursorPoint.START)).doubts())
                .contains(Doubt.STOPPED_EARLY);
    }

    @Test
    void who_does_not_tell_whether_active_is_of_unknown_standing() {
        IdpPerson somebody = idp.idp.person("u1").orElseThrow();
        idp.idp.put(somebody.active(Optional.empty(), NOON));

        assertThat(directory.people(CursorPoint.START).items())
                .extracting(PersonReading.Found::standing)
                .containsExactly(Standing.UNKNOWN);
    }

    @Test
    void tells_what_each_group_is_in_itself() {
        idp.addGroup("all", "All");
        idp.addGroup("rd", "R&D");
        idp.addGroup("web", "Web");
        nest("all", "rd", "web");
        nest("rd", "web");

        assertThat(directory.groups(CursorPoint.START).items())
                .extracting(group -> group.id().value(), Directory.Group::parents)
                .containsExactlyInAnyOrder(
                        tuple("all", Set.of()),
                        tuple("rd", Set.of(group("all"))),
                        tuple("web", Set.of(group("rd"), group("all"))));
    }

    @Test
    void reads_all_groups_however_many_pages_it_takes() {
        for (int i = 0; i < (2 * ScimList.A_PAGE) + 1; i++) {
            idp.addGroup("g" + i, "Group " + i);
        }

        assertThat(ended(directory.groups(CursorPoint.START)))
                .isEqualTo(new CursorListing.Ended((2 * ScimList.A_PAGE) + 1, Set.of()));
    }

    @Test
    void members_are_people_who_are_in_a_group_by_themselves() {
        idp.addGroup("all", "All");
        idp.addGroup("rd", "R&D");
        nest("all", "rd");
        idp.add("above", Standing.ENTITLED, THEN, "all");
        idp.add("below", Standing.ENTITLED, THEN, "rd");

        assertThat(directory.members(group("all"), CursorPoint.START))
                .isEqualTo(
                        new CursorListed<>(
                                List.of(new PersonId(SOURCE, "above")),
                                new CursorListing.Ended(1, Set.of())));
    }

    @Test
    void a_group_that_keeps_its_members_to_itself_is_not_a_group_of_nobody() {
        idp.addGroup("g1", "crowd");
        idp.add("p", Standing.ENTITLED, THEN, "g1");
        idp.idp.showMembers(false);

        assertThat(ended(directory.groups(CursorPoint.START)).doubts())
                .containsExactly(Doubt.UNREADABLE_ITEM);
        assertThat(ended(directory.members(group("g1"), CursorPoint.START)).doubts())
                .containsExactly(Doubt.UNREADABLE_ITEM);
    }

    @Test
    void members_that_are_left_out_are_none_where_the_settings_say_so() {
        idp.addGroup("g1", "nobody");
        idp.idp.showMembers(false);
        Directory trusting =
                idp.with(
                                new ScimSourceSettings(
                                        SOURCE,
                                        idp.base(),
                                        ScimSourceSettings.Inactive.LEAVER,
                                        true,
                                        ScimSourceSettings.EmptyGroups.LEAVE_MEMBERS_OUT))
                        .directory();

        assertThat(trusting.groups(CursorPoint.START).items())
                .containsExactly(
                        new Directory.Group(group("g1"), "nobody", Optional.of(0), Set.of()));
        assertThat(ended(trusting.members(group("g1"), CursorPoint.START)))
                .isEqualTo(new CursorListing.Ended(0, Set.of()));
    }

    @Test
    void where_inactive_is_a_pause_nobody_leaves_and_nobody_is_asked() {
        idp.add("p", Standing.LEAVER, THEN);

        assertThat(
                        idp.with(new ScimSourceSettings(SOURCE, idp.base()))
                                .directory()
                                .leaversSince(THEN, CursorPoint.START))
                .isEqualTo(new CursorListed<>(List.of(), new CursorListing.Ended(0, Set.of())));
        assertThat(idp.simulator.calls().all()).isEmpty();
    }

    /** Without times it cannot be told who left before. */
    @Test
    void where_no_times_are_kept_all_are_read_and_each_leaver_is_told() {
        idp.add("before", Standing.LEAVER, THEN.minusSeconds(1));
        Directory timeless =
                idp.with(
                                new ScimSourceSettings(
                                        SOURCE,
                                        idp.base(),
                                        ScimSourceSettings.Inactive.LEAVER,
                                        false,
                                        ScimSourceSettings.EmptyGroups.SAY_SO))
                        .directory();

        CursorListed<PersonReading.Found> left = timeless.leaversSince(THEN, CursorPoint.START);

        assertThat(left.items())
                .extracting(found -> found.person().value(), PersonReading.Found::standingSince)
                .containsExactly(tuple("before", Optional.empty()));
        assertThat(idp.simulator.calls().all()).allMatch(call -> !call.target().contains("filter"));
    }

    @Test
    void goes_on_from_no_cursor_but_its_own() {
        CursorPoint foreign =
                new CursorPoint(
                        Optional.of("https://elsewhere.example/Users"),
                        1,
                        Set.of(),
                        CursorPoint.START.seen());

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(foreign))
                .returns("not-a-cursor", PortFailure.NeedsHuman::code);
    }

    @Test
    void a_policy_is_checked_against_all_groups_or_none() {
        idp.addGroup("g1", "crowd");
        WorldPart groups = idp.scim.worldLists().parts().getFirst();

        assertThat(idp.scim.worldLists().read(groups, Optional.empty()).found().groups())
                .containsOnlyKeys(group("g1"));

        idp.addGroup("not an id", "?");
        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> idp.scim.worldLists().read(groups, Optional.empty()));
    }

    private void crowd(int number) {
        for (int i = 0; i < number; i++) {
            idp.add("p" + i, Standing.ENTITLED, THEN);
        }
    }

    private void nest(String parent, String... children) {
        idp.idp.put(idp.idp.group(parent).orElseThrow().withGroups(Set.of(children)));
    }

    private static GroupId group(String id) {
        return new GroupId(SOURCE, id);
    }

    private static CursorPoint next(CursorListed<?> page) {
        return ((CursorListing.Onward) page.listing()).next();
    }

    private static CursorListing.Ended ended(CursorListed<?> page) {
        return (CursorListing.Ended) page.listing();
    }

    private record OverHttp(SimulatedCustomIdp idp) implements Fixture {
        @Override
        public Directory directory() {
            return idp.scim.directory();
        }

        @Override
        public int pageSize() {
            return ScimList.A_PAGE;
        }

        @Override
        public List<Standing> standings() {
            return idp.standings();
        }

        @Override
        public boolean tellsSince(Standing standing) {
            return idp.tellsSince(standing);
        }

        @Override
        public boolean provesPeople() {
            return true;
        }

        @Override
        public boolean membersInOnePage() {
            return true;
        }

        @Override
        public void add(String id, Standing standing, Instant changed, String... groups) {
            idp.add(id, standing, changed, groups);
        }

        @Override
        public void addUnreadable(String... groups) {
            idp.add("not an id", Standing.ENTITLED, THEN, groups);
        }

        @Override
        public void addGroup(String id, String name) {
            idp.addGroup(id, name);
        }

        @Override
        public void become(String id, Standing standing) {
            idp.become(new PersonId(SOURCE, id), standing);
        }

        @Override
        public void busy() {
            idp.strikeNextList(new Fault.RateLimit(Duration.ofSeconds(3)));
        }

        @Override
        public void inject(Lie lie) {
            idp.strikeNextList(
                    switch (lie) {
                        case TOO_FEW_ROWS -> new Fault.EndsEarly();
                        case MISSING_PAGE -> new Fault.SkippedPage();
                        // A page begins with the last row of the one before: by one nothing is
                        // lost.
                        case SHIFTED_PAGE -> new Fault.ShrunkenPage(2);
                        case ZERO_ROWS -> new Fault.NoRows();
                    });
        }

        @Override
        public void freeze() {
            idp.freeze();
        }

        @Override
        public void close() {}
    }
}
