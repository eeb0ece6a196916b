package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class PutOffTest {
    private static final Runs.Ticket FIRST = new Runs.Ticket(ANA, 1);
    private static final Runs.Ticket SECOND = new Runs.Ticket(ANA, 2);
    private final LeaverWorld world = new LeaverWorld();
    private final PutOff putOff =
            new PutOff(
                    world.runs,
                    new LeaverCases(world.cases, FixedPolicies.usual()),
                    new Escalate(world.escalations, world.ledger, world.clock),
                    world.clock);
    private CaseId caseId;

    @BeforeEach
    void ana_belongs_here_and_was_read() {
        world.employ(ANA, ANAS, Account.Rank.MEMBER);
        caseId = world.open(ANA);
        world.steps.assess.assess(FIRST, caseId);
    }

    @Test
    void waits_a_little_and_holds_nobody_meanwhile() {
        assertThat(putOff.putOff(FIRST, caseId, "left 1").at())
                .isEqualTo(START.plusSeconds(15).toString());

        assertThat(world.runs.current(SECOND)).isTrue();
        world.clock.advance(Duration.ofSeconds(15));
        assertThat(world.runs.lapsed(world.clock.instant(), 9)).isEmpty();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.runs.lapsed(world.clock.instant(), 9)).hasSize(1);
    }

    @Test
    void waits_for_nothing_if_something_was_heard_since_the_person_was_read() {
        world.runs.want(LeaverWorld.hint(ANA, "gone", START), START);

        assertThat(putOff.putOff(FIRST, caseId, "left 1").at()).isEqualTo(START.toString());

        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.sweep.sweep().runs()).isEqualTo(1);
        assertThat(world.workflows.started()).containsExactly(SECOND);
    }

    @Test
    void people_are_told_of_what_does_not_get_through_for_minutes() {
        world.clock.advance(Duration.ofMinutes(3));

        putOff.putOff(FIRST, caseId, "left 1");

        assertThat(world.escalations.reasons()).containsExactly("trouble:provision");
    }

    @Test
    void while_all_is_stopped_it_waits_a_quarter_of_an_hour_and_mails_nobody() {
        world.clock.advance(Duration.ofMinutes(3));

        assertThat(putOff.putOff(FIRST, caseId, "stopped").at())
                .isEqualTo(START.plus(Duration.ofMinutes(18)).toString());

        assertThat(world.escalations.reasons()).isEmpty();
        assertThat(world.runs.current(SECOND)).isTrue();
    }

    @Test
    void whoever_is_heard_of_while_all_is_stopped_is_looked_at_at_once() {
        world.runs.want(LeaverWorld.hint(ANA, "gone", START), START);

        assertThat(putOff.putOff(FIRST, caseId, "stopped").at()).isEqualTo(START.toString());
    }
}
