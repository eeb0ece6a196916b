package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What docs/reconciliation.md says of kinds, steps, classes and alarms is what there is. */
class ReconciliationPageTest {
    private static final String PAGE = Project.read(Project.path("docs/reconciliation.md"));
    private static final JsonNode STATES =
            Json.read(Project.read(Project.path("statemachines/reconcile.asl.json")))
                    .path("States");
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*\\b");

    @Test
    void every_kind_of_drift_has_its_row_with_its_usual_reaction_and_why() {
        Map<String, List<String>> rows = catalogue();

        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(DriftKind.values()).map(DriftKind::code).toList());
        for (DriftKind kind : DriftKind.values()) {
            List<String> row = rows.get(kind.code());
            assertThat(row).as(kind.code()).hasSize(7).noneMatch(String::isEmpty);
            assertThat(row.get(3)).as(kind.code()).isEqualTo("`" + word(kind.usual()) + "`");
        }
    }

    @Test
    void a_row_says_whether_a_run_can_set_it_right() {
        catalogue()
                .forEach((kind, row) ->
                        assertThat(row.get(5).startsWith("–"))
                                .as(kind)
                                .isNotEqualTo(DriftKind.parse(kind).canBeSetRight()));
    }

    @Test
    void the_policys_page_names_what_can_be_set_right_and_no_other() {
        String sentence =
                Project.read(Project.path("docs/policy.md"))
                        .lines()
                        .filter(line -> line.startsWith("Nine kinds can be set right"))
                        .map(line -> line.substring(0, line.indexOf(". Of all others")))
                        .findFirst()
                        .orElseThrow();

        assertThat(quoted(sentence))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(DriftKind.values())
                                .filter(DriftKind::canBeSetRight)
                                .map(DriftKind::code)
                                .toList())
                .hasSize(9);
    }

    @Test
    void every_state_of_the_machine_has_a_row_with_its_step_and_every_row_its_state() {
        Map<String, String> machine = new TreeMap<>();
        STATES.properties()
                .forEach(state ->
                        machine.put(
                                "`" + state.getKey() + "`",
                                step(state.getValue().at("/Arguments/Payload/step").asText())));

        assertThat(
                        rows("### The steps of the machine").stream()
                                .collect(Collectors.toMap(List::getFirst, row -> row.get(1))))
                .isEqualTo(machine);
    }

    @Test
    void every_line_of_the_loop_names_classes_or_states_that_there_are() {
        Set<String> known = new TreeSet<>();
        STATES.fieldNames().forEachRemaining(known::add);
        Project.files("functions/src/main/java", ".java")
                .forEach(file -> known.add(file.getFileName().toString().replace(".java", "")));

        List<String> named = loop().flatMap(ReconciliationPageTest::names).toList();

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(known).containsAll(named);
    }

    @Test
    void the_loop_names_whoever_does_a_step_of_the_machine() {
        List<String> steps =
                STATES.properties().stream()
                        .filter(state -> state.getValue().path("Type").asText().equals("Task"))
                        .map(Map.Entry::getKey)
                        .toList();

        assertThat(loop().flatMap(ReconciliationPageTest::names)).containsAll(steps);
    }

    @Test
    void parameters_and_alarms_are_those_of_the_template() {
        String template = Project.read(Project.path("template.yaml"));
        String section = section("## Schedule and alarms");

        List<String> first =
                section.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> quoted(line).findFirst().orElseThrow())
                        .toList();

        assertThat(first).hasSize(7);
        assertThat(template.lines()).containsAll(first.stream().map("  %s:"::formatted).toList());
        section.lines()
                .filter(line -> line.matches("\\| `\\w+` \\| \\d+ \\|.*"))
                .map(ReconciliationPageTest::cells)
                .forEach(row ->
                        assertThat(template)
                                .containsPattern(
                                        "(?s)\n  "
                                                + row.getFirst().replace("`", "")
                                                + ":\n(    [^\n]*\n)*    Default: "
                                                + row.get(1)
                                                + "\n"));
    }

    private static Map<String, List<String>> catalogue() {
        return rows("## The drift catalogue").stream()
                .filter(row -> row.size() == 7)
                .collect(
                        Collectors.toMap(
                                row -> row.getFirst().replace("`", ""),
                                row -> row,
                                (one, _) -> one,
                                TreeMap::new));
    }

    /** The rows of the tables below the heading whose first cell is in code. */
    private static List<List<String>> rows(String heading) {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(ReconciliationPageTest::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static String section(String heading) {
        int from = PAGE.indexOf(heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        int next = PAGE.indexOf("\n## ", from + heading.length());
        return next < 0 ? PAGE.substring(from) : PAGE.substring(from, next);
    }

    /** What stands on the right of each line of the pseudocode. */
    private static Stream<String> loop() {
        return section("## The loop")
                .lines()
                .filter(line -> line.contains("│"))
                .map(line -> line.substring(line.indexOf('│') + 1));
    }

    private static Stream<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group);
    }

    private static Stream<String> quoted(String line) {
        return Pattern.compile("`([^`]+)`").matcher(line).results().map(match -> match.group(1));
    }

    private static String step(String name) {
        return name.isEmpty() ? "–" : "`" + name + "`";
    }

    private static String word(Reaction reaction) {
        return reaction.name().toLowerCase(Locale.ROOT);
    }
}
