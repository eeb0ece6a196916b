package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

class LeaverEndToEndTest {
    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private LocalRuntime runtime;

    @BeforeEach
    void start() throws Exception {
        runtime = LocalRuntime.start(LocalOptions.onFreePorts(Project.path(""), 30), timeline);
    }

    @AfterEach
    void stop() {
        runtime.close();
    }

    @Test
    void a_leaver_is_verified_out_by_one_run_and_nobody_else_is_touched() {
        List<SlackAccount> before = others();

        leave(7, true);

        assertThat(closed(Duration.ofMinutes(3))).isTrue();
        assertOut(7);
        assertThat(others()).isEqualTo(before);
        assertThat(runs()).hasSize(1);
        assertThat(deactivations()).isEqualTo(1);
        assertThat(runtime.slack().forbidden()).isEmpty();
    }

    @Test
    void a_lost_hook_is_a_delay_and_not_a_loss() {
        leave(7, false);

        assertThat(closed(Duration.ofMinutes(5))).isTrue();
        assertOut(7);
    }

    @Test
    void the_same_hook_again_and_again_makes_one_run_and_one_write() {
        runtime.okta().organisation().hooks().duplicate(5);

        leave(7, true);
        assertThat(closed(Duration.ofMinutes(3))).isTrue();
        runtime.okta().organisation().hooks().redeliver(10, 3);
        timeline.advance(Duration.ofMinutes(5));

        assertOut(7);
        assertThat(runs()).hasSize(1);
        assertThat(deactivations()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVE", "LOCKED_OUT", "PASSWORD_EXPIRED", "RECOVERY", "STAGED"})
    void somebody_who_still_belongs_here_loses_nothing(String status) {
        runtime.okta()
                .faults()
                .add(
                        FaultRule.until(
                                timeline.now().plus(Duration.ofDays(1)),
                                "GET .*/users/",
                                new Fault.ShownStatus(status)));
        long version = runtime.slack().organisation().version();

        leave(7, true);
        timeline.advance(Duration.ofMinutes(10));

        assertThat(runtime.slack().organisation().version()).isEqualTo(version);
    }

    @Test
    void a_suspended_person_is_signed_out_and_stays_active() {
        runtime.okta().organisation().changeStatus(person(8), "SUSPENDED", true);
        timeline.advance(Duration.ofMinutes(5));

        SlackAccount account = account(8);
        assertThat(account.sessions()).isZero();
        assertThat(account.deactivatedFrom()).isEmpty();
        assertThat(deactivations()).isZero();
    }

    @Test
    void a_primary_owner_is_refused_and_a_human_is_told() {
        leave(1, true);
        timeline.advance(Duration.ofMinutes(2));

        assertThat(account(1).deactivatedFrom()).isEmpty();
        assertThat(mails()).anyMatch(subject -> subject.contains("refused"));
    }

    @Test
    void slack_s_faults_delay_a_leaver_but_write_nothing_twice() {
        String patch = "PATCH .*/Users/";
        runtime.slack()
                .faults()
                .add(FaultRule.next(1, patch, new Fault.RateLimit(Duration.ofSeconds(20))));

        leave(7, true);

        assertThat(closed(Duration.ofMinutes(10))).isTrue();
        assertOut(7);
    }

    @Test
    void an_answer_lost_after_the_effect_is_looked_up_and_not_sent_again() {
        runtime.slack()
                .faults()
                .add(FaultRule.next(1, "PATCH .*/Users/", new Fault.LostAfterEffect()));
        runtime.slack().organisation().showDeactivationsAfter(Duration.ofSeconds(30));

        leave(7, true);

        assertThat(closed(Duration.ofMinutes(10))).isTrue();
        assertOut(7);
        assertThat(deactivations()).isEqualTo(1);
    }

    @Test
    void a_refused_session_reset_does_not_delay_the_deactivation_and_is_escalated() {
        runtime.slack()
                .faults()
                .add(
                        FaultRule.until(
                                timeline.now().plus(Duration.ofHours(2)),
                                "session.reset",
                                new Fault.Refusal(200, "session_reset_not_allowed")));

        leave(7, true);
        timeline.advance(Duration.ofMinutes(2));

        assertThat(account(7).deactivatedFrom()).isPresent();
        assertThat(mails()).anyMatch(subject -> subject.contains("sessions-refused"));
    }

    @Test
    void okta_s_outage_of_an_hour_is_escalated_on_time_and_the_leaver_still_ends_verified() {
        runtime.okta()
                .faults()
                .add(
                        FaultRule.until(
                                timeline.now().plus(Duration.ofHours(1)),
                                "GET .*/users/",
                                new Fault.ServerError(503)));

        leave(7, true);
        timeline.advance(Duration.ofMinutes(6));
        assertThat(mails()).anyMatch(subject -> subject.contains("not-assessed"));

        assertThat(closed(Duration.ofHours(2))).isTrue();
        assertThat(
                        timeline.runUntil(
                                () ->
                                        mails().stream()
                                                .anyMatch(mail -> mail.contains("late:access-cut")),
                                Duration.ofMinutes(6)))
                .isTrue();
        assertOut(7);
    }

    private void leave(int number, boolean hook) {
        runtime.okta().organisation().changeStatus(person(number), "DEPROVISIONED", hook);
    }

    private boolean closed(Duration atMost) {
        return timeline.runUntil(() -> cases("VERIFIED") > 0, atMost);
    }

    private long cases(String state) {
        return runtime.clients()
                .dynamoDb()
                .scan(scan ->
                        scan.tableName("Table")
                                .filterExpression("sk = :case and #state = :state")
                                .expressionAttributeNames(Map.of("#state", "state"))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":case", AttributeValue.fromS("CASE"),
                                                ":state", AttributeValue.fromS(state))))
                .count();
    }

    private void assertOut(int number) {
        SlackAccount account = account(number);
        assertThat(runtime.slack().organisation().active(account)).isFalse();
        assertThat(account.sessions()).isZero();
        for (SlackGroup.Kind kind : SlackGroup.Kind.values()) {
            assertThat(runtime.slack().organisation().groupsOf(kind, account.id()))
                    .allMatch(SlackGroup::disabled);
        }
    }

    private List<SlackAccount> others() {
        return runtime.slack().organisation().accounts().stream()
                .filter(account -> !account.id().equals(account(7).id()))
                .toList();
    }

    private long deactivations() {
        return runtime.slack().calls().all().stream()
                .filter(call -> call.method().equals("PATCH") && call.target().contains("/Users/"))
                .count();
    }

    private List<JsonNode> runs() {
        JsonNode answer =
                runtime.aws()
                        .stepFunctions()
                        .handle(
                                "ListExecutions",
                                Json.object()
                                        .put(
                                                "stateMachineArn",
                                                LocalNames.ref(
                                                        "AWS::Serverless::StateMachine",
                                                        "Deactivate")));
        return StreamSupport.stream(answer.path("executions").spliterator(), false).toList();
    }

    private List<String> mails() {
        return runtime.aws().sns().outbox().stream()
                .map(mail -> mail.subject() + " " + mail.body())
                .toList();
    }

    private String person(int number) {
        return people().get(number - 1).id();
    }

    private SlackAccount account(int number) {
        return runtime.slack()
                .organisation()
                .account(people().get(number - 1).slackId())
                .orElseThrow();
    }

    private List<OktaPerson> people() {
        return runtime.okta().organisation().people();
    }
}
