package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoApprovedPolicy;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.adapter.s3.S3Policies;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.RealTimeline;

import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Starts everything, tells five stories of people who leave, join and move, or one of them, and
 * checks what came of them. Nothing is compared by itself meanwhile: what gets lost in the third
 * story is found because an operator asks.
 */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Chosen chosen;
        try {
            chosen = Chosen.parse(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        Path project = Path.of("").toAbsolutePath();
        Path target = project.resolve("target/demo");
        Files.createDirectories(target);
        System.out.println("Rollcall demo. All of it simulated, on this machine.");
        LocalOptions options = LocalOptions.onFreePorts(project, 500);
        Chronicle chronicle = new Chronicle(System.out);
        try (LocalRuntime runtime = LocalRuntime.start(options, new RealTimeline());
                World world = new World(runtime.addresses());
                S3Presigner presigner = runtime.clients().presigner()) {
            System.out.println("A company of 500 is up at " + runtime.addresses().api());
            play(chosen, runtime, world, presigner, chronicle, target);
        } catch (IOException | RuntimeException broken) {
            broken.printStackTrace(System.out);
            chronicle.expect("the story is told to its end", false, "it broke off");
        }
        boolean met = report(chronicle.checked(), target);
        System.exit(met ? 0 : 1);
    }

    private static void play(
            Chosen chosen,
            LocalRuntime runtime,
            World world,
            S3Presigner presigner,
            Chronicle chronicle,
            Path target)
            throws IOException, InterruptedException {
        Records records =
                new Records(
                        runtime.clients().dynamoDb(),
                        runtime.clients().stepFunctions(),
                        "Table",
                        LocalNames.ref("AWS::Serverless::StateMachine", "Deactivate"),
                        LocalNames.ref("AWS::Serverless::StateMachine", "SlaWatch"));
        EvidenceCheck evidence =
                new EvidenceCheck(
                        runtime.clients().s3(),
                        presigner,
                        world,
                        LocalNames.ref("AWS::S3::Bucket", "EvidenceBucket"));
        ApproversMail mail =
                new ApproversMail(
                        world,
                        new S3Policies(
                                        runtime.clients().s3(),
                                        LocalNames.ref("AWS::S3::Bucket", "PolicyBucket"),
                                        "policy/active.yaml",
                                        new DynamoApprovedPolicy(
                                                new Table(
                                                        runtime.clients().dynamoDb(),
                                                        "Table",
                                                        Backoff.sleeping(new Random(1)))),
                                        Clock.systemUTC())
                                .approvals());
        if (chosen.has(1)) {
            chronicle.begin("Story 1. One leaver, from Okta to evidence.");
            LeaverStory.Told told = new LeaverStory(world, records, System.out).tell();
            chronicle.expect(new Expectations(world, records, told).check());
            chronicle.expect(evidence.check(told.ledger(), target.resolve("evidence.json")));
        }
        if (chosen.has(2)) {
            try (Operator viewer = Operator.named("viewer", runtime.describe())) {
                new JoinerStory(world, records, viewer, chronicle).tell();
            }
        }
        Set<String> not = new HashSet<>(mail.approversThemselves());
        if (chosen.has(3)) {
            // Before many are held: what they take counts along for an hour.
            Terminal operator = Terminal.of("operator", runtime.describe(), target);
            LossCheck check = new LossCheck(world, records, evidence, chronicle);
            new LostEventsStory(world, check, operator, chronicle).tell(not);
        }
        BadSyncStory badSync = new BadSyncStory(world, records, mail, chronicle);
        Optional<Crowd> lost = chosen.has(4) ? Optional.of(badSync.tell()) : Optional.empty();
        lost.ifPresent(crowd -> not.addAll(crowd.people()));
        if (chosen.has(5)) {
            new PartlyReleasedStory(world, records, mail, evidence, chronicle).tell(not);
        }
        if (lost.isPresent()) {
            badSync.compared(lost.get());
        }
        chronicle.begin("At the end.");
        chronicle.expect(
                "no call that Slack's traps forbid was sent in any story",
                world.forbidden().isEmpty(),
                world.forbidden().size() + " such calls");
        chronicle.expect(
                "no function asked AWS for what its role in the template does not allow",
                runtime.aws().refusals().isEmpty(),
                runtime.aws().refusals().size() + " such requests");
    }

    private static boolean report(List<Chronicle.Checked> checked, Path target) throws IOException {
        ArrayNode list = Json.array();
        for (Chronicle.Checked one : checked) {
            list.addObject()
                    .put("story", one.story())
                    .put("expectation", one.expectation().what())
                    .put("met", one.expectation().met())
                    .put("figures", one.expectation().figures());
        }
        long missed = checked.stream().filter(one -> !one.expectation().met()).count();
        boolean met = missed == 0;
        ObjectNode summary = Json.object().put("met", met);
        summary.set("expectations", list);
        Files.writeString(target.resolve("summary.json"), Json.write(summary) + "\n");
        System.out.println();
        System.out.println(
                (met
                                ? "Every expectation is true, " + checked.size() + " in all. "
                                : missed + " of " + checked.size() + " are NOT true. ")
                        + "See target/demo/summary.json and what lies beside it");
        return met;
    }
}
