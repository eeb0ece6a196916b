package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.slack.call.Endpoint;
import dev.rollcall.adapter.slack.call.SlackCatalogue;
import dev.rollcall.testing.RunbookPage;
import dev.rollcall.testing.RunbookStates;

import org.junit.jupiter.api.Test;

import java.util.Set;

/**
 * The runbook's page has a row for each acting state, and no row more. That its calls are those
 * which the state makes, {@code e2e/RunbookCallsTest} holds.
 */
class DeactivationRunbookTest {
    /** Steps that neither write to Slack nor prove anything. */
    private static final Set<String> BESIDES =
            Set.of("claim", "assess", "release", "trouble", "put-off", "hand-over", "check");

    @Test
    void every_acting_state_has_a_row_and_every_row_its_state() {
        assertThat(RunbookPage.rows().stream().map(row -> row.state() + " " + row.step()))
                .containsExactlyInAnyOrderElementsOf(
                        new RunbookStates()
                                .all().stream()
                                        .filter(state -> !BESIDES.contains(state.step()))
                                        .map(state -> state.name() + " " + state.step())
                                        .toList());
    }

    @Test
    void every_call_in_a_row_is_in_the_catalogue_and_stands_there_once() {
        for (RunbookPage.Row row : RunbookPage.rows()) {
            assertThat(SlackCatalogue.all().stream().map(Endpoint::documentedAs))
                    .as("row of %s", row.state())
                    .containsAll(row.calls());
            assertThat(row.always())
                    .as("row of %s", row.state())
                    .noneMatch(row.sometimes()::contains);
            assertThat(row.cells()).as("row of %s", row.state()).hasSize(6);
            assertThat(row.calls()).as("row of %s", row.state()).isNotEmpty();
            assertThat(row.conditions())
                    .as("row of %s", row.state())
                    .allSatisfy(words -> assertThat(words).isNotEmpty());
        }
    }
}
