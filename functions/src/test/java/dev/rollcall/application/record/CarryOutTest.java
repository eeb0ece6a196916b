package dev.rollcall.application.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.breaker.StopPosition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class CarryOutTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private final Lamp lamp = new Lamp();

    @Test
    void leaves_intent_reply_and_read_back() {
        assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled());

        assertThat(lamp.pressed()).isOne();
        assertThat(lamp.entries(Kind.INTENT))
                .singleElement()
                .satisfies(entry -> {
                    LedgerEntry.Intent intent = entry.intent().orElseThrow();
                    assertThat(intent.before()).isEqualTo("lit=true");
                    assertThat(intent.after()).isEqualTo("lit=false");
                    assertThat(entry.write()).isEmpty();
                });
        assertThat(lamp.entries(Kind.OUTCOME))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.write().orElseThrow().reply()).isEqualTo("accepted");
                    assertThat(entry.readBack().orElseThrow().asMeant()).isTrue();
                });
    }

    @Test
    void writes_nothing_where_it_is_so_already_but_says_that_it_looked() {
        lamp.putOutByHand();

        assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled());
        assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled());

        assertThat(lamp.pressed()).isZero();
        assertThat(lamp.entries(Kind.INTENT)).isEmpty();
        assertThat(lamp.entries(Kind.OUTCOME))
                .singleElement()
                .satisfies(entry -> assertThat(entry.readBack().orElseThrow().asMeant()).isTrue());
    }

    @Test
    void an_acceptance_proves_nothing_until_it_is_read_back() {
        lamp.answers(new WriteReply.Accepted(), Duration.ofSeconds(30));

        while (lamp.carryOut() instanceof Carried.Awaiting(Instant notBefore)) {
            assertThat(lamp.dark()).isFalse();
            assertThat(notBefore).isAfter(lamp.clock.instant());
            assertThat(lamp.entries(Kind.OUTCOME)).isEmpty();
            lamp.clock.set(notBefore);
        }

        assertThat(lamp.dark()).isTrue();
        assertThat(lamp.pressed()).isOne();
        assertThat(lamp.entries(Kind.OUTCOME)).hasSize(1);
    }

    @Test
    void an_ambiguous_write_that_took_effect_is_not_repeated() {
        lamp.answers(new WriteReply.Ambiguous("timeout"), AT_ONCE);

        assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled());

        assertThat(lamp.pressed()).isOne();
    }

    @Test
    void an_ambiguous_write_without_effect_is_repeated_once_the_grace_is_over() {
        lamp.answers(new WriteReply.Ambiguous("timeout"));
        Instant intended = lamp.clock.instant();
        Carried carried = lamp.carryOut();
        while (carried instanceof Carried.Awaiting(Instant notBefore)) {
            assertThat(lamp.pressed()).isOne();
            lamp.clock.set(notBefore);
            carried = lamp.carryOut();
        }

        assertThat(carried).isEqualTo(new Carried.Settled());
        assertThat(lamp.pressed()).isEqualTo(2);
        assertThat(Duration.between(intended, lamp.clock.instant()))
                .isBetween(Lamp.GRACE, Lamp.GRACE.plusSeconds(15));
        assertThat(lamp.entries(Kind.OUTCOME))
                .extracting(entry -> entry.readBack().orElseThrow().asMeant())
                .containsExactlyInAnyOrder(false, true);
    }

    @Test
    void what_was_definitely_not_done_may_be_sent_from_the_given_time_on() {
        Instant later = lamp.clock.instant().plusSeconds(17);
        lamp.answers(new WriteReply.TryLater(later));

        assertThat(lamp.carryOut()).isEqualTo(new Carried.Later(later));
        lamp.clock.set(later);
        assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled());

        assertThat(lamp.pressed()).isEqualTo(2);
        assertThat(lamp.entries(Kind.OUTCOME)).hasSize(2);
    }

    static List<Refusal> refusals() {
        return List.of(
                new Refusal(new WriteReply.Refused("not_allowed"), "not_allowed"),
                new Refusal(new WriteReply.Defect("invalid_args"), "defect:invalid_args"));
    }

    record Refusal(WriteReply reply, String code) {}

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_is_recorded_and_handed_on(Refusal refusal) {
        lamp.answers(refusal.reply());

        assertThat(lamp.carryOut()).isEqualTo(new Carried.Refused(refusal.code()));

        assertThat(lamp.entries(Kind.OUTCOME))
                .singleElement()
                .satisfies(entry -> assertThat(entry.readBack()).isEmpty());
    }

    @Test
    void a_superseded_run_writes_nothing() {
        lamp.runs.renew(lamp.ticket, Instant.MAX);

        assertThat(lamp.carryOut()).isEqualTo(new Carried.Fenced());

        assertThat(lamp.pressed()).isZero();
        assertThat(lamp.entries(Kind.INTENT)).isEmpty();
    }

    @Test
    void a_second_delivery_awaits_what_the_first_one_sent() {
        lamp.answers(new WriteReply.Accepted(), Duration.ofSeconds(5));
        lamp.carryOut();

        assertThat(lamp.carryOut()).isInstanceOf(Carried.Awaiting.class);

        assertThat(lamp.pressed()).isOne();
    }

    @Test
    void a_second_delivery_that_looked_before_the_first_one_settled_sends_nothing() {
        lamp.whileLooking(() -> assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled()));

        assertThat(lamp.carryOut()).isInstanceOf(Carried.Awaiting.class);

        assertThat(lamp.pressed()).isOne();
    }

    @Test
    void later_attempts_stay_apart_from_earlier_ones() {
        lamp.carryOut();
        lamp.lightByHand();

        assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled());

        assertThat(lamp.pressed()).isEqualTo(2);
        assertThat(lamp.entries(Kind.INTENT))
                .extracting(entry -> entry.intent().orElseThrow().attempt())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void while_everything_is_stopped_nothing_is_intended_or_sent_and_later_it_is() {
        lamp.stop.throwTo(StopPosition.ALL);

        assertThat(lamp.carryOut())
                .isEqualTo(new Carried.Later(lamp.clock.instant().plus(Duration.ofMinutes(15))));
        assertThat(lamp.pressed()).isZero();
        assertThat(lamp.entries(Kind.INTENT)).isEmpty();

        lamp.stop.throwTo(StopPosition.OFF);
        assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled());
        assertThat(lamp.pressed()).isOne();
    }

    @Test
    void what_contains_is_sent_while_everything_is_stopped() {
        lamp.effect = Effect.CONTAINS;
        lamp.stop.throwTo(StopPosition.ALL);

        assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled());
        assertThat(lamp.pressed()).isOne();
    }

    @Test
    void what_was_sent_before_the_stop_is_still_read_back() {
        lamp.answers(new WriteReply.Accepted(), Duration.ofSeconds(5));
        lamp.carryOut();
        lamp.stop.throwTo(StopPosition.ALL);
        lamp.clock.advance(Duration.ofSeconds(5));

        assertThat(lamp.carryOut()).isEqualTo(new Carried.Settled());
        assertThat(lamp.entries(Kind.OUTCOME)).hasSize(1);
    }

    @Test
    void a_write_refused_for_days_takes_hardly_more_reads_than_the_first() {
        for (int days = 0; days < 1000; days++) {
            lamp.answers(new WriteReply.Refused("not_allowed"));
            lamp.carryOut();
        }
        int before = lamp.reads();

        lamp.answers(new WriteReply.Refused("not_allowed"));
        assertThat(lamp.carryOut()).isEqualTo(new Carried.Refused("not_allowed"));

        assertThat(lamp.pressed()).isEqualTo(1001);
        assertThat(lamp.reads() - before).isLessThan(30);
    }
}
