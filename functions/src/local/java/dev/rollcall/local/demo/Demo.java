package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.RealTimeline;

import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts everything, lets one person leave, and checks what came of it. */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of("").toAbsolutePath();
        Path target = project.resolve("target/demo");
        Files.createDirectories(target);
        System.out.println(
                "Rollcall demo: one leaver, from Okta to evidence. All of it simulated.");
        LocalOptions options = LocalOptions.onFreePorts(project, 500);
        List<Expectation> expectations;
        try (LocalRuntime runtime = LocalRuntime.start(options, new RealTimeline());
                World world = new World(runtime.addresses())) {
            System.out.println("A company of 500 is up at " + runtime.addresses().api());
            expectations = play(runtime, world, target);
        }
        boolean met = report(expectations, target);
        System.exit(met ? 0 : 1);
    }

    private static List<Expectation> play(LocalRuntime runtime, World world, Path target)
            throws Exception {
        Records records =
                new Records(
                        runtime.clients().dynamoDb(),
                        runtime.clients().stepFunctions(),
                        "Table",
                        LocalNames.ref("AWS::Serverless::StateMachine", "Deactivate"),
                        LocalNames.ref("AWS::Serverless::StateMachine", "SlaWatch"));
        LeaverStory.Told told = new LeaverStory(world, records, System.out).tell();
        List<Expectation> all = new ArrayList<>(new Expectations(world, records, told).check());
        try (S3Presigner presigner = runtime.clients().presigner()) {
            EvidenceCheck evidence =
                    new EvidenceCheck(
                            runtime.clients().s3(),
                            presigner,
                            world,
                            LocalNames.ref("AWS::S3::Bucket", "EvidenceBucket"));
            all.addAll(evidence.check(told.ledger(), target.resolve("evidence.json")));
        }
        return all;
    }

    private static boolean report(List<Expectation> expectations, Path target) throws Exception {
        System.out.println();
        ArrayNode list = Json.array();
        boolean met = true;
        for (Expectation expectation : expectations) {
            met &= expectation.met();
            System.out.println(
                    (expectation.met() ? "  true   " : "  FALSE  ")
                            + expectation.what()
                            + "  ("
                            + expectation.figures()
                            + ")");
            list.addObject()
                    .put("expectation", expectation.what())
                    .put("met", expectation.met())
                    .put("figures", expectation.figures());
        }
        ObjectNode summary = Json.object().put("met", met);
        summary.set("expectations", list);
        Files.writeString(target.resolve("summary.json"), Json.write(summary) + "\n");
        System.out.println();
        System.out.println(
                (met ? "Every expectation is true. " : "Not every expectation is true. ")
                        + "See target/demo/summary.json and target/demo/evidence.json");
        return met;
    }
}
