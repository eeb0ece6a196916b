package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@link Assignments} do. */
public abstract class AssignmentsContract {

    /** A source that the contract furnishes; nobody is assigned at first. */
    public interface Fixture extends AutoCloseable {
        Assignments assignments();

        SourceId source();

        /** Returns how many rows a page has. */
        int pageSize();

        /** Has somebody of the source, who is assigned. */
        void assign(String id);

        /** Takes somebody off. */
        void unassign(String id);

        /** Lets the next page be refused as too much. */
        void busy();

        /** Lets the next page be the last one of its list, though there is more. */
        void endEarly();

        @Override
        void close();
    }

    private Fixture fixture;
    private Assignments assignments;

    protected abstract Fixture fixture();

    @BeforeEach
    void furnish() {
        fixture = fixture();
        assignments = fixture.assignments();
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    @Test
    void tells_of_everybody_once_however_many_pages_it_takes() {
        crowd(2 * fixture.pageSize() + 1);

        List<PersonId> all = new ArrayList<>();
        CursorListing.Ended ended = read(all);

        assertThat(all).doesNotHaveDuplicates().hasSize(2 * fixture.pageSize() + 1);
        assertThat(all).contains(person("p0"), person("p" + 2 * fixture.pageSize()));
        assertThat(ended).isEqualTo(new CursorListing.Ended(all.size(), Set.of()));
    }

    @Test
    void that_nobody_is_assigned_is_no_failure() {
        assertThat(assignments.assigned(CursorPoint.START).listing())
                .isEqualTo(new CursorListing.Ended(0, Set.of()));
    }

    @Test
    void whoever_is_taken_off_is_in_the_list_no_more_nor_by_id() {
        crowd(2);
        assertThat(assignments.isAssigned(person("p1"))).isTrue();

        fixture.unassign("p1");

        assertThat(assignments.assigned(CursorPoint.START).items()).containsExactly(person("p0"));
        assertThat(assignments.isAssigned(person("p1"))).isFalse();
        assertThat(assignments.isAssigned(person("never-there"))).isFalse();
    }

    /** Nothing counts them: a list that lacks many looks whole. */
    @Test
    void what_a_list_leaves_out_without_saying_so_shows_by_id() {
        crowd(fixture.pageSize() + 1);
        fixture.endEarly();

        List<PersonId> all = new ArrayList<>();
        CursorListing.Ended ended = read(all);

        assertThat(ended.doubts()).isEmpty();
        PersonId left = person("p" + fixture.pageSize());
        assertThat(all).doesNotContain(left);
        assertThat(assignments.isAssigned(left)).isTrue();
    }

    @Test
    void a_page_that_is_refused_as_too_much_can_be_asked_for_again() {
        crowd(1);
        fixture.busy();

        assertThatExceptionOfType(PortFailure.RateLimited.class)
                .isThrownBy(() -> assignments.assigned(CursorPoint.START));
        assertThat(assignments.assigned(CursorPoint.START).items()).containsExactly(person("p0"));
    }

    private void crowd(int many) {
        for (int i = 0; i < many; i++) {
            fixture.assign("p" + i);
        }
    }

    private CursorListing.Ended read(List<PersonId> all) {
        CursorPoint point = CursorPoint.START;
        while (true) {
            CursorListed<PersonId> page = assignments.assigned(point);
            all.addAll(page.items());
            switch (page.listing()) {
                case CursorListing.Onward(CursorPoint next) -> point = next;
                case CursorListing.Ended ended -> {
                    return ended;
                }
            }
        }
    }

    private PersonId person(String id) {
        return new PersonId(fixture.source(), id);
    }
}
