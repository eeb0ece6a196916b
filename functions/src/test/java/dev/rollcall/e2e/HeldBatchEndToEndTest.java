package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoBatches;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.approval.BatchDigest;
import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Held batches through the deployed functions and machines. The decision is put into the table as
 * the page puts it, and nobody wakes the execution: what was decided and not sent is swept.
 */
class HeldBatchEndToEndTest {
    private static final ApproverId KIM = new ApproverId("kim");
    private static final List<Integer> LEAVERS = IntStream.range(30, 42).boxed().toList();

    private final LocalCompany company = LocalCompany.of(90).alike();
    private final Batches batches =
            new DynamoBatches(
                    new Table(
                            company.runtime().clients().dynamoDb(),
                            "Table",
                            Backoff.sleeping(new Random(1))));

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void a_part_is_released_and_done_and_the_rest_stays() {
        LEAVERS.forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(4));
        Batch held = pending();
        assertThat(held.size()).isEqualTo(LEAVERS.size());
        assertThat(LEAVERS).allMatch(company::active);

        decide(held, Vote.Scope.PART, List.of(account(30), account(31)), Choice.NOT_NOW);
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(LEAVERS.stream().filter(n -> !company.active(n))).containsExactly(30, 31);
        assertThat(List.of(30, 31)).allMatch(company::out).allMatch(company::verified);
        assertThat(batches.find(held.id()).orElseThrow().state()).isEqualTo(BatchState.DONE);
        assertThat(company.executions("rollcall-approve", "RUNNING")).isEmpty();
    }

    @Test
    void a_source_that_was_wrong_and_is_mended_leaves_nothing_open() {
        LEAVERS.forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(4));
        decide(pending(), Vote.Scope.NONE, List.of(), Choice.SOURCE_WRONG);
        company.timeline().advance(Duration.ofMinutes(3));

        LEAVERS.forEach(n ->
                company.runtime()
                        .okta()
                        .organisation()
                        .changeStatus(company.person(n), "ACTIVE", true));
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(LEAVERS).allMatch(company::active);
        assertThat(batches.unfinished(10)).isEmpty();
        assertThat(LEAVERS)
                .allMatch(n -> batches.held(ChangeKind.DEACTIVATE, account(n)).isEmpty());
    }

    private Batch pending() {
        return batches.unfinished(10).stream()
                .filter(batch -> batch.state() == BatchState.PENDING)
                .findFirst()
                .orElseThrow();
    }

    private void decide(Batch batch, Vote.Scope scope, List<AccountId> released, Choice rest) {
        batches.choose(
                batch.id(),
                KIM,
                released.stream().collect(Collectors.toMap(a -> a, _ -> Choice.RELEASE)));
        String digest =
                BatchDigest.of(
                        released.stream().map(Change::deactivation).toList(),
                        batch.seal().orElseThrow().policyDigest());
        Vote vote =
                new Vote(
                        KIM,
                        company.timeline().now(),
                        scope,
                        digest,
                        released.size(),
                        rest,
                        company.timeline().now().plus(Duration.ofDays(2)));
        assertThat(batches.vote(batch.id(), vote, batches.draft(batch.id(), KIM).version()))
                .isInstanceOf(Batches.Voted.Counted.class);
    }

    private AccountId account(int number) {
        return new AccountId(company.account(number).id());
    }
}
