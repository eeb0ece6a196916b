package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.leaver.NoteTrouble.Outcome;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteTroubleTest {
    private final LeaverWorld world = new LeaverWorld();
    private final Runs.Ticket ticket = world.want(ANA);
    private final CaseId caseId = world.steps.claimed(ticket);

    @ParameterizedTest
    @CsvSource({"1, 15", "2, 30", "3, 60", "5, 240", "6, 300", "19, 300"})
    void waits_longer_each_round_but_never_beyond_five_minutes(int round, int seconds) {
        assertThat(note("assess", round)).isEqualTo(new Outcome.Wait(START.plusSeconds(seconds)));
    }

    @Test
    void one_bad_round_is_no_news() {
        note("assess", 1);

        assertThat(world.escalations.reasons()).isEmpty();
    }

    @Test
    void tells_a_human_once_per_reason() {
        note("assess", 2);
        note("assess", 3);
        note("verify", 4);

        assertThat(world.escalations.reasons()).containsExactly("trouble:assess", "trouble:verify");
    }

    @Test
    void hands_over_after_its_last_round_to_a_run_of_the_same_case() {
        assertThat(note("verify", NoteTrouble.ROUNDS)).isEqualTo(new Outcome.HandedOver());

        assertThat(world.runs.current(ticket)).isFalse();
        world.clock.advance(world.policy.dwell());
        assertThat(world.sweep.sweep().runs()).isOne();
        assertThat(world.steps.claimed(world.ticket(ANA))).isEqualTo(caseId);
    }

    @Test
    void handing_over_twice_makes_one_successor() {
        note("verify", NoteTrouble.ROUNDS);
        Runs.Ticket successor = world.ticket(ANA);

        note("verify", NoteTrouble.ROUNDS);

        assertThat(world.ticket(ANA)).isEqualTo(successor);
    }

    @Test
    void what_only_a_human_can_mend_is_told_in_the_first_round_and_again_when_it_changes() {
        note("assess", refused("invalid_client"), 1);
        note("assess", refused("invalid_client"), 2);
        note("assess", refused("E0000006"), 3);

        assertThat(world.escalations.reasons())
                .containsExactly(
                        "trouble:assess:NeedsHuman:invalid_client",
                        "trouble:assess:NeedsHuman:E0000006");
    }

    @Test
    void nothing_of_a_message_is_told_but_the_code() {
        note(
                "verify",
                "java.lang.IllegalStateException {\"errorMessage\":\"ana@acme.example\"}",
                2);
        note("verify", "States.Timeout ", 3);
        note("verify", refused("ana@acme.example said no"), 4);

        assertThat(world.escalations.reasons())
                .containsExactly(
                        "trouble:verify:IllegalStateException",
                        "trouble:verify:Timeout",
                        "trouble:verify:NeedsHuman");
        assertThat(world.escalations.raised().toString()).doesNotContain("acme");
    }

    @Test
    void what_a_verification_found_left_is_told() {
        note("incomplete", "left U0ANA:sessions=2 U0ANA:user-group:T01/S02", 2);

        assertThat(world.escalations.raised())
                .singleElement()
                .satisfies(raised -> {
                    assertThat(raised.reason()).isEqualTo("trouble:incomplete");
                    assertThat(raised.facts())
                            .containsEntry("left", "U0ANA:sessions=2 U0ANA:user-group:T01/S02");
                });
    }

    private static String refused(String code) {
        return "dev.rollcall.application.port.PortFailure$NeedsHuman {\"errorMessage\":\"GET /users"
                + " was refused: "
                + code
                + "\",\"errorType\":\"…\"}";
    }

    private Outcome note(String reason, String error, int round) {
        return world.steps.trouble.note(ticket, caseId, reason, error, round);
    }

    private Outcome note(String reason, int round) {
        return note(reason, "", round);
    }
}
