package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A policy file is checked on one's own machine: nobody is asked, and nothing is changed. */
class ValidateCommandTest {
    private static final Path POLICIES = Project.path("functions/src/test/resources/policy");
    private static final String WORLD =
            """
            {
              "groups": [
                {"source": "okta", "id": "00gengineering", "name": "engineering",
                 "groups": ["00gbackend"], "people": [1, 2]},
                {"source": "okta", "id": "00gbackend", "name": "backend", "people": [1]},
                {"source": "okta", "id": "00gfrozen", "name": "frozen", "people": [0]},
                {"source": "okta", "id": "00gguests", "name": "guests", "groups": ["00gbeta"], "people": [1]},
                {"source": "okta", "id": "00gsales", "name": "sales", "people": [1]},
                {"source": "okta", "id": "00gbeta", "name": "beta", "people": [1]}
              ],
              "workspaces": [{"id": "T0MAIN", "name": "main"}],
              "userGroups": [
                {"workspace": "T0MAIN", "id": "S0ENGI", "handle": "engineering"},
                {"workspace": "T0MAIN", "id": "S0SALES", "handle": "sales"},
                {"workspace": "T0MAIN", "id": "S0ALL", "handle": "all-hands"}
              ],
              "channels": [{"id": "C0ENGI", "name": "eng-all"}],
              "foreignWriters": [],
              "protected": [{"account": "U0INSTALLER", "groups": ["okta:00groot"]}]
            }
            """;

    @TempDir private Path directory;

    @Test
    void a_file_without_fault_is_valid() {
        Ran ran = validate(POLICIES.resolve("whole.yaml").toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).endsWith("whole.yaml is valid: 0 errors, 0 warnings\n");
    }

    @Test
    void each_fault_stands_at_its_file_and_line() {
        String file = POLICIES.resolve("broken/many-at-once.yaml").toString();

        Ran ran = validate(file);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out())
                .contains(
                        file
                                + ":14: error: approvals.expiry: must be a duration such as PT5M;"
                                + " write for example PT5M")
                .endsWith("is invalid: 6 errors, 0 warnings\n");
    }

    @Test
    void programs_get_one_document() {
        Ran ran = validate(POLICIES.resolve("broken/anchor-and-alias.yaml").toString(), "--json");

        JsonNode document = Json.read(ran.out());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(document.path("valid").booleanValue()).isFalse();
        assertThat(document.path("violations")).hasSize(2);
        assertThat(document.path("violations").path(0).path("line").intValue()).isEqualTo(46);
    }

    @Test
    void the_file_stays_as_it_is() throws IOException {
        Path file = POLICIES.resolve("broken/expired.yaml");
        byte[] before = Files.readAllBytes(file);

        validate(file.toString());

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void what_slack_tells_nobody_of_cannot_be_kept_exactly() throws IOException {
        String whole = Files.readString(POLICIES.resolve("whole.yaml"));
        Path file =
                Files.writeString(
                        directory.resolve("wide.yaml"),
                        whole.replace(
                                "userGroups: [{ workspace: T0MAIN, id: S0SALES, handle: sales }]",
                                "organisationGroups: [{ id: S0SALES, handle: sales }]"));

        Ran ran = validate(file.toString());

        assertThat(ran.out())
                .contains(
                        ":52: warning: mappings[1].grants.organisationGroups[0]: Slack does not"
                                + " tell who is in a user group of the organisation")
                .endsWith("is valid: 0 errors, 1 warnings\n");
    }

    @Test
    void a_world_in_which_all_is_as_the_file_says_adds_nothing() throws IOException {
        Ran ran = against(WORLD);

        assertThat(ran.out()).endsWith("is valid: 0 errors, 0 warnings\n");
        assertThat(ran.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\": \"C0ENGI\"|\"id\": \"C0NEW\"|:45: error:"
                        + " mappings[0].grants.channels[0].id: there is no channel with the id"
                        + " C0ENGI; eng-all belongs to C0NEW now",
                "\"id\": \"T0MAIN\"|\"id\": \"T0GONE\"|:43: error:"
                        + " mappings[0].grants.workspaces[0].id: there is no workspace with the id"
                        + " T0MAIN",
                "\"id\": \"00gsales\"|\"id\": \"00gsold\"|:47: error: mappings[1].idpGroup.id:"
                        + " there is no group of okta with the id 00gsales; sales belongs to"
                        + " 00gsold now",
                "\"handle\": \"all-hands\"|\"handle\": \"everybody\"|:29: warning:"
                        + " writers[0].userGroup: S0ALL is called everybody now, not all-hands;"
                        + " write everybody",
                "\"handle\": \"sales\"|\"handle\": \"engineering\"|:52: warning:"
                        + " mappings[1].grants.userGroups[0]: S0SALES is called engineering now,"
                        + " not sales",
                "\"name\": \"backend\",|\"name\": \"backend\", \"groups\":"
                    + " [\"00gengineering\"],|:35: error: mappings[0].idpGroup: the groups below it"
                    + " go round in a circle: engineering → backend → engineering",
                "\"okta:00groot\"|\"okta:00gbackend\"|:35: error: mappings[0].idpGroup: the mapping"
                        + " means protected accounts, which are never changed: U0INSTALLER",
                "\"groups\": [\"00gbeta\"]|\"groups\": [\"00gsales\"]|:52: warning:"
                    + " mappings[1].grants.userGroups[0]: some of its people are of the population"
                    + " guests, whose accounts cannot have it",
                "\"foreignWriters\": []|\"foreignWriters\": [{\"entitlement\":"
                        + " \"user-group:T0MAIN:S0SALES\", \"writer\": \"okta-slack-app\"}]|:52:"
                        + " error: mappings[1].grants.userGroups[0]: has been found to be written"
                        + " by okta-slack-app, who would be fought",
            })
    void what_is_not_there_as_the_file_says_is_told(String old, String now, String told)
            throws IOException {
        assertThat(WORLD).contains(old);

        assertThat(against(WORLD.replace(old, now)).out()).contains(told);
    }

    @Test
    void a_handle_that_another_group_took_over_is_told_with_both() throws IOException {
        Ran ran =
                against(
                        WORLD.replace("\"handle\": \"sales\"", "\"handle\": \"old-sales\"")
                                .replace("\"handle\": \"all-hands\"", "\"handle\": \"sales\""));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out())
                .contains(
                        ":52: error: mappings[1].grants.userGroups[0]: S0SALES is called old-sales"
                                + " now, not sales; sales belongs to S0ALL now; decide which of"
                                + " the two is meant");
    }

    @Test
    void a_mapping_that_would_mean_too_many_is_told_with_how_many() throws IOException {
        Ran ran = against(WORLD.replace("[1, 2]", "[1, 402]"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out())
                .contains(
                        ":41: error: mappings[0].most: the mapping would mean 402 people, more"
                                + " than 400");
    }

    @Test
    void people_whom_the_depth_cuts_off_are_told() throws IOException {
        String deep =
                WORLD.replace(
                        "\"groups\": [\"00gbackend\"], \"people\": [1, 2]",
                        "\"groups\": [\"00g1\"], \"people\": [1, 2, 3, 4, 5, 6, 7]");
        StringBuilder chain = new StringBuilder("\"groups\": [\n");
        for (int i = 1; i <= 6; i++) {
            chain.append(
                    "{\"source\": \"okta\", \"id\": \"00g%d\", \"name\": \"n%d\", \"groups\": [%s],"
                                    .formatted(i, i, i < 6 ? "\"00g" + (i + 1) + "\"" : "")
                            + " \"people\": [1]},\n");
        }

        Ran ran = against(deep.replaceFirst("\"groups\": \\[\n", chain.toString()));

        assertThat(ran.out())
                .contains(
                        ":36: warning: mappings[0].nested: 1 people are deeper than 5 levels and"
                                + " get nothing; raise the depth to 6 if they are meant");
    }

    @Test
    void of_whom_the_world_does_not_tell_it_is_said() throws IOException {
        Ran ran = against(WORLD.replace("U0INSTALLER", "U0OTHER"));

        assertThat(ran.out())
                .contains(
                        ":7: warning: protected: the world does not tell to whom these belong:"
                                + " U0INSTALLER, so whether a mapping means them is not known")
                .endsWith("is valid: 0 errors, 1 warnings\n");
    }

    @Test
    void what_could_not_be_read_is_not_known_and_never_absent() throws IOException {
        Ran ran =
                against(
                        WORLD.replace("{\"id\": \"C0ENGI\", \"name\": \"eng-all\"}", "")
                                .replace(
                                        "\"foreignWriters\": []",
                                        "\"unread\": [{\"part\": \"channels\", \"why\":"
                                                + " \"missing_scope\"}]"));

        assertThat(ran.out())
                .contains(
                        ":45: warning: mappings[0].grants.channels[0]: channels could not be read"
                                + " whole (missing_scope), so whether all that the file names is"
                                + " there (1 times) is not known")
                .endsWith("is valid: 0 errors, 1 warnings\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"groups\": 7}", "{\"groups\": [{\"id\": \"x\"}]}"})
    void a_world_that_is_none_is_refused(String world) throws IOException {
        Ran ran = against(world);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("The world file cannot be read", "docs/policy.md");
    }

    @Test
    void a_file_that_is_not_there_is_said() {
        Ran ran = validate(directory.resolve("nothing.yaml").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("nothing.yaml cannot be read");
    }

    private Ran against(String world) throws IOException {
        Path file = Files.writeString(directory.resolve("world.json"), world);
        return validate(POLICIES.resolve("whole.yaml").toString(), "--world", file.toString());
    }

    private Ran validate(String... arguments) {
        String[] typed = new String[arguments.length + 1];
        typed[0] = "validate";
        System.arraycopy(arguments, 0, typed, 1, arguments.length);
        return new TypedCommand(
                        directory,
                        Map.of(),
                        Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC))
                .rollcall(typed);
    }
}
