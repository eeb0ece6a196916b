package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a {@link Directory} does, also while the source lies. Most of its lies do not show in the
 * list itself: they show against a number that the source tells elsewhere, or not before an id is
 * asked for.
 */
public abstract class DirectoryContract {
    private static final Instant THEN = Instant.parse("2026-10-30T08:15:00.250Z");

    /** A source that the contract furnishes. */
    public interface Fixture extends AutoCloseable {

        Directory directory();

        /** Returns how many rows a page has. */
        int pageSize();

        /** Returns the standings that the source has something for. */
        default List<Standing> standings() {
            return List.of(
                    Standing.ENTITLED, Standing.NOT_YET, Standing.SUSPENDED, Standing.LEAVER);
        }

        /** Returns whether the source tells since when somebody has that standing. */
        default boolean tellsSince(Standing standing) {
            return true;
        }

        /** Returns whether those who left before the time asked for are told of all the same. */
        default boolean tellsOfAllLeavers() {
            return false;
        }

        /**
         * Returns whether groups tell how many are in them. Else the list of members is measured at
         * its end, and is in doubt if it is too short.
         */
        default boolean countsInGroups() {
            return true;
        }

        /** Returns whether a list of people proves itself, so that a lie shows in it. */
        default boolean provesPeople() {
            return false;
        }

        /** Returns whether others are told of where somebody cannot be read. */
        default boolean readsAroundUnreadable() {
            return true;
        }

        /** Returns whether all members of a group come at once. */
        default boolean membersInOnePage() {
            return false;
        }

        /** Returns whether its lists can lie so at all. */
        default boolean canTell(Lie lie) {
            return true;
        }

        /** Puts somebody there, with the time of the last change, into groups that are there. */
        void add(String id, Standing standing, Instant changed, String... groups);

        /** Puts somebody there whose rows cannot be read. */
        void addUnreadable(String... groups);

        void addGroup(String id, String name);

        /** Changes somebody who is there. */
        void become(String id, Standing standing);

        /** Lets the next page be refused as too much. */
        void busy();

        /** Does that to the next page that is asked for. */
        void inject(Lie lie);

        /** From now on the lists of people are late; reading by id is not. */
        void freeze();

        @Override
        void close();
    }

    /** What a list does without saying so. */
    public enum Lie {
        TOO_FEW_ROWS,
        MISSING_PAGE,
        SHIFTED_PAGE,
        ZERO_ROWS
    }

    private Fixture fixture;
    private Directory directory;

    protected abstract Fixture fixture();

    @BeforeEach
    void furnish() {
        fixture = fixture();
        directory = fixture.directory();
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    @Test
    void tells_of_people_of_every_standing_the_leavers_too() {
        for (Standing standing : fixture.standings()) {
            fixture.add("p-" + standing, standing, THEN);
        }

        assertThat(everybody())
                .extracting(
                        found -> found.person().value(),
                        PersonReading.Found::standing,
                        PersonReading.Found::standingSince)
                .containsAll(
                        fixture.standings().stream()
                                .map(standing ->
                                        tuple(
                                                "p-" + standing,
                                                standing,
                                                Optional.of(THEN)
                                                        .filter(_ -> fixture.tellsSince(standing))))
                                .toList());
    }

    @Test
    void tells_of_everybody_once_however_many_pages_it_takes() {
        crowd("p", 2 * fixture.pageSize() + 1);

        Reading<PersonReading.Found> all = read(directory::people);

        // A source may have a list of its own for those who are deleted.
        assertThat(all.points()).hasSizeBetween(3, 4);
        assertThat(all.ended().doubts()).isEmpty();
        assertThat(all.items())
                .extracting(found -> found.person().value())
                .doesNotHaveDuplicates()
                .hasSize(all.ended().read())
                .containsAll(ids("p", 2 * fixture.pageSize() + 1));
    }

    @Test
    void every_page_can_be_read_again_from_its_point() {
        fixture.addGroup("g1", "crowd");
        crowd("p", 2 * fixture.pageSize() + 1, "g1");

        for (Function<CursorPoint, CursorListed<?>> list :
                List.<Function<CursorPoint, CursorListed<?>>>of(
                        directory::people,
                        from -> directory.members(group("g1"), from),
                        from -> directory.leaversSince(Instant.EPOCH, from))) {
            List<CursorPoint> points = read(list::apply).points();
            List<CursorListed<?>> again = new ArrayList<>();
            points.reversed().forEach(point -> again.add(list.apply(point)));
            assertThat(again).isEqualTo(points.reversed().stream().map(list).toList());
        }
    }

    @Test
    void a_page_that_is_refused_as_too_much_can_be_asked_for_again() {
        crowd("p", fixture.pageSize() + 1);
        CursorPoint second = read(directory::people).points().getLast();
        CursorListed<PersonReading.Found> undisturbed = directory.people(second);
        fixture.busy();

        assertThatExceptionOfType(PortFailure.RateLimited.class)
                .isThrownBy(() -> directory.people(second));
        assertThat(directory.people(second)).isEqualTo(undisturbed);
    }

    @Test
    void tells_how_many_are_in_each_group() {
        fixture.addGroup("g1", "engineering");
        fixture.addGroup("g2", "nobody yet");
        crowd("p", 3, "g1");

        List<Directory.Group> groups = read(directory::groups).items();

        assertThat(groups)
                .contains(
                        new Directory.Group(group("g1"), "engineering", told(3), Set.of()),
                        new Directory.Group(group("g2"), "nobody yet", told(0), Set.of()));
    }

    @Test
    void tells_who_is_in_a_group_to_its_last_page() {
        int crowd = 2 * fixture.pageSize();
        fixture.addGroup("g1", "crowd");
        crowd("p", crowd, "g1");
        fixture.add("stranger", Standing.ENTITLED, THEN);

        Reading<PersonId> members = members();

        assertThat(members.items()).extracting(PersonId::value).containsAll(ids("p", crowd));
        assertThat(measured(members.ended())).isEqualTo(new Listing.Proven(crowd));
    }

    @Test
    void a_group_of_nobody_is_read_as_that() {
        fixture.addGroup("g1", "nobody");

        assertThat(measured(members().ended())).isEqualTo(new Listing.Proven(0));
    }

    @Test
    void a_group_that_is_gone_needs_a_human() {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> directory.members(group("gone"), CursorPoint.START))
                .satisfies(gone -> assertThat(gone.code()).isEqualTo("group-gone"));
    }

    @Test
    void tells_of_those_who_have_left_since_and_of_nobody_else() {
        fixture.add("before", Standing.LEAVER, THEN.minusMillis(1));
        fixture.add("then", Standing.LEAVER, THEN);
        fixture.add("after", Standing.LEAVER, THEN.plus(Duration.ofDays(1)));
        fixture.add("staying", Standing.ENTITLED, THEN.plus(Duration.ofDays(1)));

        Reading<PersonReading.Found> left = read(from -> directory.leaversSince(THEN, from));

        assertThat(left.items())
                .extracting(found -> found.person().value())
                .contains("then", "after")
                .doesNotContain("staying");
        assertThat(left.items().stream().anyMatch(found -> found.person().value().equals("before")))
                .isEqualTo(fixture.tellsOfAllLeavers());
        assertThat(left.items()).allMatch(found -> found.standing() == Standing.LEAVER);
        assertThat(left.ended().doubts()).isEmpty();
    }

    @Test
    void that_nobody_has_left_is_no_failure() {
        fixture.add("staying", Standing.ENTITLED, THEN);

        assertThat(read(from -> directory.leaversSince(THEN, from)).ended())
                .isEqualTo(new CursorListing.Ended(0, Set.of()));
    }

    @Test
    void somebody_unreadable_raises_a_doubt_and_hides_nobody_else() {
        fixture.addGroup("g1", "crowd");
        fixture.addUnreadable("g1");
        fixture.add("p", Standing.ENTITLED, THEN, "g1");
        if (!fixture.readsAroundUnreadable()) {
            assertThatExceptionOfType(PortFailure.NeedsHuman.class).isThrownBy(this::everybody);
            assertThatExceptionOfType(PortFailure.NeedsHuman.class).isThrownBy(this::members);
            return;
        }

        assertThat(everybody()).extracting(PersonReading.Found::person).contains(person("p"));
        assertThat(read(directory::people).ended().doubts()).containsExactly(Doubt.UNREADABLE_ITEM);
        assertThat(members().items()).containsExactly(person("p"));
        assertThat(members().ended().doubts()).containsExactly(Doubt.UNREADABLE_ITEM);
    }

    @ParameterizedTest
    @EnumSource
    void a_lie_in_the_list_of_members_is_seen_against_a_number_told_elsewhere(Lie lie) {
        assumeThat(fixture.canTell(lie)).as("its lists can lie so").isTrue();
        fixture.addGroup("g1", "crowd");
        crowd("p", 3 * fixture.pageSize(), "g1");

        Reading<PersonId> members =
                read(
                        from -> directory.members(group("g1"), from),
                        fixture.membersInOnePage() ? at(0, lie) : before(lie));

        assertThat(members.ended().doubts().isEmpty()).isEqualTo(fixture.countsInGroups());
        assertThat(measured(members.ended()))
                .isInstanceOfSatisfying(
                        Listing.Unproven.class,
                        unproven ->
                                assertThat(unproven.doubts())
                                        .containsExactly(Doubt.FEWER_THAN_PROMISED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            names = {"TOO_FEW_ROWS", "MISSING_PAGE", "SHIFTED_PAGE"})
    void a_lie_is_not_seen_in_a_list_of_people_that_proves_nothing_by_itself(Lie lie) {
        assumeThat(fixture.canTell(lie)).as("its lists can lie so").isTrue();
        crowd("p", 3 * fixture.pageSize());
        int all = everybody().size();

        CursorListing.Ended ended = read(directory::people, before(lie)).ended();

        assertThat(ended.doubts().isEmpty()).isEqualTo(!fixture.provesPeople());
        assertThat(ended.read()).isLessThan(all);
    }

    @Test
    void a_source_without_anybody_or_any_group_is_taken_for_a_failure() {
        fixture.inject(Lie.ZERO_ROWS);
        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> directory.people(CursorPoint.START));

        fixture.inject(Lie.ZERO_ROWS);
        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> directory.groups(CursorPoint.START));
    }

    @Test
    void that_a_list_is_late_is_not_seen_in_it_at_all() {
        fixture.add("leaver", Standing.ENTITLED, THEN);
        int before = everybody().size();
        fixture.freeze();
        fixture.become("leaver", Standing.LEAVER);
        fixture.add("joiner", Standing.ENTITLED, THEN);

        Reading<PersonReading.Found> late = read(directory::people);

        assertThat(late.ended()).isEqualTo(new CursorListing.Ended(before, Set.of()));
        assertThat(late.items())
                .filteredOn(found -> found.person().equals(person("leaver")))
                .extracting(PersonReading.Found::standing)
                .containsExactly(Standing.ENTITLED);
    }

    /** A lie about the first page is told at once, any other before the second. */
    private Consumer<Integer> before(Lie lie) {
        int page =
                switch (lie) {
                    case ZERO_ROWS, MISSING_PAGE -> 0;
                    case TOO_FEW_ROWS, SHIFTED_PAGE -> 1;
                };
        return at(page, lie);
    }

    private Consumer<Integer> at(int page, Lie lie) {
        return number -> {
            if (number == page) {
                fixture.inject(lie);
            }
        };
    }

    private void crowd(String prefix, int number, String... groups) {
        ids(prefix, number).forEach(id -> fixture.add(id, Standing.LEAVER, THEN, groups));
    }

    private static List<String> ids(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(i -> prefix + i).toList();
    }

    private List<PersonReading.Found> everybody() {
        return read(directory::people).items();
    }

    private Reading<PersonId> members() {
        return read(from -> directory.members(group("g1"), from));
    }

    private Optional<Integer> told(int people) {
        return Optional.of(people).filter(_ -> fixture.countsInGroups());
    }

    /** Returns what becomes of a list of members against whatever number the source tells. */
    private Listing measured(CursorListing.Ended members) {
        return members.against(fixture.countsInGroups() ? headcount() : members.read());
    }

    private int headcount() {
        return read(directory::groups).items().stream()
                .filter(group -> group.id().equals(group("g1")))
                .findFirst()
                .flatMap(Directory.Group::people)
                .orElseThrow();
    }

    private PersonId person(String id) {
        return new PersonId(directory.source(), id);
    }

    private GroupId group(String id) {
        return new GroupId(directory.source(), id);
    }

    /**
     * A list that was read to its end.
     *
     * @param points where its pages were read from
     */
    private record Reading<T>(List<T> items, List<CursorPoint> points, CursorListing.Ended ended) {}

    private static <T> Reading<T> read(Function<CursorPoint, ? extends CursorListed<T>> list) {
        return read(list, _ -> {});
    }

    /**
     * @param before is told the number of each page before it is asked for
     */
    private static <T> Reading<T> read(
            Function<CursorPoint, ? extends CursorListed<T>> list, Consumer<Integer> before) {
        List<T> items = new ArrayList<>();
        List<CursorPoint> points = new ArrayList<>();
        CursorPoint point = CursorPoint.START;
        while (true) {
            before.accept(points.size());
            CursorListed<T> page = list.apply(point);
            points.add(point);
            items.addAll(page.items());
            switch (page.listing()) {
                case CursorListing.Onward(CursorPoint next) -> point = next;
                case CursorListing.Ended ended -> {
                    return new Reading<>(items, points, ended);
                }
            }
        }
    }
}
