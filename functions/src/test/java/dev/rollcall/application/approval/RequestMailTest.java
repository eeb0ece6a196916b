package dev.rollcall.application.approval;

import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ApproverMail.Mail;
import dev.rollcall.contract.HeldSamples;
import dev.rollcall.domain.access.Labels;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.testing.InMemoryBatches;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.ZoneId;
import java.util.Map;

class RequestMailTest {
    private static final URI LINK = URI.create("https://rollcall.example/approve/secret-1");

    @Test
    void says_how_many_why_until_when_and_where() {
        Mail mail = mail(1, "UTC", 1, 2, 3);

        assertThat(mail.subject()).isEqualTo("Rollcall holds 3 deactivations for your decision");
        assertThat(mail.body())
                .contains("3 deactivations")
                .contains("more within an hour than the policy allows (3)")
                .contains("more within a day than the policy allows (3)")
                .contains(LINK.toString())
                .contains("Digest " + HeldSamples.seal(1).digest());
    }

    @Test
    void one_change_is_told_in_the_singular() {
        assertThat(mail(1, "UTC", 1).subject())
                .isEqualTo("Rollcall holds 1 deactivation for your decision");
    }

    /** Mail goes through other companies' machines. */
    @Test
    void names_nobody() {
        Mail mail = mail(1, "UTC", 1, 2);

        assertThat(mail.subject() + mail.body())
                .doesNotContain(account(1).value(), account(2).value(), "00u1", "00u2");
    }

    @Test
    void a_second_approver_is_spoken_of_only_where_two_must_decide() {
        assertThat(mail(2, "UTC", 1, 2).body()).contains("Two approvers must decide");
        assertThat(mail(1, "UTC", 1, 2).body()).doesNotContain("Two approvers");
    }

    @Test
    void the_end_is_told_in_the_approvers_own_time() {
        assertThat(mail(1, "UTC", 1).body()).contains("It is good until 4 Mar 2026 20:00 UTC.");
        assertThat(mail(1, "Asia/Tokyo", 1).body()).contains("JST");
    }

    private static Mail mail(int quorum, String zone, int... accounts) {
        InMemoryBatches batches = new InMemoryBatches();
        BatchId id = HeldSamples.pending(batches, quorum, accounts);
        return new RequestMail(
                        batches.find(id).orElseThrow(),
                        batches.items(id),
                        new Labels(Map.of()),
                        false)
                .to(ZoneId.of(zone), false, LINK);
    }
}
