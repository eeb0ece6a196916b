package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoApprovedPolicy;
import dev.rollcall.adapter.dynamodb.DynamoCursors;
import dev.rollcall.adapter.dynamodb.DynamoDrifts;
import dev.rollcall.adapter.dynamodb.DynamoLedger;
import dev.rollcall.adapter.dynamodb.DynamoReconciliations;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.adapter.s3.S3Policies;
import dev.rollcall.adapter.s3.S3Snapshots;
import dev.rollcall.adapter.sfn.SfnReconcileRuns;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.reconcile.BeginReconciliation;
import dev.rollcall.application.reconcile.ReconcileTrail;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.runtime.Clients;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Begins comparisons of a company, follows them, and shows what came of them. */
final class Reconciles {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final LocalCompany company;
    private final Clients clients;
    private final Table table;
    private int begun;

    Reconciles(LocalCompany company) {
        this.company = company;
        this.clients = company.runtime().clients();
        this.table = new Table(clients.dynamoDb(), "Table", Backoff.sleeping(new Random(1)));
    }

    /** Begins one as an operator does. */
    void begin() {
        begun++;
        assertThat(
                        new BeginReconciliation(
                                        reconciliations(),
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
                                                company.timeline().clock()),
                                        enterprise(),
                                        new DynamoCursors(table),
                                        new ReconcileTrail(new DynamoLedger(table)),
                                        () -> "%08x".formatted(begun),
                                        Duration.ofHours(4),
                                        company.timeline().clock())
                                .now())
                .isInstanceOf(BeginReconciliation.Outcome.Begun.class);
    }

    /** Lets time pass until it is over, and nobody is at work on anybody. */
    void end() {
        assertThat(company.timeline().runUntil(() -> isOver() && company.atRest(), LONGEST))
                .as("the reconciliation ends: %s", latest())
                .isTrue();
    }

    boolean isOver() {
        return latest().isOver();
    }

    boolean isCorrecting() {
        return latest().phase().compareTo(Phase.COMPARING) > 0;
    }

    Reconciliation latest() {
        return reconciliations().latest().orElseThrow();
    }

    /** Returns all drift that is not gone. */
    List<DriftRecord> open() {
        return new DynamoDrifts(table).notGone(Drifts.START, 10_000).records();
    }

    /** Returns a document of the latest. */
    String document(String name) {
        return new S3Snapshots(clients.s3(), LocalNames.ref("AWS::S3::Bucket", "SnapshotBucket"))
                .document(latest().id(), name)
                .map(bytes -> new String(bytes, UTF_8))
                .orElse("");
    }

    private DynamoReconciliations reconciliations() {
        return new DynamoReconciliations(table);
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
