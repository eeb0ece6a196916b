package dev.rollcall.adapter.sfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.Samples;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class SfnWatchesTest {
    private static final String NAME = "watch-" + Samples.caseId(1);
    private static final String INPUT = "{\"caseId\":\"" + Samples.caseId(1) + "\"}";

    private final TestMachine machine = TestMachine.create(AwsEndpoint.given());
    private final SfnWatches watches = new SfnWatches(machine.client(), machine.arn());

    @Test
    void a_watch_that_died_goes_on_under_a_new_name_with_the_same_case() {
        String dead = dead(NAME);

        assertThat(watches.restart(dead)).isTrue();

        assertThat(input(NAME + "-2")).isEqualTo(INPUT);
    }

    @Test
    void so_does_its_successor() {
        assertThat(watches.restart(dead(NAME + "-9"))).isTrue();

        assertThat(input(NAME + "-10")).isEqualTo(INPUT);
    }

    @Test
    void a_death_that_is_reported_twice_makes_one_successor() {
        String dead = dead(NAME);
        watches.restart(dead);
        machine.stop(NAME + "-2");

        assertThat(watches.restart(dead)).isFalse();

        assertThat(machine.executions()).isEqualTo(2);
    }

    @Test
    void what_is_no_watch_of_ours_is_left_alone() {
        TestMachine other = TestMachine.create(AwsEndpoint.given());

        assertThat(watches.restart(other.start(NAME, INPUT))).isFalse();
        assertThat(watches.restart(machine.start("by-hand", INPUT))).isFalse();
        assertThat(watches.restart(machine.execution("never-was"))).isFalse();

        assertThat(machine.executions()).isEqualTo(1);
    }

    @Test
    void a_watch_that_cannot_be_started_is_asked_for_again() {
        try (ScriptedServer server =
                new ScriptedServer().on("POST /", ScriptedServer.Reply.answer(500, "{}"))) {
            SfnWatches down =
                    new SfnWatches(new AwsEndpoint(server.uri("")).stepFunctions(), machine.arn());

            assertThatExceptionOfType(PortFailure.Unavailable.class)
                    .isThrownBy(() -> down.restart(machine.execution(NAME)));
        }
    }

    @Test
    void what_counts_from_a_decision_has_a_watch_of_its_own_however_often_it_is_begun() {
        machine.start(NAME, INPUT);

        watches.begin(Samples.caseId(1), Instant.ofEpochSecond(1_700_000_000));
        watches.begin(Samples.caseId(1), Instant.ofEpochSecond(1_700_000_000));

        assertThat(machine.executions()).isEqualTo(2);
        assertThat(input(NAME + "-d1700000000")).isEqualTo(INPUT);
    }

    @Test
    void a_watch_of_a_decision_that_died_goes_on_too() {
        assertThat(watches.restart(dead(NAME + "-d1700000000"))).isTrue();

        assertThat(input(NAME + "-d1700000000-2")).isEqualTo(INPUT);
    }

    private String dead(String name) {
        String execution = machine.start(name, INPUT);
        machine.stop(name);
        return execution;
    }

    private String input(String name) {
        return machine.client()
                .describeExecution(describe -> describe.executionArn(machine.execution(name)))
                .input();
    }
}
