package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoDrifts;
import dev.rollcall.adapter.dynamodb.DynamoReconciliations;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Reconciliation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;

class ReconcileEndToEndTest {
    private final LocalCompany company = LocalCompany.reconciling(60, policy -> policy);

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void first() {
        boolean ended = company.timeline().runUntil(() -> ended(), Duration.ofHours(1));
        System.out.println("ENDED " + ended + " " + latest());
        drifts().forEach(System.out::println);
        assertThat(ended).isTrue();
    }

    private boolean ended() {
        return reconciliations().latest().filter(Reconciliation::isOver).isPresent();
    }

    private Object latest() {
        return reconciliations().latest();
    }

    private List<DriftRecord> drifts() {
        return new DynamoDrifts(table()).notGone(Drifts.START, 1_000).records();
    }

    private DynamoReconciliations reconciliations() {
        return new DynamoReconciliations(table());
    }

    private Table table() {
        return new Table(
                company.runtime().clients().dynamoDb(), "Table", Backoff.sleeping(new Random(1)));
    }
}
