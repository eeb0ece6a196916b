package dev.rollcall.browser;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoBatches;
import dev.rollcall.adapter.dynamodb.DynamoProfiles;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Profiles;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.platform.Hashes;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What the table says of those who are held. */
final class HeldPeople {
    private static final int MOST_LISTS = 20;

    private final Batches batches;
    private final Profiles profiles;

    HeldPeople(DynamoDbClient dynamoDb) {
        Table table = new Table(dynamoDb, "Table", Backoff.sleeping(new Random(1)));
        batches = new DynamoBatches(table);
        profiles = new DynamoProfiles(table);
    }

    boolean isHeld(OktaPerson person) {
        return drift(person).isPresent();
    }

    /** Returns the list on which the person waits. */
    Optional<BatchId> batchOf(OktaPerson person) {
        return drift(person)
                .map(HeldDrift::state)
                .filter(State.Waiting.class::isInstance)
                .map(waiting -> ((State.Waiting) waiting).batch());
    }

    boolean isCollecting() {
        return batches.unfinished(MOST_LISTS).stream()
                .anyMatch(batch -> batch.state() == BatchState.COLLECTING);
    }

    BatchState state(BatchId id) {
        return batches.find(id).orElseThrow().state();
    }

    List<Vote> votes(BatchId id) {
        return batches.find(id).orElseThrow().votes();
    }

    /** Puts people on the list that collects, as the breaker does. */
    void hold(List<OktaPerson> people, HoldReason reason, Instant now) {
        for (OktaPerson person : people) {
            PersonId id = new PersonId(new SourceId("okta"), person.id());
            profiles.keep(
                    id, new Profile(person.firstName() + " " + person.lastName(), person.login()));
            batches.hold(
                    new HeldItem(
                            Change.deactivation(account(person)),
                            id,
                            new CaseId(Hashes.sha256(person.id()).substring(0, 32)),
                            Set.of(reason),
                            now,
                            now,
                            "policy"));
        }
    }

    /** Lets people wait no more, as if they had come back. */
    void letGo(List<OktaPerson> people) {
        people.forEach(person -> batches.close(ChangeKind.DEACTIVATE, account(person)));
    }

    private Optional<HeldDrift> drift(OktaPerson person) {
        return batches.held(ChangeKind.DEACTIVATE, account(person));
    }

    private static AccountId account(OktaPerson person) {
        return new AccountId(person.slackId());
    }
}
