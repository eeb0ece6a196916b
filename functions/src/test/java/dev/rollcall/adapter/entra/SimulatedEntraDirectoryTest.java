package dev.rollcall.adapter.entra;

import static dev.rollcall.adapter.entra.SimulatedEntra.NOON;
import static dev.rollcall.adapter.entra.SimulatedEntra.SOMEBODY;
import static dev.rollcall.adapter.entra.SimulatedEntra.SOURCE;

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
import dev.rollcall.local.entra.EntraGroup;
import dev.rollcall.local.entra.EntraPerson;
import dev.rollcall.local.entra.EntraRights;
import dev.rollcall.local.http.fault.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SimulatedEntraDirectoryTest extends DirectoryContract {
    private static final Instant THEN = Instant.parse("2026-10-30T08:15:00Z");

    private final SimulatedEntra entra = new SimulatedEntra();
    private final Directory directory = entra.entra.directory();

    @Override
    protected Fixture fixture() {
        return new OverHttp(entra);
    }

    @AfterEach
    void close() {
        entra.close();
    }

    @Test
    void walks_the_users_and_then_those_who_are_deleted() {
        crowd("user", EntraList.A_PAGE, person -> person);
        crowd("gone", EntraList.A_PAGE + 1, person -> person.deleted(THEN));
        Walk<PersonReading.Found> walk = new Walk<>();

        CursorListing.Ended ended = walk.read(directory::people);

        assertThat(ended).isEqualTo(new CursorListing.Ended(2 * EntraList.A_PAGE + 2, Set.of()));
        assertThat(walk.pages)
                .extracting(List::size)
                .containsExactly(EntraList.A_PAGE, 1, EntraList.A_PAGE, 1);
        assertThat(walk.all())
                .filteredOn(found -> found.person().value().startsWith("gone"))
                .hasSize(EntraList.A_PAGE + 1)
                .allMatch(found -> found.standing() == Standing.LEAVER)
                .allMatch(found -> found.standingSince().equals(Optional.of(THEN)));
    }

    @Test
    void somebody_who_is_deleted_between_the_two_lists_is_a_doubt() {
        CursorPoint second = next(directory.people(CursorPoint.START));
        entra.tenant.put(entra.tenant.person("u1").orElseThrow().deleted(NOON));

        assertThat(directory.people(second).listing())
                .isEqualTo(new CursorListing.Ended(1, Set.of(Doubt.REPEATED)));
    }

    @Test
    void a_leave_date_to_come_changes_nothing() {
        entra.tenant.put(
                entra.tenant.person("u1").orElseThrow().leaving(Optional.of(NOON.plusSeconds(1))));

        assertThat(standing()).isEqualTo(Standing.ENTITLED);

        entra.timeline.advance(Duration.ofSeconds(1));
        assertThat(standing()).isEqualTo(Standing.LEAVER);
    }

    @Test
    void leavers_are_those_who_were_deleted_and_those_whose_leave_date_has_passed() {
        EntraPerson person = new EntraPerson("p", "Bo Chen", "bo@acme.example", List.of());
        entra.tenant.put(withId(person, "deleted").deleted(THEN));
        entra.tenant.put(withId(person, "deleted-before").deleted(THEN.minusSeconds(1)));
        entra.tenant.put(withId(person, "left").leaving(Optional.of(THEN)));
        // HR puts it in today, and it lies before the last question.
        entra.tenant.put(withId(person, "left-before").leaving(Optional.of(THEN.minusSeconds(1))));
        entra.tenant.put(withId(person, "leaves").leaving(Optional.of(NOON.plusSeconds(1))));
        entra.tenant.put(withId(person, "disabled").enabled(false));
        Walk<PersonReading.Found> walk = new Walk<>();

        walk.read(from -> directory.leaversSince(THEN, from));

        assertThat(walk.all())
                .extracting(found -> found.person().value(), PersonReading.Found::status)
                .containsExactlyInAnyOrder(
                        tuple("deleted", "deleted"),
                        tuple("left", "leave-date-passed"),
                        tuple("left-before", "leave-date-passed"));
    }

    /** To read on without leave dates would make those who left by one entitled again. */
    @Test
    void a_right_to_leave_dates_that_is_withdrawn_needs_a_human() {
        entra.simulator.rights().settle(EntraRights.LeaveDates.REFUSED);

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.people(CursorPoint.START))
                .satisfies(refused ->
                        assertThat(refused.code()).isEqualTo("Authorization_RequestDenied"));
    }

    @Test
    void tells_what_each_group_is_in_itself() {
        entra.tenant.put(new EntraGroup("all", "All", List.of()));
        entra.tenant.put(new EntraGroup("rd", "R&D", List.of("all")));
        entra.tenant.put(new EntraGroup("web", "Web", List.of("rd", "all")));

        assertThat(directory.groups(CursorPoint.START).items())
                .extracting(group -> group.id().value(), Directory.Group::parents)
                .containsExactlyInAnyOrder(
                        tuple("all", Set.of()),
                        tuple("rd", Set.of(group("all"))),
                        tuple("web", Set.of(group("rd"), group("all"))));
    }

    /** Graph shows 20 parents along with a group, and does not say that there are more. */
    @Test
    void asks_by_itself_for_the_parents_of_a_group_that_may_have_more_than_are_shown() {
        List<String> parents = parents(EntraGroups.MOST_EXPANDED + 5);
        entra.tenant.put(new EntraGroup("wide", "Wide", parents));

        Directory.Group wide = find("wide");

        assertThat(wide.parents())
                .isEqualTo(parents.stream().map(this::group).collect(Collectors.toSet()));
        assertThat(calls("/memberOf")).isEqualTo(1);
    }

    @Test
    void asks_for_no_parents_that_are_all_shown() {
        entra.tenant.put(
                new EntraGroup("narrow", "Narrow", parents(EntraGroups.MOST_EXPANDED - 1)));

        assertThat(find("narrow").parents()).hasSize(EntraGroups.MOST_EXPANDED - 1);
        assertThat(calls("/memberOf")).isZero();
    }

    @Test
    void members_are_people_who_are_in_a_group_by_themselves() {
        entra.tenant.put(new EntraGroup("all", "All", List.of()));
        entra.tenant.put(new EntraGroup("rd", "R&D", List.of("all")));
        entra.add("above", Standing.ENTITLED, THEN, List.of("all"));
        entra.add("below", Standing.ENTITLED, THEN, List.of("rd"));

        assertThat(directory.members(group("all"), CursorPoint.START))
                .isEqualTo(
                        new CursorListed<>(
                                List.of(new PersonId(SOURCE, "above")),
                                new CursorListing.Ended(1, Set.of())));
    }

    private Directory.Group find(String id) {
        Walk<Directory.Group> walk = new Walk<>();
        walk.read(directory::groups);
        return walk.all().stream()
                .filter(group -> group.id().equals(group(id)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> parents(int number) {
        List<String> ids = IntStream.range(0, number).mapToObj(i -> "parent" + i).toList();
        ids.forEach(id -> entra.tenant.put(new EntraGroup(id, id, List.of())));
        return ids;
    }

    private long calls(String path) {
        return entra.simulator.calls().all().stream()
                .filter(call -> call.target().endsWith(path))
                .count();
    }

    private Standing standing() {
        return directory.people(CursorPoint.START).items().stream()
                .filter(found -> found.person().equals(SOMEBODY))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    private void crowd(String prefix, int number, Function<EntraPerson, EntraPerson> as) {
        for (int i = 0; i < number; i++) {
            entra.tenant.put(
                    as.apply(new EntraPerson(prefix + i, "Bo Chen", "bo@acme.example", List.of())));
        }
    }

    private static EntraPerson withId(EntraPerson person, String id) {
        return new EntraPerson(id, person.name(), person.mail(), person.groups());
    }

    private GroupId group(String id) {
        return new GroupId(SOURCE, id);
    }

    private static CursorPoint next(CursorListed<?> page) {
        return ((CursorListing.Onward) page.listing()).next();
    }

    /** Reads a list to its end. */
    private static final class Walk<T> {
        private final List<List<T>> pages = new ArrayList<>();

        CursorListing.Ended read(Function<CursorPoint, CursorListed<T>> list) {
            CursorPoint point = CursorPoint.START;
            while (true) {
                CursorListed<T> page = list.apply(point);
                pages.add(page.items());
                switch (page.listing()) {
                    case CursorListing.Onward(CursorPoint next) -> point = next;
                    case CursorListing.Ended ended -> {
                        return ended;
                    }
                }
            }
        }

        List<T> all() {
            return pages.stream().flatMap(List::stream).toList();
        }
    }

    private record OverHttp(SimulatedEntra entra) implements Fixture {
        @Override
        public Directory directory() {
            return entra.entra.directory();
        }

        @Override
        public int pageSize() {
            return EntraList.A_PAGE;
        }

        @Override
        public List<Standing> standings() {
            return List.of(Standing.ENTITLED, Standing.SUSPENDED, Standing.LEAVER);
        }

        @Override
        public boolean tellsSince(Standing standing) {
            return entra.tellsSince(standing);
        }

        @Override
        public boolean tellsOfAllLeavers() {
            return true;
        }

        /** A number for each group would be a call for each. */
        @Override
        public boolean countsInGroups() {
            return false;
        }

        @Override
        public void add(String id, Standing standing, Instant changed, String... groups) {
            entra.add(id, standing, changed, List.of(groups));
        }

        @Override
        public void addUnreadable(String... groups) {
            entra.add("not an id", Standing.ENTITLED, THEN, List.of(groups));
        }

        @Override
        public void addGroup(String id, String name) {
            entra.tenant.put(new EntraGroup(id, name, List.of()));
        }

        @Override
        public void become(String id, Standing standing) {
            entra.become(new PersonId(SOURCE, id), standing);
        }

        @Override
        public void busy() {
            entra.strikeNextList(new Fault.RateLimit(Duration.ofSeconds(3)));
        }

        @Override
        public void inject(Lie lie) {
            entra.strikeNextList(
                    switch (lie) {
                        case TOO_FEW_ROWS -> new Fault.EndsEarly();
                        case MISSING_PAGE -> new Fault.SkippedPage();
                        case SHIFTED_PAGE -> new Fault.ShrunkenPage(1);
                        case ZERO_ROWS -> new Fault.NoRows();
                    });
        }

        @Override
        public void freeze() {
            entra.freeze();
        }

        @Override
        public void close() {}
    }
}
