package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A sandbox's people may come from Okta, Entra, a SCIM server and a folder with CSV files. */
class SandboxSourcesEndToEndTest {
    @TempDir private Path directory;

    @Test
    void all_four_kinds_of_sources_are_read_whole() throws IOException {
        try (LocalCompany company = LocalCompany.of(30)) {
            CustomSourcesEndToEndTest.ada(company);
            Instant now = company.timeline().now();
            new UploadedExport(
                            now,
                            List.of(
                                    UploadedExport.row("bo", "entitled", now),
                                    UploadedExport.row("cy", "entitled", now)),
                            List.of("bo"),
                            2)
                    .layInto(directory.resolve("exports"));

            Ran ran = plan(company);

            assertThat(ran).as(ran.err()).returns(2, Ran::code);
            JsonNode plan = Json.read(ran.out());
            assertThat(plan.path("sources").findValuesAsText("source"))
                    .containsExactly("csv", "entra", "okta", "scim");
            assertThat(plan.path("sources").findValuesAsText("whole"))
                    .as("%s", plan.path("sources"))
                    .containsOnly("true");
            assertThat(plan.path("sources").findValuesAsText("people")).doesNotContain("0");
            assertThat(plan.path("drift").findValuesAsText("person"))
                    .contains("csv:bo", "scim:ada")
                    .doesNotContain("csv:cy");
        }
    }

    private Ran plan(LocalCompany company) throws IOException {
        Path credentials = directory.resolve("credentials.json");
        company.runtime().writeSandboxCredentials(credentials);
        ObjectNode all = (ObjectNode) Json.read(Files.readString(credentials));
        all.putObject("csv").put("folder", directory.resolve("exports").toString());
        Files.writeString(credentials, Json.write(all));
        Path policy = Files.writeString(directory.resolve("policy.yaml"), policy());
        return new TypedCommand(directory, Map.of(), company.timeline().clock())
                .waiting(company.timeline()::advance)
                .rollcall(
                        "plan",
                        "--sandbox",
                        "--json",
                        "--at-most",
                        "60",
                        "--policy",
                        policy.toString(),
                        "--credentials",
                        credentials.toString(),
                        "--organisation",
                        SlackOrganisation.ID);
    }

    private static String policy() throws IOException {
        try (InputStream sample =
                SandboxSourcesEndToEndTest.class.getResourceAsStream("/policy.yaml")) {
            String text = new String(requireNonNull(sample).readAllBytes(), UTF_8);
            return CustomSourcesEndToEndTest.withBoth(text)
                    .replace(
                            "  - id: scim\n",
                            """
                              - id: entra
                                emailDomains: [northwind.example]
                                attributes: { email: mail }
                              - id: scim
                            """)
                    .replace(
                            "populations:\n",
                            "populations:\n"
                                    + "  - { name: northwind, source: entra, account: member }\n");
        }
    }
}
