package dev.rollcall.bench;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoApprovedPolicy;
import dev.rollcall.adapter.dynamodb.DynamoCursors;
import dev.rollcall.adapter.dynamodb.DynamoLedger;
import dev.rollcall.adapter.dynamodb.DynamoReconciliations;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.adapter.s3.S3Policies;
import dev.rollcall.adapter.sfn.SfnReconcileRuns;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.reconcile.BeginReconciliation;
import dev.rollcall.application.reconcile.ReconcileTrail;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.runtime.Clients;
import dev.rollcall.local.runtime.LocalRuntime;

import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** A reconciliation that is begun as an operator begins it, and how far it is. */
final class Begun {
    private final Clients clients;
    private final Clock clock;
    private final Table table;

    Begun(LocalRuntime runtime, Clock clock) {
        this.clients = runtime.clients();
        this.clock = requireNonNull(clock, "clock is null");
        this.table = new Table(clients.dynamoDb(), "Table", Backoff.sleeping(new Random(1)));
    }

    /** Begins it. */
    void now() {
        BeginReconciliation.Outcome outcome =
                new BeginReconciliation(
                                new DynamoReconciliations(table),
                                new SfnReconcileRuns(
                                        clients.stepFunctions(),
                                        LocalNames.ref(
                                                "AWS::Serverless::StateMachine",
                                                "rollcall-reconcile")),
                                new S3Policies(
                                        clients.s3(),
                                        LocalNames.ref("AWS::S3::Bucket", "PolicyBucket"),
                                        "policy/active.yaml",
                                        new DynamoApprovedPolicy(table),
                                        clock),
                                enterprise(),
                                new DynamoCursors(table),
                                new ReconcileTrail(new DynamoLedger(table)),
                                () -> "00000001",
                                Duration.ofHours(4),
                                clock)
                        .now();
        if (!(outcome instanceof BeginReconciliation.Outcome.Begun)) {
            throw new IllegalStateException("Nothing was begun: " + outcome);
        }
    }

    Reconciliation latest() {
        return new DynamoReconciliations(table).latest().orElseThrow();
    }

    private static SlackCapabilities enterprise() {
        return new SlackCapabilities() {
            @Override
            public Capabilities detect() {
                throw new IllegalStateException("Nobody asks for more than the plan");
            }

            @Override
            public SlackPlan plan() {
                return SlackPlan.ENTERPRISE;
            }
        };
    }
}
