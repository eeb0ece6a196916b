package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.application.port.Workflows.Liveness;
import dev.rollcall.application.port.Workflows.Start;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** What {@link Workflows} do. */
public abstract class WorkflowsContract {
    /** More than enough: how soon a start is given up is tried elsewhere. */
    protected static final Duration AT_MOST = Duration.ofSeconds(20);

    protected static final Runs.Ticket FIRST = ticket(ANA, 1);

    private Workflows workflows;

    protected abstract Workflows workflows();

    /** Lets a started run end. */
    protected abstract void end(Runs.Ticket ticket);

    /** Returns the ARN that a started run has. */
    protected abstract String arn(Runs.Ticket ticket);

    /** Returns how many runs were ever started. */
    protected abstract int started();

    @BeforeEach
    void take_the_workflows() {
        workflows = workflows();
    }

    @Test
    void a_run_lives_from_its_start_to_its_end() {
        assertThat(workflows.liveness(FIRST)).isEqualTo(Liveness.NONE);

        assertThat(workflows.start(FIRST, AT_MOST)).isEqualTo(Start.STARTED);
        assertThat(workflows.liveness(FIRST)).isEqualTo(Liveness.RUNNING);

        end(FIRST);
        assertThat(workflows.liveness(FIRST)).isEqualTo(Liveness.ENDED);
    }

    @Test
    void starting_a_living_run_again_succeeds_and_starts_nothing() {
        workflows.start(FIRST, AT_MOST);

        assertThat(workflows.start(FIRST, AT_MOST)).isEqualTo(Start.STARTED);
        assertThat(started()).isEqualTo(1);
    }

    @Test
    void an_ended_run_is_not_started_again() {
        workflows.start(FIRST, AT_MOST);
        end(FIRST);

        assertThat(workflows.start(FIRST, AT_MOST)).isEqualTo(Start.EXISTS);
        assertThat(workflows.liveness(FIRST)).isEqualTo(Liveness.ENDED);
        assertThat(started()).isEqualTo(1);
    }

    @Test
    void many_starts_at_once_start_one_run() {
        List<Start> starts =
                Parallel.all(Collections.nCopies(16, () -> workflows.start(FIRST, AT_MOST)));

        assertThat(starts).containsOnly(Start.STARTED);
        assertThat(started()).isEqualTo(1);
    }

    @Test
    void each_generation_and_each_person_has_a_run_of_its_own() {
        workflows.start(FIRST, AT_MOST);

        assertThat(workflows.start(ticket(ANA, 2), AT_MOST)).isEqualTo(Start.STARTED);
        assertThat(workflows.start(ticket(BEN, 1), AT_MOST)).isEqualTo(Start.STARTED);
        assertThat(started()).isEqualTo(3);
    }

    @Test
    void a_run_of_ours_is_known_by_its_arn() {
        workflows.start(FIRST, AT_MOST);
        workflows.start(ticket(BEN, 7), AT_MOST);

        assertThat(workflows.ticketOf(arn(FIRST))).hasValue(FIRST);
        assertThat(workflows.ticketOf(arn(ticket(BEN, 7)))).hasValue(ticket(BEN, 7));
        assertThat(workflows.ticketOf(arn(ticket(BEN, 8)))).as("never started").isEmpty();
    }

    @Test
    void what_is_no_execution_s_arn_is_no_run_of_ours() {
        assertThat(workflows.ticketOf("nonsense")).isEmpty();
    }

    @Test
    void a_run_s_name_fits_step_functions_and_tells_nobody_whose_it_is() {
        assertThat(workflows.name(FIRST))
                .matches("[A-Za-z0-9_-]{1,80}")
                .isEqualTo(workflows.name(ticket(ANA, 1)))
                .isNotEqualTo(workflows.name(ticket(ANA, 2)))
                .isNotEqualTo(workflows.name(ticket(BEN, 1)))
                .doesNotContain(ANA.value());
    }
}
