package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENTRA;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.application.reconcile.ReconcileWorld.of;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.testing.InMemoryAssignments;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** Whom a source does not let sign in to Slack is named, where its word can be believed. */
class UnassignedTest {
    private static final List<String> PEOPLE = List.of("amy", "bob", "cat", "dan", "eve", "fay");

    private final ReconcileWorld world = new ReconcileWorld();
    private final InMemoryAssignments assignments = new InMemoryAssignments();

    @BeforeEach
    void furnish() {
        PEOPLE.forEach(name -> {
            world.employ(OKTA, name);
            assignments.assign(of(OKTA, name));
        });
        Stream.of("xan", "yen").forEach(name -> world.employ(ENTRA, name));
        assignments.pagesOf(3);
        world.okta.tell(assignments);
    }

    @Test
    void whoever_belongs_here_and_is_not_assigned_is_named_and_keeps_all() {
        assignments.unassign(of(OKTA, "bob"));

        assertThat(named()).containsExactly("not-assigned bob");
        SnapshotId latest = world.reconciliations.latest().orElseThrow().id();
        assertThat(new PlanDocument(world.snapshots).of(latest).corrections()).isEmpty();
    }

    @Test
    void nothing_is_said_of_a_source_that_does_not_tell_nor_where_all_are_assigned() {
        assertThat(named()).isEmpty();
    }

    @Test
    void nothing_is_said_of_who_has_left_is_paused_or_has_no_active_account() {
        for (Standing standing : List.of(Standing.SUSPENDED, Standing.NOT_YET)) {
            String name = "p" + standing.ordinal();
            world.link(world.person(OKTA, name, standing), world.open(name));
        }
        world.person(OKTA, "gus", Standing.ENTITLED);
        world.employ(OKTA, "ina");
        world.slack.deactivate(account("ina"));

        assertThat(named()).noneMatch(named -> named.startsWith("not-assigned"));
    }

    @Test
    void a_list_that_lost_a_page_is_found_out_by_id_and_names_nobody() {
        assignments.endEarly();

        assertThat(named()).isEmpty();
    }

    @Test
    void a_list_of_nobody_names_nobody() {
        PEOPLE.forEach(name -> assignments.unassign(of(OKTA, name)));

        assertThat(named()).isEmpty();
    }

    @Test
    void a_list_that_shrank_much_is_believed_once_it_is_read_so_again() {
        assertThat(named()).isEmpty();
        PEOPLE.subList(0, 3).forEach(name -> assignments.unassign(of(OKTA, name)));

        assertThat(named()).isEmpty();
        assertThat(named())
                .containsExactlyInAnyOrder(
                        "not-assigned amy", "not-assigned bob", "not-assigned cat");
    }

    @Test
    void a_list_that_may_not_be_read_stops_nothing_else() {
        assignments.failNext(new PortFailure.NeedsHuman("GET the list", "E0000006"));
        assignments.unassign(of(OKTA, "bob"));
        world.slack.takeFrom(account("cat"), ReconcileWorld.ENG);

        assertThat(named()).containsExactly("missing-grant cat channel:C0ENG");
    }

    private List<String> named() {
        SnapshotId id = world.begin();
        world.read(id);
        world.steps().nameDifferences().name(id);
        return world.openDrift();
    }
}
