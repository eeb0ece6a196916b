package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/provisioning.md are those of the machine, the catalogue and the code. */
class ProvisioningTableTest {
    private static final String PAGE = Project.read(Project.path("docs/provisioning.md"));
    private static final Pattern STEP = Pattern.compile("\\| (\\w+) \\(`([a-z-]+)`\\) \\|(.*)\\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern CALL =
            Pattern.compile("(GET|POST|PATCH|PUT|DELETE) /\\S+|[a-z]+(\\.[a-zA-Z]+)+");

    @Test
    void every_step_of_the_machine_has_a_row_and_every_row_its_step() {
        Set<String> steps = new TreeSet<>();
        collect(
                Json.read(Project.read(Project.path("statemachines/provision.asl.json")))
                        .path("States"),
                steps);

        assertThat(PAGE.lines().map(STEP::matcher).filter(m -> m.matches()))
                .extracting(row -> row.group(1) + " " + row.group(2))
                .containsExactlyInAnyOrderElementsOf(steps);
    }

    @Test
    void every_call_of_the_page_is_in_the_catalogue() {
        Set<String> catalogue =
                Project.read(Project.path("docs/slack-permissions.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .flatMap(line -> quoted(line).limit(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        List<String> calls =
                tableLines()
                        .filter(line -> !line.contains("user.lifecycle"))
                        .flatMap(ProvisioningTableTest::quoted)
                        .map(text -> text.replace("{group}", "{id}"))
                        .filter(text -> CALL.matcher(text).matches())
                        .distinct()
                        .toList();

        assertThat(calls).hasSizeGreaterThan(15);
        assertThat(catalogue).containsAll(calls);
    }

    @Test
    void every_event_that_is_a_hint_is_on_the_page_and_no_other() {
        String types =
                Project.read(
                        Project.path(
                                "functions/src/main/java/dev/rollcall/adapter/okta/OktaEventTypes.java"));
        Set<String> watched =
                Pattern.compile("\"((?:user|group|application)\\.[a-z_.]+)\"")
                        .matcher(types)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(tableLines().filter(line -> line.contains("user.lifecycle")).toList())
                .singleElement()
                .satisfies(row ->
                        assertThat(quoted(row).filter(text -> text.contains(".")))
                                .containsExactlyInAnyOrderElementsOf(watched));
    }

    @Test
    void the_page_names_the_event_of_a_sign_in() {
        String signIns =
                Project.read(
                        Project.path(
                                "functions/src/main/java/dev/rollcall/adapter/okta/OktaSignIns.java"));
        String section =
                PAGE.substring(
                        PAGE.indexOf("## The first sign-in"), PAGE.indexOf("## By state of the"));

        assertThat(Pattern.compile("\"(user\\.[a-z_.]+)\"").matcher(signIns).results())
                .extracting(match -> match.group(1))
                .singleElement()
                .satisfies(type -> assertThat(quoted(section)).contains(type));
    }

    @Test
    void every_standing_has_its_row() {
        assertThat(tableLines().flatMap(ProvisioningTableTest::quoted))
                .containsAll(Arrays.stream(Standing.values()).map(Standing::name).toList());
    }

    /** What the rows say is held to what is called in {@code e2e.provisioning}. */
    @Test
    void everything_that_can_be_had_has_rows_that_say_how_it_is_given_and_taken() {
        Map<Class<? extends Entitlement>, String> rows =
                Map.of(
                        Entitlement.Workspace.class, "workspace",
                        Entitlement.IdpGroup.class, "IdP group",
                        Entitlement.OrganisationGroup.class, "user group of the organisation",
                        Entitlement.UserGroup.class, "user group of a workspace",
                        Entitlement.Channel.class, "channel",
                        Entitlement.AdminRole.class, "admin role");

        assertThat(rows).containsOnlyKeys(permitted());
        assertThat(rows.values())
                .allSatisfy(thing ->
                        assertThat(tableLines())
                                .anyMatch(line -> line.startsWith("| " + thing + ", given |"))
                                .anyMatch(line -> line.startsWith("| " + thing + ", taken |")));
    }

    @SuppressWarnings("unchecked") // What a sealed type permits are subtypes of it.
    private static Class<? extends Entitlement>[] permitted() {
        return (Class<? extends Entitlement>[]) Entitlement.class.getPermittedSubclasses();
    }

    private static Stream<String> tableLines() {
        return PAGE.lines().filter(line -> line.startsWith("|"));
    }

    private static Stream<String> quoted(String line) {
        return QUOTED.matcher(line).results().map(match -> match.group(1));
    }

    private static void collect(JsonNode states, Set<String> steps) {
        for (Map.Entry<String, JsonNode> state : states.properties()) {
            String step = state.getValue().at("/Arguments/Payload/step").asText();
            if (!step.isEmpty()) {
                steps.add(state.getKey() + " " + step);
            }
            collect(state.getValue().at("/ItemProcessor/States"), steps);
        }
    }
}
