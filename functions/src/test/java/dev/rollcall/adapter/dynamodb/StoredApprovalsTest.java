package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.HeldSamples.CLOSING;
import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.HeldSamples.accounts;
import static dev.rollcall.contract.HeldSamples.decided;
import static dev.rollcall.contract.HeldSamples.item;
import static dev.rollcall.contract.HeldSamples.parked;
import static dev.rollcall.contract.HeldSamples.released;
import static dev.rollcall.contract.HeldSamples.target;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.caseId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ApprovalLinks;
import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.SignIns;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

/** What others see of the items themselves: the breaker, the index, DynamoDB's own deletion. */
class StoredApprovalsTest {
    private static final Instant LATER = NOON.plusSeconds(600);

    private final Table table = TestTable.create(AwsEndpoint.given()).table();
    private final DynamoBatches batches = new DynamoBatches(table);

    @Test
    void a_header_names_its_state_for_whoever_checks_it_in_a_transaction() {
        BatchId id = decided(batches, 1);

        assertThat(table.get(new Key("BATCH#" + id, "BATCH")).orElseThrow().text("state"))
                .isEqualTo("DECIDED");
    }

    @Test
    void only_what_is_parked_is_in_the_index_of_drifts() {
        BatchId id = decided(batches, 1, 2);
        batches.settle(id, target(1), parked(id, LATER));
        assertThat(drift(1).has(PendingIndex.SHARD)).isTrue();
        assertThat(drift(2).has(PendingIndex.SHARD)).isFalse();

        batches.settle(id, target(1), released(id));

        assertThat(drift(1).has(PendingIndex.SHARD)).isFalse();
        assertThat(drift(1).has("disposition")).isFalse();
    }

    @Test
    void a_link_goes_a_month_after_it_expired() {
        new DynamoApprovalLinks(table)
                .record(new ApprovalLinks.Link("hash", new BatchId("1".repeat(32)), KIM, NOON));

        assertThat(table.get(new Key("APPROVAL#hash", "LINK")).orElseThrow().number("expiresAt"))
                .isEqualTo(NOON.plus(Duration.ofDays(30)).getEpochSecond());
    }

    @Test
    void a_used_state_keeps_no_secret_and_goes_when_it_expires() {
        SignIns signIns = new DynamoSignIns(table);
        signIns.begin(new SignIns.Flow("state", "the-verifier", "the-nonce", NOON, LATER));

        signIns.take("state", NOON);

        Attributes used = table.get(new Key("SIGNIN#state", "FLOW")).orElseThrow();
        assertThat(used.values().keySet()).doesNotContain("verifier", "nonce");
        assertThat(used.number("expiresAt")).isEqualTo(LATER.getEpochSecond() + 1);
    }

    @Test
    void a_session_goes_when_it_expires() {
        new DynamoSignIns(table).open(new SignIns.Session("hash", KIM, LATER));

        assertThat(table.get(new Key("SESSION#hash", "SESSION")).orElseThrow().number("expiresAt"))
                .isEqualTo(LATER.getEpochSecond() + 1);
    }

    @Test
    void an_escalation_may_expire_only_once_it_was_sent() {
        Outbox outbox = new DynamoOutbox(table);
        Outbox.Waiting waiting =
                new Outbox.Waiting(
                        "1",
                        new Escalations.Escalation(caseId(1), "late", "Look.", Map.of()),
                        NOON);
        outbox.put(waiting);
        assertThat(escalation().has("expiresAt")).isFalse();

        outbox.sent(waiting);

        assertThat(escalation().number("expiresAt"))
                .isEqualTo(NOON.plus(Duration.ofDays(90)).getEpochSecond());
    }

    @Test
    void what_fills_several_pages_of_a_query_is_taken_over_whole() {
        for (int i = 0; i < 300; i++) {
            batches.hold(withLongText(item(i)));
        }
        BatchId old = BatchHeader.id(ChangeKind.DEACTIVATE, 1);
        batches.close(old, CLOSING);
        BatchId next = batches.hold(item(9_999, LATER));

        batches.close(next, LATER.plusSeconds(30));

        assertThat(batches.find(next).orElseThrow().size()).isEqualTo(301);
        assertThat(accounts(batches, next).subList(0, 300))
                .isEqualTo(IntStream.range(0, 300).mapToObj(Samples::account).toList());
    }

    /** A page of a query ends at one megabyte. */
    private static HeldItem withLongText(HeldItem item) {
        Change change = item.change();
        return new HeldItem(
                new Change(
                        change.kind(),
                        change.account(),
                        change.entitlement(),
                        "x".repeat(5_000),
                        change.after()),
                item.person(),
                item.caseId(),
                item.reasons(),
                item.changedAt(),
                item.heldAt(),
                item.policyDigest());
    }

    private Attributes drift(int number) {
        return table.get(Keys.held(ChangeKind.DEACTIVATE, target(number))).orElseThrow();
    }

    private Attributes escalation() {
        return table.get(new Key("OUTBOX#1", "WAITING")).orElseThrow();
    }
}
