package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The stop switch from the command to the Slack that is left alone. */
class StopSwitchEndToEndTest {
    private static final int LEAVER = 20;

    @TempDir private Path directory;

    private LocalCompany company;
    private TypedCommand typed;

    @BeforeEach
    void start() {
        company = LocalCompany.withoutLimits(60).alike();
        typed = TypedCommand.beside(company.runtime(), directory, company.timeline().clock());
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void a_run_that_is_stopped_in_the_middle_removes_nothing_until_it_may_go_on() {
        leaveSlowly();
        company.timeline().advance(Duration.ofSeconds(15));
        assertThat(company.active(LEAVER)).as("refused for forty seconds").isTrue();

        Ran stopped = rollcall("stop", "all", "--reason", "a bad sync");
        assertThat(stopped).returns(0, Ran::code);
        assertThat(stopped.out()).contains("moved to ALL", "by ines: a bad sync");
        int from = company.calls();
        company.timeline().advance(Duration.ofMinutes(31));

        assertThat(company.active(LEAVER)).isTrue();
        assertThat(company.writes(from)).allMatch(write -> write.contains("reset"));
        assertThat(company.account(LEAVER).sessions()).as("signed out all the same").isZero();
        assertThat(company.pages("stop:all")).hasSize(3);
        assertThat(company.pages("stop:all"))
                .allSatisfy(
                        page -> assertThat(page.body()).contains("by: ines", "rollcall stop off"));

        assertThat(rollcall("stop", "off", "--reason", "mended")).returns(0, Ran::code);
        assertThat(company.settles(LEAVER, Duration.ofMinutes(10))).isTrue();
        assertThat(company.out(LEAVER)).isTrue();
        company.timeline().advance(Duration.ofMinutes(16));
        assertThat(company.pages("stop:all")).as("none after the release").hasSize(3);
        assertThat(company.records().ledger(OperatorRecord.ID, LedgerEntry.Kind.OUTCOME))
                .extracting(entry -> entry.facts().get("position"))
                .containsExactly("ALL", "OFF");
    }

    @Test
    void the_status_shows_the_brake_to_a_human_and_to_a_program() {
        rollcall("stop", "bulk", "--reason", "a drill");
        company.timeline().advance(Duration.ofMinutes(16));

        Ran shown = rollcall("status", "--as", "viewer");
        Ran json = rollcall("status", "--json", "--as", "viewer");

        assertThat(shown).returns(0, Ran::code);
        assertThat(shown.out())
                .contains("BULK since", "by ines: a drill")
                .contains("deactivate", "hour 0/")
                .contains("Open batches  none", "Held leavers  none")
                .contains("tier 1: 3 of 3 reachable, 3 needed");
        assertThat(json).returns(0, Ran::code);
        assertThat(Json.read(json.out()).at("/stop/position").asText()).isEqualTo("bulk");
    }

    @Test
    void whoever_may_not_is_told_what_to_do_and_moves_nothing() {
        Ran viewer = rollcall("stop", "all", "--reason", "x", "--as", "viewer");
        Ran stranger = rollcall("stop", "all", "--reason", "x", "--as", "stranger");
        rollcall("stop", "all", "--reason", "x", "--as", "operator");
        Ran operator = rollcall("stop", "off", "--reason", "x", "--as", "operator");

        assertThat(List.of(viewer, stranger, operator)).allMatch(ran -> ran.code() == 1);
        assertThat(viewer.err()).contains("Not allowed", "role incident or operator");
        assertThat(stranger.err()).contains("Unknown operator", "aws sts get-caller-identity");
        assertThat(operator.err()).contains("Not allowed", "role incident.");
        assertThat(rollcall("status").out()).contains("ALL since");
    }

    private Ran rollcall(String... arguments) {
        return typed.rollcall(arguments);
    }

    /** Slack refuses the deactivation for a while, so that the run is admitted and not done. */
    private void leaveSlowly() {
        company.quiet();
        company.runtime()
                .slack()
                .faults()
                .add(
                        FaultRule.next(
                                1, "PATCH .*/Users/", new Fault.RateLimit(Duration.ofSeconds(40))));
        company.leaves(LEAVER);
    }
}
