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
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.browser.ApproverBrowser;
import dev.rollcall.local.browser.Page;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Held batches through the deployed functions and machines, decided on the page: an approver opens
 * the link of the mail, signs in at the issuer and types the phrase, over real HTTP.
 */
class HeldBatchEndToEndTest {
    private static final int KIM = 11;
    private static final int LEE = 12;
    private static final List<Integer> LEAVERS = IntStream.range(30, 42).boxed().toList();

    private final LocalCompany company = LocalCompany.of(90).alike();
    private final Batches batches =
            new DynamoBatches(
                    new Table(
                            company.runtime().clients().dynamoDb(),
                            "Table",
                            Backoff.sleeping(new Random(1))));
    private final ApproverBrowser kim = new ApproverBrowser(company.person(KIM));
    private final ApproverBrowser lee = new ApproverBrowser(company.person(LEE));

    @AfterEach
    void close() {
        kim.close();
        lee.close();
        company.close();
    }

    @Test
    void a_part_is_released_and_done_and_the_rest_stays() {
        LEAVERS.forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(4));
        Batch held = pending();
        assertThat(held.size()).isEqualTo(LEAVERS.size());
        assertThat(LEAVERS).allMatch(company::active);

        Page decided =
                kim.release(
                        kim.open(newest("kim")),
                        List.of(account(30).value(), account(31).value()),
                        "NOT_NOW");
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(decided.heading()).isEqualTo("Decided");
        assertThat(LEAVERS.stream().filter(n -> !company.active(n))).containsExactly(30, 31);
        assertThat(List.of(30, 31)).allMatch(company::out).allMatch(company::verified);
        assertThat(batches.find(held.id()).orElseThrow().state()).isEqualTo(BatchState.DONE);
        assertThat(company.executions("rollcall-approve", "RUNNING")).isEmpty();
    }

    @Test
    void whoever_is_released_waits_no_longer_for_the_sign_out_of_those_who_are_held() {
        company.runtime()
                .slack()
                .faults()
                .add(
                        FaultRule.until(
                                company.timeline().now().plus(Duration.ofMinutes(2)),
                                "session.reset",
                                new Fault.RateLimit(Duration.ofMinutes(30))));
        LEAVERS.forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(3));
        assertThat(LEAVERS).anyMatch(n -> company.account(n).sessions() > 0);

        kim.release(kim.open(newest("kim")), List.of(account(30).value()), "NOT_NOW");
        company.timeline().advance(Duration.ofMinutes(2));

        assertThat(company.active(30)).isFalse();
        assertThat(LEAVERS.stream().filter(company::active)).hasSize(LEAVERS.size() - 1);
    }

    @Test
    void a_source_that_was_wrong_and_is_mended_leaves_nothing_open() {
        LEAVERS.forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(4));
        Page decided = kim.reject(kim.open(newest("kim")), "SOURCE_WRONG");
        company.timeline().advance(Duration.ofMinutes(3));

        assertThat(decided.html()).contains("You rejected all 12");
        assertThat(lee.open(newest("lee")).heading()).isEqualTo("Others have decided already");

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

    @Test
    void a_storm_right_after_a_decision_is_put_before_the_approvers_at_once() {
        LEAVERS.forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(2));
        kim.reject(kim.open(newest("kim")), "NOT_NOW");

        IntStream.range(50, 62).forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(2));

        assertThat(kim.open(newest("kim")).heading())
                .isEqualTo("12 deactivations wait for your decision");
        assertThat(company.mails("for your decision"))
                .as("two lists to each of three approvers")
                .hasSize(6);
    }

    /** As if the page had died between the two: what was decided and not sent is swept. */
    @Test
    void a_decision_that_the_execution_was_not_told_of_counts_all_the_same() {
        LEAVERS.forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(4));
        Batch held = pending();
        ApproverId approver = new ApproverId("kim");
        String nobody = BatchDigest.of(List.of(), held.seal().orElseThrow().policyDigest());
        Instant now = company.timeline().now();
        Vote vote =
                new Vote(
                        approver,
                        now,
                        Vote.Scope.NONE,
                        nobody,
                        0,
                        Choice.NOT_NOW,
                        now.plus(Duration.ofDays(2)));
        assertThat(batches.vote(held.id(), vote, batches.draft(held.id(), approver).version()))
                .isInstanceOf(Batches.Voted.Counted.class);

        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(batches.find(held.id()).orElseThrow().state()).isEqualTo(BatchState.DONE);
        assertThat(company.executions("rollcall-approve", "RUNNING")).isEmpty();
        assertThat(LEAVERS).allMatch(company::active);
    }

    private Batch pending() {
        return batches.unfinished(10).stream()
                .filter(batch -> batch.state() == BatchState.PENDING)
                .findFirst()
                .orElseThrow();
    }

    private URI newest(String approver) {
        List<Mail> mails =
                company.mails("for your decision").stream()
                        .filter(mail -> mail.to().startsWith(approver + "@"))
                        .toList();
        return URI.create(mails.getLast().links().getFirst());
    }

    private AccountId account(int number) {
        return new AccountId(company.account(number).id());
    }
}
