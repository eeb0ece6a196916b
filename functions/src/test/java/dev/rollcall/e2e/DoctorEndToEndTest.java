package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.okta.OktaApplication;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.SlackToken;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * {@code rollcall doctor} against the whole local runtime. Simulated servers say in {@code Date}
 * what time it really is, so the clock begins there, and stands.
 */
class DoctorEndToEndTest {
    @TempDir private Path directory;

    private VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);

    @Test
    void a_healthy_company_has_nothing_to_mend_and_nothing_is_written() throws IOException {
        try (LocalRuntime runtime = start(Duration.ZERO, UnaryOperator.identity())) {
            Ran ran = doctor(runtime, "--as", "viewer");

            assertThat(ran).as(ran.out() + ran.err()).returns(0, Ran::code);
            assertThat(ran.out())
                    .contains("Slack's plan is Enterprise", "0 problems, 0 warnings")
                    .doesNotContain("@", "xoxp-");
            assertThat(runtime.slack().calls().all()).noneMatch(call -> call.effect());
            assertThat(Json.read(doctor(runtime, "--json").out()).path("worst").asText())
                    .isEqualTo("notice");
        }
    }

    @Test
    void what_is_missing_and_who_else_writes_is_found() throws IOException {
        UnaryOperator<String> unprotected =
                policy -> policy.replace("protected: [U0INSTALLER]", "protected: []");
        try (LocalRuntime runtime = start(Duration.ZERO, unprotected)) {
            SlackOrganisation slack = runtime.slack().organisation();
            withdraw(slack, "admin.users:write");
            slack.audit().append("user_deactivated", "U00000004", AuditEntity.user("U00000030"));
            runtime.okta()
                    .organisation()
                    .add(
                            OktaApplication.SLACK
                                    .provisioning(Set.of("PUSH_USER_DEACTIVATION"))
                                    .pushing(List.of("00gsales", "00gdesign")));

            Ran ran = doctor(runtime);

            assertThat(ran).as(ran.out() + ran.err()).returns(4, Ran::code);
            assertThat(ran.out().lines())
                    .anyMatch(line -> line.matches("PROBLEM +scopes .*admin.users:write.*"))
                    .anyMatch(line ->
                            line.matches("PROBLEM +source-provisioning .*deactivate users.*"))
                    .anyMatch(line ->
                            line.matches("WARNING +source-provisioning .*pushes 2 groups.*"))
                    .anyMatch(line -> line.matches("WARNING +installer .*in code only.*"))
                    .anyMatch(line ->
                            line.matches(
                                    "WARNING +slack-writers .*U00000004.*user_deactivated 1.*"));
        }
    }

    @Test
    void a_clock_that_is_wrong_is_found_by_both_sides_answers() throws IOException {
        try (LocalRuntime runtime = start(Duration.ofMinutes(-10), UnaryOperator.identity())) {
            Ran ran = doctor(runtime);

            assertThat(ran).returns(4, Ran::code);
            assertThat(ran.out().lines())
                    .anyMatch(line -> line.matches("PROBLEM +clock .* behind Slack's\\."))
                    .anyMatch(line -> line.matches("PROBLEM +clock .* behind Okta's\\."));
        }
    }

    private static void withdraw(SlackOrganisation slack, String scope) {
        for (SlackToken token : slack.estate().tokens().alive()) {
            if (token.holder().equals(SampleCompany.INSTALLER)) {
                Set<String> rest = new TreeSet<>(token.scopes());
                rest.remove(scope);
                slack.estate()
                        .tokens()
                        .add(SlackToken.user(token.value(), token.app(), token.holder(), rest));
            }
        }
    }

    private Ran doctor(LocalRuntime runtime, String... more) {
        List<String> line = new ArrayList<>(List.of("doctor"));
        line.addAll(List.of(more));
        return TypedCommand.beside(runtime, directory, timeline.clock())
                .rollcall(line.toArray(String[]::new));
    }

    private LocalRuntime start(Duration ahead, UnaryOperator<String> policy) throws IOException {
        timeline = new VirtualTimeline(Instant.now().plus(ahead));
        try (InputStream sample = DoctorEndToEndTest.class.getResourceAsStream("/policy.yaml")) {
            return LocalRuntime.start(
                    LocalOptions.onFreePorts(Project.path(""), 40),
                    timeline,
                    policy.apply(new String(requireNonNull(sample).readAllBytes(), UTF_8)));
        }
    }
}
