package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoBatches;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.browser.ApproverBrowser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Somebody has the task's token and the right to use it: that is worth nothing. */
class ForgedWakeUpTest {
    private static final int KIM = 11;
    private static final List<Integer> LEAVERS = IntStream.range(30, 42).boxed().toList();
    private static final String RELEASES = "{\"outcome\":\"decided\",\"scope\":\"ALL\"}";

    private final LocalCompany company = LocalCompany.of(90).alike();
    private final SfnClient stepFunctions = company.runtime().clients().stepFunctions();
    private final Batches batches =
            new DynamoBatches(
                    new Table(
                            company.runtime().clients().dynamoDb(),
                            "Table",
                            Backoff.sleeping(new Random(1))));
    private final ApproverBrowser kim = new ApproverBrowser(company.person(KIM));

    @BeforeEach
    void hold() {
        LEAVERS.forEach(company::leaves);
        company.timeline().advance(Duration.ofMinutes(4));
    }

    @AfterEach
    void close() {
        kim.close();
        company.close();
    }

    @Test
    void a_wake_up_without_a_decision_releases_nobody_and_the_batch_waits_on() {
        Batch held = pending();
        String token = token(held);
        int mails = company.mails("for your decision").size();

        success(token);
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(LEAVERS).allMatch(company::active);
        assertThat(pending().id()).isEqualTo(held.id());
        assertThat(token(held)).as("it waits again, with another token").isNotEqualTo(token);
        assertThat(company.executions("rollcall-approve", "RUNNING")).hasSize(1);
        assertThat(company.mails("for your decision")).as("nobody is mailed twice").hasSize(mails);

        kim.release(
                kim.open(link()),
                List.of(company.account(30).id(), company.account(31).id()),
                "NOT_NOW");
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(LEAVERS.stream().filter(n -> !company.active(n))).containsExactly(30, 31);
        assertThat(batches.find(held.id()).orElseThrow().state()).isEqualTo(BatchState.DONE);
    }

    /** So often that the execution hands over to another one. */
    @Test
    void wake_ups_without_end_do_not_take_the_batch_from_its_approvers() {
        Batch held = pending();
        for (int n = 0; n < 220; n++) {
            String token = token(held);
            try {
                success(token);
            } catch (SfnException _) {
                // This one has handed over; the next minute starts another.
                company.timeline().advance(Duration.ofMinutes(1));
            }
            company.timeline().advance(Duration.ofSeconds(1));
        }
        company.timeline().advance(Duration.ofMinutes(2));

        assertThat(LEAVERS).allMatch(company::active);
        assertThat(pending().id()).isEqualTo(held.id());
        assertThat(company.executions("rollcall-approve", "")).hasSizeGreaterThan(1);
        assertThat(company.executions("rollcall-approve", "RUNNING")).hasSize(1);

        kim.reject(kim.open(link()), "NOT_NOW");
        company.timeline().advance(Duration.ofMinutes(2));

        assertThat(batches.find(held.id()).orElseThrow().state()).isEqualTo(BatchState.DONE);
    }

    @Test
    void a_token_that_was_used_is_refused_and_changes_nothing() {
        Batch held = pending();
        String used = token(held);
        success(used);
        company.timeline().advance(Duration.ofMinutes(1));
        String waiting = token(held);

        assertThatExceptionOfType(SfnException.class).isThrownBy(() -> success(used));
        company.timeline().advance(Duration.ofMinutes(5));

        assertThat(LEAVERS).allMatch(company::active);
        assertThat(pending().id()).isEqualTo(held.id());
        assertThat(token(held)).as("nothing was woken").isEqualTo(waiting);
    }

    @Test
    void a_token_of_an_execution_that_has_ended_is_refused_and_changes_nothing() {
        Batch held = pending();
        String token = token(held);
        kim.reject(kim.open(link()), "NOT_NOW");
        company.timeline().advance(Duration.ofMinutes(5));
        Batch ended = batches.find(held.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(BatchState.DONE);

        assertThatExceptionOfType(SfnException.class).isThrownBy(() -> success(token));
        company.timeline().advance(Duration.ofMinutes(5));

        assertThat(batches.find(held.id())).hasValue(ended);
        assertThat(company.executions("rollcall-approve", "RUNNING")).isEmpty();
        assertThat(LEAVERS).allMatch(company::active);
    }

    private void success(String token) {
        stepFunctions.sendTaskSuccess(request -> request.taskToken(token).output(RELEASES));
    }

    private String token(Batch batch) {
        return batches.token(batch.id()).orElseThrow();
    }

    private Batch pending() {
        return batches.unfinished(10).stream()
                .filter(batch -> batch.state() == BatchState.PENDING)
                .findFirst()
                .orElseThrow();
    }

    private URI link() {
        return company.mails("for your decision").stream()
                .filter(mail -> mail.to().startsWith("kim@"))
                .map(Mail::links)
                .map(links -> URI.create(links.getFirst()))
                .toList()
                .getLast();
    }
}
