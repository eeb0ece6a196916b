package dev.rollcall.adapter.csvsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.Directory;
import dev.rollcall.contract.DirectoryContract;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.WorldPart;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class CsvDirectoryTest extends DirectoryContract {
    private final LaidDown laid = new LaidDown();
    private final Directory directory = laid.csv.directory();

    @Override
    protected Fixture fixture() {
        return new FromFiles(laid);
    }

    @Test
    void new_files_between_two_pages_end_the_list_unproven_and_are_not_mixed_in() {
        for (int i = 0; i < CsvDirectory.A_PAGE; i++) {
            laid.user("p" + i, Standing.ENTITLED, LaidDown.NOON);
        }
        CursorPoint second = next(directory.people(CursorPoint.START));
        laid.user("late", Standing.ENTITLED, LaidDown.NOON);

        assertThat(directory.people(second))
                .isEqualTo(
                        new CursorListed<>(
                                List.of(),
                                new CursorListing.Ended(
                                        CsvDirectory.A_PAGE, Set.of(Doubt.STOPPED_EARLY))));
    }

    @Test
    void tells_what_each_group_is_in_itself() {
        nested();

        assertThat(directory.groups(CursorPoint.START).items())
                .extracting(group -> group.id().value(), Directory.Group::parents)
                .containsExactly(
                        tuple("everyone", Set.of()),
                        tuple("rd", Set.of(group("everyone"))),
                        tuple("web", Set.of(group("rd"), group("everyone"))));
    }

    @Test
    void members_are_people_who_are_in_a_group_by_themselves() {
        nested();

        assertThat(directory.members(group("rd"), CursorPoint.START).items()).isEmpty();
        assertThat(directory.members(group("web"), CursorPoint.START).items())
                .containsExactly(new PersonId(LaidDown.SOURCE, "u1"));
    }

    @Test
    void a_record_has_attributes_of_their_columns_and_groups_as_far_up_as_it_goes() {
        nested();

        PersonRecord record =
                laid.csv.personRecords().read(new PersonId(LaidDown.SOURCE, "u1")).orElseThrow();

        assertThat(record.attributes())
                .isEqualTo(
                        Map.of(
                                "email", "bo@acme.example",
                                "displayName", "Chen, Bo",
                                "endDate", "2027-01-31"));
        assertThat(record.groups())
                .isEqualTo(
                        new PersonGroups(
                                Set.of(group("web")),
                                Map.of(
                                        group("web"), Set.of(group("rd"), group("everyone")),
                                        group("rd"), Set.of(group("everyone")))));
    }

    @Test
    void says_nothing_of_who_is_in_no_file() {
        assertThat(laid.csv.personRecords().read(new PersonId(LaidDown.SOURCE, "u9"))).isEmpty();
    }

    @Test
    void lists_its_groups_for_a_policy() {
        nested();
        WorldPart groups = laid.csv.worldLists().parts().getFirst();

        assertThat(laid.csv.worldLists().read(groups, Optional.empty()).found().groups())
                .containsOnlyKeys(group("everyone"), group("rd"), group("web"));
    }

    private void nested() {
        laid.group("rd", "R&D");
        laid.group("web", "Web");
        laid.member("everyone", "group", "rd");
        laid.member("everyone", "group", "web");
        laid.member("rd", "group", "web");
        laid.member("web", "user", "u1");
    }

    private static GroupId group(String id) {
        return new GroupId(LaidDown.SOURCE, id);
    }

    private static CursorPoint next(CursorListed<?> page) {
        return ((CursorListing.Onward) page.listing()).next();
    }

    private record FromFiles(LaidDown laid) implements Fixture {
        @Override
        public Directory directory() {
            return laid.csv.directory();
        }

        @Override
        public int pageSize() {
            return CsvDirectory.A_PAGE;
        }

        @Override
        public boolean provesPeople() {
            return true;
        }

        /** The file may come long after they left. */
        @Override
        public boolean tellsOfAllLeavers() {
            return true;
        }

        @Override
        public boolean readsAroundUnreadable() {
            return false;
        }

        /** Pages are bytes of one file: none can be missing, and none can be shifted. */
        @Override
        public boolean canTell(Lie lie) {
            return lie == Lie.TOO_FEW_ROWS;
        }

        @Override
        public void add(String id, Standing standing, Instant changed, String... groups) {
            laid.user(id, standing, changed);
            for (String group : groups) {
                laid.member(group, "user", id);
            }
        }

        @Override
        public void addUnreadable(String... groups) {
            laid.user("not an id", Standing.ENTITLED, LaidDown.NOON);
        }

        @Override
        public void addGroup(String id, String name) {
            laid.group(id, name);
        }

        @Override
        public void become(String id, Standing standing) {
            laid.user(id, standing, laid.clock.instant());
        }

        @Override
        public void busy() {
            laid.busyNext();
        }

        @Override
        public void inject(Lie lie) {
            switch (lie) {
                case TOO_FEW_ROWS -> laid.breakOffNext();
                case ZERO_ROWS -> laid.layNothingNext();
                case MISSING_PAGE, SHIFTED_PAGE ->
                        throw new IllegalArgumentException("Files cannot lie so");
            }
        }

        @Override
        public void freeze() {
            laid.freeze();
        }

        @Override
        public void close() {}
    }
}
