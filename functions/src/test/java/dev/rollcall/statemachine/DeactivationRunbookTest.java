package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The runbook's page says what the machines do: each acting state has its row, and no row more. */
class DeactivationRunbookTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)`[^|]*\\| `([\\w-]+)` \\|(.*)");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** Steps that neither ask Slack nor prove anything. */
    private static final Set<String> BESIDES =
            Set.of("claim", "assess", "release", "trouble", "put-off", "hand-over", "check");

    private record Row(String state, String step, List<String> cells) {}

    @Test
    void every_acting_state_has_a_row_and_every_row_its_state() {
        Set<String> acting = new TreeSet<>();
        for (String machine : List.of("deactivate", "sla-watch")) {
            Json.read(Project.read(Project.path("statemachines/" + machine + ".asl.json")))
                    .properties()
                    .stream()
                    .filter(field -> field.getKey().equals("States"))
                    .forEach(field -> collect(field.getValue(), acting));
        }

        assertThat(rows().stream().map(row -> row.state() + " " + row.step()))
                .containsExactlyInAnyOrderElementsOf(acting);
    }

    @Test
    void every_call_in_a_row_is_in_the_catalogue() {
        Set<String> catalogue = new TreeSet<>();
        Project.read(Project.path("docs/slack-permissions.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line ->
                        QUOTED.matcher(line)
                                .results()
                                .limit(1)
                                .forEach(m -> catalogue.add(m.group(1))));

        for (Row row : rows()) {
            List<String> calls =
                    QUOTED.matcher(row.cells().getFirst())
                            .results()
                            .map(match -> match.group(1))
                            .toList();
            assertThat(catalogue).as("row of %s", row.state()).containsAll(calls);
            assertThat(row.cells()).as("row of %s", row.state()).hasSize(6);
            assertThat(calls).as("row of %s", row.state()).isNotEmpty();
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Project.read(Project.path("docs/deactivation-runbook.md"))
                .lines()
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .forEach(matcher ->
                        rows.add(
                                new Row(
                                        matcher.group(1),
                                        matcher.group(2),
                                        List.of(matcher.group(3).split("\\|")))));
        return rows;
    }

    private static void collect(JsonNode states, Set<String> acting) {
        for (Map.Entry<String, JsonNode> state : states.properties()) {
            String step = state.getValue().at("/Arguments/Payload/step").asText();
            if (!step.isEmpty() && !BESIDES.contains(step)) {
                acting.add(state.getKey() + " " + step);
            }
            state.getValue().path("Branches").forEach(b -> collect(b.path("States"), acting));
            collect(state.getValue().at("/ItemProcessor/States"), acting);
        }
    }
}
