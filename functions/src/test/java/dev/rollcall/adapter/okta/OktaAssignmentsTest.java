package dev.rollcall.adapter.okta;

import static dev.rollcall.adapter.okta.OktaOnWire.SOURCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Set;

class OktaAssignmentsTest {
    private static final String USERS = "GET /okta/api/v1/apps/0oaSLACK/users";
    private static final PersonId ANA = new PersonId(SOURCE, "00u1");

    private final OktaOnWire wire = new OktaOnWire();
    private final Assignments assignments = wire.okta.directory().assignments().orElseThrow();

    @AfterEach
    void close() {
        wire.close();
    }

    /** How provisioning stands says nothing of who may sign in. */
    @Test
    void asks_for_the_largest_page_and_takes_whoever_stands_there() {
        wire.server.on(
                USERS,
                Reply.ok(
                        "[{\"id\":\"00u1\",\"status\":\"PROVISIONED\",\"scope\":\"USER\"},"
                                + "{\"id\":\"00u2\",\"status\":\"SUSPENDED\"}]"));

        CursorListed<PersonId> page = assignments.assigned(CursorPoint.START);

        assertThat(page.items()).containsExactly(ANA, new PersonId(SOURCE, "00u2"));
        assertThat(wire.server.requests().getLast().query()).isEqualTo("limit=500");
    }

    @Test
    void a_row_that_cannot_be_read_is_a_doubt_and_hides_no_other() {
        wire.server.on(USERS, Reply.ok("[{\"id\":7},{\"id\":\"00u1\"}]"));

        CursorListed<PersonId> page = assignments.assigned(CursorPoint.START);

        assertThat(page.items()).containsExactly(ANA);
        assertThat(((CursorListing.Ended) page.listing()).doubts())
                .isEqualTo(Set.of(Doubt.UNREADABLE_ITEM));
    }

    @Test
    void without_the_right_or_the_application_a_human_is_needed() {
        wire.server.on(USERS, Reply.answer(403, "{\"errorCode\":\"E0000006\"}"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> assignments.assigned(CursorPoint.START))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("E0000006"));
    }

    /** Whatever else is answered by 404 is not that somebody is not assigned. */
    @Test
    void only_what_okta_says_it_does_not_know_is_not_assigned() {
        wire.server.on(
                USERS + "/00u1",
                Reply.answer(404, "{\"errorCode\":\"E0000007\"}"),
                Reply.answer(404, "{\"errorCode\":\"E0000022\"}"));

        assertThat(assignments.isAssigned(ANA)).isFalse();
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> assignments.isAssigned(ANA));
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(
                        () -> assignments.isAssigned(new PersonId(new SourceId("entra"), "00u1")));
    }
}
