package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Mailings;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.BatchId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What {@link Mailings} do. */
public abstract class MailingsContract {
    private static final ApproverId KIM = new ApproverId("kim");
    private static final BatchId FIRST = new BatchId("a".repeat(32));
    private static final BatchId SECOND = new BatchId("b".repeat(32));
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private Mailings mailings;

    protected abstract Mailings mailings();

    @BeforeEach
    void take_the_mailings() {
        mailings = mailings();
    }

    @Test
    void one_mail_per_batch() {
        assertThat(begin(FIRST, NOON)).isTrue();
        mailings.sent(KIM, FIRST, NOON);

        assertThat(begin(FIRST, NOON.plus(Duration.ofDays(1)))).isFalse();
    }

    @Test
    void a_later_batch_waits_for_the_pause_to_end() {
        begin(FIRST, NOON);
        mailings.sent(KIM, FIRST, NOON);

        assertThat(begin(SECOND, NOON.plus(PAUSE).minusMillis(1))).isFalse();
        assertThat(begin(SECOND, NOON.plus(PAUSE))).isTrue();
    }

    @Test
    void a_mail_that_was_never_handed_over_is_begun_again_when_the_lease_ends() {
        begin(FIRST, NOON);

        assertThat(begin(FIRST, NOON.plusSeconds(59))).isFalse();
        assertThat(begin(FIRST, NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void approvers_are_mailed_apart() {
        begin(FIRST, NOON);

        assertThat(mailings.begin(new ApproverId("lee"), FIRST, NOON, PAUSE, LEASE)).isTrue();
    }

    @Test
    void what_the_last_mail_was_about_is_known_once_it_was_handed_over() {
        begin(FIRST, NOON);
        assertThat(mailings.lastAbout(KIM)).isEmpty();

        mailings.sent(KIM, FIRST, NOON);
        begin(SECOND, NOON.plus(PAUSE));

        assertThat(mailings.lastAbout(KIM)).contains(FIRST);
        assertThat(mailings.lastAbout(new ApproverId("lee"))).isEmpty();
    }

    @Test
    void of_many_at_once_one_mails() {
        List<Callable<Boolean>> calls =
                IntStream.range(0, 8)
                        .<Callable<Boolean>>mapToObj(_ -> () -> begin(FIRST, NOON))
                        .toList();

        assertThat(Parallel.all(calls)).containsOnlyOnce(true);
    }

    private boolean begin(BatchId batch, Instant now) {
        return mailings.begin(KIM, batch, now, PAUSE, LEASE);
    }
}
