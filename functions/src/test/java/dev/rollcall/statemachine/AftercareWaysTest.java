package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** What the machines do after the cut: nothing of it ends unseen or goes before a cut. */
class AftercareWaysTest {
    @ParameterizedTest
    @CsvSource({"Proved,asked,Inventory", "Inventoried,taken,AftercareDone"})
    void only_what_was_done_counts_as_done(String state, String outcome, String next) {
        JsonNode choice = state("deactivate", state);

        assertThat(choice.path("Default").asText()).isEqualTo("AftercareFailed");
        assertThat(choice.path("Choices"))
                .filteredOn(way -> way.path("Next").asText().equals(next))
                .singleElement()
                .satisfies(way ->
                        assertThat(way.path("Condition").asText())
                                .isEqualTo(
                                        "{%% $states.input.outcome in ['%s','not-due'] %%}"
                                                .formatted(outcome)));
    }

    @Test
    void all_that_the_verification_found_out_are_looked_after() {
        assertThat(state("deactivate", "Aftercare").path("Items").asText())
                .isEqualTo("{% [$verified] %}");
        assertThat(state("deactivate", "Verify").at("/Assign/verified").asText())
                .contains("$states.result.Payload.accounts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Survey", "End", "Workflows", "Prove", "Inventory"})
    void what_follows_a_cut_does_not_go_before_another_cut(String state) {
        assertThat(state("deactivate", state).at("/Arguments/Payload/lane").asText())
                .isEqualTo("mover");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContainEarly", "Contain"})
    void a_sign_out_of_the_held_does_not_go_before_a_cut(String state) {
        assertThat(state("approve", state).at("/Arguments/Payload/lane").asText())
                .isEqualTo("mover");
    }

    @Test
    void looks_at_an_outdated_account_count_too() {
        assertThat(state("deactivate", "AccountOutdated").at("/Output/looks"))
                .isEqualTo(state("deactivate", "AccountDone").at("/Output/looks"));
        assertThat(state("deactivate", "Worked").at("/Choices/0/Condition").asText())
                .contains("$used < 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Placed", "WorkflowsCame"})
    void where_the_reading_is_too_old_the_source_alone_is_read_again_and_a_few_times_only(
            String state) {
        assertThat(state("deactivate", state).path("Choices"))
                .filteredOn(way -> way.path("Condition").asText().contains("'look-again' and"))
                .singleElement()
                .satisfies(way -> {
                    assertThat(way.path("Next").asText()).isEqualTo("Reassess");
                    assertThat(way.path("Condition").asText()).contains("$again < 10");
                });
        assertThat(state("deactivate", "Reassess").at("/Assign/again").asText())
                .isEqualTo("{% $again + 1 %}");
        assertThat(state("deactivate", "AccountOutdated").at("/Output/looks").asText())
                .contains("$again");
    }

    @Test
    void a_group_reads_the_source_again_by_itself_and_each_time_counts_as_a_look() {
        assertThat(state("deactivate", "LeaveCame").path("Choices"))
                .filteredOn(way -> way.path("Condition").asText().contains("'look-again'"))
                .singleElement()
                .satisfies(way -> {
                    assertThat(way.path("Next").asText()).isEqualTo("Renew");
                    assertThat(way.path("Condition").asText())
                            .contains("$leaveLooks < $looksEach and $leaveLooks < 40");
                });
        assertThat(state("deactivate", "Renew").at("/Arguments"))
                .isEqualTo(state("deactivate", "Reassess").at("/Arguments"));
        assertThat(state("deactivate", "Renewed").path("Choices"))
                .singleElement()
                .satisfies(way -> {
                    assertThat(way.path("Next").asText()).isEqualTo("Leave");
                    assertThat(way.path("Condition").asText())
                            .isEqualTo("{% $states.input.outcome = 'leaver' %}");
                });
        assertThat(state("deactivate", "Renewed").path("Default").asText())
                .isEqualTo("LeaveOutdated");
    }

    @Test
    void groups_are_gone_through_once_a_round_so_that_the_history_has_room() {
        assertThat(state("deactivate", "Left").path("Choices"))
                .singleElement()
                .satisfies(
                        way -> assertThat(way.path("Next").asText()).isEqualTo("AccountOutdated"));
        assertThat(state("deactivate", "Placed").at("/Choices/0/Condition").asText())
                .contains("$placeLooks * $of < 300");
        assertThat(state("deactivate", "Places").at("/Assign/places").asText())
                .contains("outcome = 'look-again'");
    }

    @Test
    void only_who_is_a_leaver_still_loses_more() {
        assertThat(state("deactivate", "Reassessed").path("Default").asText())
                .isEqualTo("AccountOutdated");
        assertThat(state("deactivate", "Reassessed").path("Choices"))
                .hasSize(2)
                .allSatisfy(way ->
                        assertThat(way.path("Condition").asText())
                                .contains("$states.input.outcome = 'leaver' and"));
    }

    private static JsonNode state(String machine, String name) {
        List<JsonNode> found = new ArrayList<>();
        collect(
                Json.read(Project.read(Project.path("statemachines/" + machine + ".asl.json"))),
                name,
                found);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void collect(JsonNode node, String name, List<JsonNode> found) {
        JsonNode state = node.path("States").path(name);
        if (!state.isMissingNode()) {
            found.add(state);
        }
        node.forEach(below -> collect(below, name, found));
    }
}
