package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoBatches;
import dev.rollcall.adapter.dynamodb.DynamoCases;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.Terms;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.lambda.Invocation;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The deployed handlers answer every event of {@code events/}, read as the managed runtime reads
 * it.
 *
 * <p>The events are one story, told in order: two people leave, a state machine waits for the first
 * one's dwell to end, and meanwhile the steps' events arrive. The dwell is longer than the story,
 * so the machine itself gets no further.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleEventAnswersTest {
    private static final String SECRET = "sample-hook-secret";
    private static final String CLIENT_TOKEN = "sample-client-token-of-32-characters";
    private static final String CUSTOM_SECRET = "whsec_c2FtcGxlLWN1c3RvbS1ob29rLXNlY3JldC0wMQ==";
    private static final String SIGNALS_SECRET = "sample-signals-secret";
    private static final String SIGNING_SECRET = "sample-signing-secret";
    private static final String CASE = "0d2caf6d4ee9b2c9032e684b2c0f74e6";
    private static final String PONG = "{\"outcome\":\"pong\"}";

    /** A reading after the cut tells of every group that was read before, though all are left. */
    private static final String CAPTURED_BEFORE =
            """
            {"outcome": "captured",
             "groups": ["idp-group:S0IDPONCALL", "idp-group:S0IDPPEOP",
                        "user-group:T0MAIN:S0UGONCALL", "user-group:T0MAIN:S0UGPEOP",
                        "user-group:T0MAIN:S0UGSOLO"]}
            """;

    private static final String LOOK_AGAIN = "{\"outcome\":\"look-again\"}";
    private static final String STALE = "{\"outcome\":\"stale\"}";
    private static final String SETTLED = "{\"outcome\":\"settled\"}";
    private static final String ACKNOWLEDGED = "{\"statusCode\":204}";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private LocalRuntime runtime;
    private Batches batches;

    /**
     * @param answer what the answer must hold; it may hold more
     */
    record Told(String event, String answer) {}

    /** The story, in the order in which it is told. */
    static List<Told> story() {
        return List.of(
                new Told("OktaHookFunction-ping", ACKNOWLEDGED),
                new Told("CustomHookFunction-ping", ACKNOWLEDGED),
                new Told("CustomHookFunction-forged", "{\"statusCode\":401}"),
                new Told("CustomHookFunction-malformed", "{\"statusCode\":400}"),
                new Told("SsfHookFunction-ping", ACKNOWLEDGED),
                new Told("SsfHookFunction-wrong-secret", "{\"statusCode\":401}"),
                new Told("SsfHookFunction-no-token", "{\"statusCode\":400}"),
                // The local runtime has another issuer in each start.
                new Told("SsfHookFunction-another-issuer", "{\"statusCode\":400}"),
                new Told("SlackHookFunction-ping", ACKNOWLEDGED),
                new Told(
                        "SlackHookFunction-challenge",
                        """
                        {"statusCode":200,
                         "body":"{\\"challenge\\":\\"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P\\"}"}
                        """),
                new Told("SlackHookFunction-forged", "{\"statusCode\":401}"),
                new Told("SlackHookFunction-malformed", "{\"statusCode\":400}"),
                new Told("SlackHookFunction-members-changed", "{\"statusCode\":200}"),
                new Told("ApprovalPagesFunction-ping", ACKNOWLEDGED),
                new Told("ApprovalPagesFunction-style", "{\"statusCode\":200}"),
                new Told("ApprovalPagesFunction-unknown-link", "{\"statusCode\":404}"),
                new Told("ApprovalPagesFunction-people", "{\"statusCode\":404}"),
                new Told("ApprovalPagesFunction-review", "{\"statusCode\":404}"),
                new Told("ApprovalPagesFunction-choose", "{\"statusCode\":404}"),
                new Told("ApprovalPagesFunction-sign-in", "{\"statusCode\":404}"),
                new Told("ApprovalPagesFunction-decide-from-elsewhere", "{\"statusCode\":403}"),
                new Told("ApprovalPagesFunction-signed-in-uninvited", "{\"statusCode\":400}"),
                new Told("OperatorFunction-ping", ACKNOWLEDGED),
                new Told("OperatorFunction-status", "{\"statusCode\":200}"),
                new Told("OperatorFunction-stop", "{\"statusCode\":200}"),
                new Told("OperatorFunction-release", "{\"statusCode\":200}"),
                new Told("OperatorFunction-unknown-caller", "{\"statusCode\":403}"),
                new Told("OperatorFunction-policy-status", "{\"statusCode\":200}"),
                new Told("OperatorFunction-policy-file", "{\"statusCode\":404}"),
                new Told("OperatorFunction-policy-propose", "{\"statusCode\":422}"),
                new Told("OperatorFunction-policy-approve", "{\"statusCode\":404}"),
                new Told("OperatorFunction-policy-withdraw", "{\"statusCode\":404}"),
                new Told("ScimFunction-ping", ACKNOWLEDGED),
                new Told("ScimFunction-config", "{\"statusCode\":200}"),
                new Told("ScimFunction-wrong-token", "{\"statusCode\":401}"),
                new Told("ScimFunction-disable-unknown", "{\"statusCode\":404}"),
                new Told("OktaPollFunction-ping", PONG),
                new Told("SweepFunction-ping", PONG),
                new Told("LeaverAssessFunction-ping", PONG),
                new Told("ApprovalStepsFunction-ping", PONG),
                new Told(
                        "ApprovalStepsFunction-reach",
                        "{\"approvers\":4,\"reachable\":4,\"missing\":0}"),
                new Told("ApprovalStepsFunction-seal", "{\"outcome\":\"sealed\"}"),
                new Told("ApprovalStepsFunction-ask", "{\"outcome\":\"asked\"}"),
                new Told("LeaverActFunction-sign-out-held", "{\"outcome\":\"nothing-to-do\"}"),
                new Told(
                        "ApprovalStepsFunction-decision",
                        "{\"outcome\":\"waiting\",\"seconds\":28800}"),
                new Told("ApprovalStepsFunction-settle", SETTLED),
                new Told(
                        "ApprovalStepsFunction-wave",
                        "{\"outcome\":\"wave\",\"items\":[\"U00000020\",\"U00000021\"]}"),
                new Told("ApprovalStepsFunction-expire", "{\"outcome\":\"not-expired\"}"),
                new Told("ApprovalStepsFunction-trouble", "{\"outcome\":\"noted\"}"),
                new Told("LeaverActFunction-ping", PONG),
                new Told("LeaverVerifyFunction-ping", PONG),
                new Told("SlaWatchFunction-ping", PONG),
                new Told("ProvisionFunction-ping", PONG),
                new Told("ReconcileFunction-ping", PONG),
                new Told("ReconcileTickFunction-ping", PONG),
                new Told("ReconcileFunction-read", STALE),
                new Told("ReconcileFunction-name", STALE),
                new Told("ReconcileFunction-set-right", STALE),
                new Told("ReconcileFunction-see", STALE),
                new Told("ReconcileFunction-hand-over", STALE),
                new Told(
                        "ReconcileTickFunction-every-minute",
                        "{\"outcome\":\"not-due\",\"missedLeavers\":0,\"campaigned\":0}"),
                new Told(
                        "OktaHookFunction-verify",
                        """
                        {"statusCode":200,
                         "body":"{\\"verification\\":\\"7S0mqYv2lGd4kqJHq7bYv7Yk0zVn5wXw\\"}"}
                        """),
                new Told("OktaHookFunction-verify-without-challenge", "{\"statusCode\":400}"),
                new Told("OktaHookFunction-wrong-secret", "{\"statusCode\":401}"),
                new Told("OktaHookFunction-malformed", "{\"statusCode\":400}"),
                new Told("SweepFunction-every-minute", "{\"hints\":1,\"runs\":0,\"failed\":0}"),
                new Told("OktaHookFunction-batch", ACKNOWLEDGED),
                new Told("OktaHookFunction-deactivated", ACKNOWLEDGED),
                new Told("OktaHookFunction-deactivated-base64", ACKNOWLEDGED),
                new Told("CustomHookFunction-person-left", ACKNOWLEDGED),
                new Told(
                        "LeaverAssessFunction-claim",
                        "{\"outcome\":\"claimed\",\"caseId\":\"" + CASE + "\"}"),
                new Told(
                        "LeaverAssessFunction-assess",
                        "{\"outcome\":\"dwelling\",\"notBefore\":\"2026-11-24T10:01:05Z\"}"),
                new Told(
                        "SlaWatchFunction-check",
                        "{\"outcome\":\"wait\",\"notBefore\":\"2026-11-24T10:05:06Z\"}"),
                new Told(
                        "LeaverAssessFunction-trouble",
                        "{\"outcome\":\"wait\",\"notBefore\":\"2026-11-24T10:00:22Z\"}"),
                new Told("LeaverActFunction-admit", "{\"outcome\":\"admitted\"}"),
                new Told("LeaverActFunction-capture", "{\"outcome\":\"captured\"}"),
                new Told("LeaverActFunction-reset-sessions", SETTLED),
                new Told("LeaverActFunction-sign-out", SETTLED),
                new Told("LeaverActFunction-contain", SETTLED),
                new Told("LeaverActFunction-deactivate", SETTLED),
                new Told("LeaverActFunction-leave", SETTLED),
                new Told("LeaverActFunction-capture-after-cut", CAPTURED_BEFORE),
                new Told("LeaverActFunction-remove-roles", SETTLED),
                new Told("LeaverActFunction-survey", "{\"outcome\":\"surveyed\"}"),
                new Told("LeaverActFunction-end-place", SETTLED),
                new Told("LeaverActFunction-workflows", SETTLED),
                new Told("LeaverVerifyFunction-verify", "{\"outcome\":\"verified\"}"),
                new Told("LeaverVerifyFunction-prove", "{\"outcome\":\"asked\"}"),
                new Told("LeaverVerifyFunction-inventory", "{\"outcome\":\"taken\"}"),
                new Told(
                        "LeaverVerifyFunction-seal",
                        "{\"outcome\":\"sealed\",\"key\":\"evidence/" + CASE + ".json\"}"),
                // A workflow is theirs still: a human sees to it.
                new Told("LeaverVerifyFunction-tend", "{\"outcome\":\"open\"}"),
                new Told("OperatorFunction-residual-list", "{\"statusCode\":200}"),
                new Told("OperatorFunction-departure", "{\"statusCode\":200}"),
                new Told("OperatorFunction-residual-done", "{\"statusCode\":404}"),
                new Told("OperatorFunction-link-list", "{\"statusCode\":200}"),
                new Told("OperatorFunction-link-theirs", "{\"statusCode\":404}"),
                new Told("OperatorFunction-restore-list", "{\"statusCode\":200}"),
                new Told("OperatorFunction-restore-approve", "{\"statusCode\":404}"),
                new Told("OperatorFunction-explain", "{\"statusCode\":200}"),
                new Told("OperatorFunction-plan", "{\"statusCode\":200}"),
                new Told("OperatorFunction-drift-list", "{\"statusCode\":200}"),
                new Told("OperatorFunction-drift-show", "{\"statusCode\":404}"),
                new Told("OperatorFunction-drift-accept", "{\"statusCode\":404}"),
                new Told("OperatorFunction-drift-correct", "{\"statusCode\":404}"),
                new Told("OperatorFunction-drift-status", "{\"statusCode\":200}"),
                // The story's policy names no source.
                new Told("OperatorFunction-reconcile", "{\"statusCode\":409}"),
                new Told("OperatorFunction-adopt-status", "{\"statusCode\":200}"),
                new Told("OperatorFunction-adopt-links", "{\"statusCode\":409}"),
                new Told("OperatorFunction-adopt-links-apply", "{\"statusCode\":409}"),
                new Told("OperatorFunction-adopt-list", "{\"statusCode\":200}"),
                // Nothing was read yet, and the story's policy has no mapping.
                new Told("OperatorFunction-adopt-baseline", "{\"statusCode\":409}"),
                new Told("OperatorFunction-adopt-keep", "{\"statusCode\":404}"),
                new Told("OperatorFunction-campaign-list", "{\"statusCode\":200}"),
                new Told("OperatorFunction-campaign-plan", "{\"statusCode\":404}"),
                new Told("OperatorFunction-campaign-propose", "{\"statusCode\":404}"),
                new Told("OperatorFunction-campaign-decide", "{\"statusCode\":404}"),
                new Told("OperatorFunction-campaign-stop", "{\"statusCode\":404}"),
                new Told("OperatorFunction-world-show", "{\"statusCode\":404}"),
                new Told("OperatorFunction-world-read", "{\"statusCode\":200}"),
                // Whoever is to be given something in the meantime turns out to have left.
                new Told("ProvisionFunction-account", LOOK_AGAIN),
                new Told("ProvisionFunction-attributes", LOOK_AGAIN),
                new Told("ProvisionFunction-compare", LOOK_AGAIN),
                new Told("ProvisionFunction-take", LOOK_AGAIN),
                new Told("ProvisionFunction-convert", LOOK_AGAIN),
                new Told("ProvisionFunction-give", LOOK_AGAIN),
                new Told("ProvisionFunction-propose", LOOK_AGAIN),
                new Told("ProvisionFunction-restore", SETTLED),
                new Told("ProvisionFunction-verify", LOOK_AGAIN),
                new Told("ProvisionFunction-seal", "{\"outcome\":\"sealed\"}"),
                new Told("LeaverAssessFunction-release", "{\"outcome\":\"released\"}"),
                new Told("SweepFunction-run-died", "{\"restarted\":true}"),
                new Told("SweepFunction-watch-died", "{\"restarted\":true}"),
                new Told("ApprovalStepsFunction-release", "{\"outcome\":\"started\"}"),
                new Told("ApprovalStepsFunction-every-minute", "{\"batches\":1,\"failed\":0}"),
                new Told("OktaPollFunction-every-minute", "{\"missedByHooks\":4,\"more\":false}"),
                new Told("OperatorFunction-doctor", "{\"statusCode\":200}"),
                new Told("LeaverAssessFunction-put-off", "{\"outcome\":\"put-off-until\"}"),
                new Told("LeaverAssessFunction-hand-over", "{\"outcome\":\"handed-over\"}"));
    }

    @BeforeAll
    void start() throws Exception {
        runtime =
                LocalRuntime.start(
                        LocalOptions.onFreePorts(Project.path(""), 30), timeline, storysPolicy());
        Table table =
                new Table(
                        new AwsEndpoint(runtime.addresses().aws()).dynamoDb(),
                        "Table",
                        Backoff.sleeping(new Random(1)));
        batches = new DynamoBatches(table);
        holdTwo(table);
        useTheEventsSecret();
        // Shown at once, because no time passes in which it could show.
        runtime.slack().organisation().showDeactivationsAfter(Duration.ZERO);
        suspendWithoutStart(9);
        timeline.advance(Duration.ofSeconds(6));
        leaveWithoutHook(7);
        leaveWithoutHook(8);
    }

    /** So that nobody's access is seen to beside the story, and no dwell ends during it. */
    private static String storysPolicy() {
        String policy = Project.read(Project.path("functions/src/local/resources/policy.yaml"));
        return policy.substring(0, policy.indexOf("\nsources:"))
                .replace("dwell: PT5S", "dwell: PT50S");
    }

    @AfterAll
    void stop() {
        runtime.close();
    }

    @Test
    void every_event_is_told() {
        assertThat(story())
                .extracting(Told::event)
                .containsExactlyInAnyOrderElementsOf(
                        SampleEvent.all().stream().map(SampleEvent::name).toList());
    }

    @ParameterizedTest
    @MethodSource("story")
    void the_deployed_handler_answers(Told told) {
        SampleEvent event = SampleEvent.named(told.event());
        if (told.event().equals("ApprovalStepsFunction-settle")) {
            releaseWhatIsHeld();
        }

        ObjectNode answer = answer(event.function(), event.json());
        timeline.awaitIdle();
        if (told.event().equals("LeaverActFunction-leave")) {
            leaveTheOtherGroups(event);
            // Their lists were read as often as our share of Slack's limit lets us.
            timeline.advance(Duration.ofSeconds(40));
        }

        assertThat(answer.properties()).containsAll(Json.read(told.answer()).properties());
    }

    private ObjectNode answer(String function, JsonNode event) {
        Invocation ended =
                runtime.aws().lambda().invoke(function, Json.write(event).getBytes(UTF_8));
        assertThat(ended).isInstanceOf(Invocation.Answered.class);
        byte[] payload = ((Invocation.Answered) ended).payload();
        return (ObjectNode) Json.read(new String(payload, UTF_8));
    }

    /** As if the breaker had held two people a minute ago. */
    private void holdTwo(Table table) {
        for (int number = 20; number <= 21; number++) {
            CaseId caseId = new CaseId("%032d".formatted(number));
            AccountId account = new AccountId("U000000" + number);
            new DynamoCases(table)
                    .open(
                            new LeaverCase(
                                    caseId,
                                    new PersonId(new SourceId("okta"), person(number)),
                                    "event",
                                    timeline.now(),
                                    timeline.now(),
                                    CaseState.HELD,
                                    Terms.withoutPolicy(),
                                    Optional.empty(),
                                    List.of(new AccountProgress(account, Map.of()))));
            batches.hold(
                    new HeldItem(
                            Change.deactivation(account),
                            new PersonId(new SourceId("okta"), person(number)),
                            caseId,
                            Set.of(HoldReason.DAY_LIMIT),
                            timeline.now(),
                            timeline.now().minusSeconds(61),
                            "0".repeat(64)));
        }
    }

    private void releaseWhatIsHeld() {
        Batch batch = batches.unfinished(1).getFirst();
        assertThat(
                        batches.vote(
                                batch.id(),
                                new Vote(
                                        new ApproverId("kim"),
                                        timeline.now(),
                                        Vote.Scope.ALL,
                                        batch.seal().orElseThrow().digest(),
                                        2,
                                        Choice.RELEASE,
                                        timeline.now().plusSeconds(60)),
                                batches.draft(batch.id(), new ApproverId("kim")).version()))
                .isInstanceOf(Batches.Voted.Counted.class);
    }

    /** The machine sends the step once per group. */
    private void leaveTheOtherGroups(SampleEvent leave) {
        JsonNode capture = SampleEvent.named("LeaverActFunction-capture").json();
        for (JsonNode group : answer(leave.function(), capture).path("groups")) {
            ObjectNode other = leave.json().deepCopy();
            assertThat(answer(leave.function(), other.set("group", group)))
                    .isEqualTo(Json.read(SETTLED));
        }
    }

    private void useTheEventsSecret() {
        secret("CustomHookSecret", CUSTOM_SECRET);
        secret("SsfHookSecret", SIGNALS_SECRET);
        runtime.aws()
                .secrets()
                .put("OktaHookSecret", Json.write(Json.object().put("value", SECRET)));
        runtime.aws()
                .secrets()
                .put(
                        "PushClients",
                        """
                        {"clients": [{"name": "okta", "source": "push", "token": "%s"}]}
                        """
                                .formatted(CLIENT_TOKEN));
        runtime.aws()
                .secrets()
                .put("SlackSigningSecret", Json.write(Json.object().put("value", SIGNING_SECRET)));
        runtime.okta()
                .organisation()
                .hooks()
                .register(runtime.addresses().api().resolve("/hooks/okta"), SECRET);
    }

    private void secret(String name, String value) {
        runtime.aws().secrets().put(name, Json.write(Json.object().put("value", value)));
    }

    /** So that the sweep has something to do; the SDK repeats a start that is refused once. */
    private void suspendWithoutStart(int number) {
        refuseStarts(100);
        runtime.okta().organisation().changeStatus(person(number), "SUSPENDED", true);
        timeline.awaitIdle();
        refuseStarts(0);
    }

    private void refuseStarts(int next) {
        runtime.aws()
                .stepFunctions()
                .refuseNextStarts(
                        next, AwsError.badRequest("ThrottlingException", "Rate exceeded"));
    }

    /** The events bring the hook, the poll the rest. */
    private void leaveWithoutHook(int number) {
        runtime.okta().organisation().changeStatus(person(number), "DEPROVISIONED", false);
    }

    private String person(int number) {
        return runtime.okta().organisation().people().get(number - 1).id();
    }
}
