package dev.rollcall.contract;

import static dev.rollcall.contract.SomeCampaign.MADE;
import static dev.rollcall.contract.SomeCampaign.UNTIL;
import static dev.rollcall.contract.SomeCampaign.account;
import static dev.rollcall.contract.SomeCampaign.approved;
import static dev.rollcall.contract.SomeCampaign.planned;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignState;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a {@link Breaker} does with what people approved as a campaign. */
public abstract class CampaignChangesContract {
    private static final Campaign CAMPAIGN = approved("autumn", 250, 20);
    private static final Held LAPSED = new Held(Set.of(HoldReason.APPROVAL_LAPSED));

    private BreakerFixture fixture;
    private Breaker breaker;

    protected abstract BreakerFixture fixture();

    @BeforeEach
    void take_the_breaker() {
        fixture = fixture();
        breaker = fixture.breaker();
    }

    @Test
    void is_admitted_beyond_every_limit_and_counted_apart() {
        approve();

        assertThat(IntStream.range(0, 60).mapToObj(i -> take(i, MADE)))
                .allMatch(answer -> answer instanceof Admitted);
        assertThat(breaker.admitted(kind()).within(dev.rollcall.domain.breaker.Window.DAY, MADE))
                .isZero();
        assertThat(take(0, MADE)).isEqualTo(admitted(0, MADE));
    }

    @Test
    void one_that_is_not_approved_admits_nothing() {
        assertThat(take(0, MADE)).as("never heard of").isEqualTo(LAPSED);

        fixture.campaigns().replace(Optional.empty(), planned("autumn", 250, 20));
        assertThat(take(0, MADE)).as("planned only").isEqualTo(LAPSED);
    }

    @Test
    void one_that_was_stopped_or_is_over_admits_nothing_more() {
        approve();
        Instant dayAfter = UNTIL.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

        assertThat(take(0, dayAfter.minusNanos(1))).isInstanceOf(Admitted.class);
        assertThat(take(1, dayAfter)).isEqualTo(LAPSED);

        fixture.campaigns()
                .replace(Optional.of(CAMPAIGN), CAMPAIGN.ended(CampaignState.STOPPED, "operator"));
        assertThat(take(2, MADE)).isEqualTo(LAPSED);
    }

    @Test
    void another_list_of_the_same_name_is_another_campaign() {
        fixture.campaigns().replace(Optional.empty(), approved("autumn", 3, 20));

        assertThat(take(0, MADE)).isEqualTo(LAPSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"BULK", "ALL"})
    void both_positions_of_the_stop_switch_hold_it(StopPosition position) {
        approve();
        fixture.throwTo(position);

        assertThat(take(0, MADE)).isEqualTo(new Held(Set.of(HoldReason.STOPPED)));

        fixture.throwTo(StopPosition.OFF);
        assertThat(take(0, MADE)).isEqualTo(admitted(0, MADE));
    }

    @Test
    void asked_for_by_many_at_once_it_is_one_admission() {
        approve();

        assertThat(Parallel.all(Collections.nCopies(8, () -> take(0, MADE))))
                .containsOnly(admitted(0, MADE));
        assertThat(breaker.admittedSince(kind(), MADE, 9)).hasSize(1);
    }

    private void approve() {
        fixture.campaigns().replace(Optional.empty(), CAMPAIGN);
    }

    private Admission take(int number, Instant now) {
        return breaker.admitApproved(change(number), CAMPAIGN, now);
    }

    private static Change change(int number) {
        return Change.removal(account(number), SomeCampaign.THING);
    }

    private static ChangeKind kind() {
        return change(0).kind();
    }

    private static Admitted admitted(int number, Instant at) {
        return new Admitted(kind(), change(number).target(), at, Optional.of(CAMPAIGN.id()));
    }
}
