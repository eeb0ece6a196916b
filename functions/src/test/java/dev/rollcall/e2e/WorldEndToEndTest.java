package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy is checked against what there is in simulated Okta and Slack, within rate limits. */
class WorldEndToEndTest {
    private static final int PEOPLE = 60;

    @TempDir private Path directory;

    private LocalCompany company;
    private TypedCommand typed;

    @BeforeEach
    void start() {
        company = LocalCompany.of(PEOPLE).alike();
        typed =
                TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                        .waiting(company.timeline()::advance);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void what_is_written_fits_the_policy_in_force_and_names_nobody() throws IOException {
        Path file = directory.resolve("world.json");

        Ran ran = rollcall("world", "--out", file.toString(), "--json", "--as", "viewer");

        assertThat(ran).as(ran.err()).returns(0, Ran::code);
        JsonNode summary = Json.read(ran.out());
        assertThat(summary.path("groups").asInt()).isPositive();
        assertThat(summary.path("channels").asInt()).isPositive();
        assertThat(summary.path("unread").findValuesAsText("part"))
                .as("nothing is there yet in the SCIM server and the CSV files")
                .containsExactly(
                        "groups",
                        "groups:csv",
                        "groups:push",
                        "groups:scim",
                        "organisation-groups");
        String world = Files.readString(file);
        assertThat(world).doesNotContain("@", "00u").contains("\"people\":[" + PEOPLE + "]");
        Ran valid = rollcall("validate", policy().toString(), "--world", file.toString());
        assertThat(valid).as(valid.out()).returns(0, Ran::code);
    }

    @Test
    void a_policy_that_names_what_is_not_there_is_not_proposed() throws IOException {
        String text = Files.readString(policy(), UTF_8);
        Path wrong =
                Files.writeString(
                        directory.resolve("wrong.yaml"),
                        text.replaceFirst("most: \\d+", "most: 1")
                                .replaceFirst("(channels:\\s+- \\{ id: )\\w+", "$1C0NOWHERE"));

        Ran ran =
                rollcall(
                        "policy",
                        "propose",
                        wrong.toString(),
                        "--reason",
                        "a new team",
                        "--as",
                        "operator");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "Invalid policy",
                        "there is no channel with the id C0NOWHERE",
                        "people, more than 1",
                        "What is there was read at");
        assertThat(rollcall("policy", "status").out()).contains("Nothing was proposed yet");
        assertThat(rollcall("plan", "--policy", wrong.toString()).err())
                .contains("there is no channel with the id C0NOWHERE", "Nothing was compared.");
    }

    @Test
    void whom_only_the_file_protects_it_may_not_map_either_and_planning_it_says_so()
            throws IOException {
        rollcall("world", "--out", directory.resolve("world.json").toString());
        String engineer =
                company.runtime()
                        .slack()
                        .organisation()
                        .group(SlackGroup.Kind.USER_GROUP, "S0UGENGI")
                        .orElseThrow()
                        .members()
                        .iterator()
                        .next();
        Path wrong =
                Files.writeString(
                        directory.resolve("protecting.yaml"),
                        Files.readString(policy(), UTF_8)
                                .replace("[U0INSTALLER]", "[U0INSTALLER, " + engineer + "]"));

        Ran ran = rollcall("plan", "--policy", wrong.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "the mapping means protected accounts", engineer, "Nothing was compared.");
    }

    private Path policy() {
        return Project.path("functions/src/local/resources/policy.yaml");
    }

    private Ran rollcall(String... typedLine) {
        return typed.rollcall(typedLine);
    }
}
