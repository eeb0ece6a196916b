package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Stays;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.stay.StayFinding;
import dev.rollcall.domain.stay.StayRecord;
import dev.rollcall.domain.stay.Told;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@link Stays} do. */
public abstract class StaysContract {
    private static final Instant END = Instant.parse("2027-03-31T22:00:00Z");

    private Stays stays;

    protected abstract Stays fresh();

    @BeforeEach
    void furnish() {
        stays = fresh();
    }

    @Test
    void keep_what_was_kept_last_of_each_person() {
        stays.keep(until(ANA, END));
        StayRecord told =
                new StayRecord(
                        ANA,
                        Optional.empty(),
                        Set.of(StayFinding.NO_SPONSOR, StayFinding.PAST_END_DATE));
        stays.keep(told);
        stays.keep(until(BEN, END));

        assertThat(stays.of(ANA)).isEqualTo(told);
        assertThat(stays.of(BEN)).isEqualTo(until(BEN, END));
    }

    @Test
    void know_nothing_of_whom_nothing_was_kept() {
        assertThat(stays.of(ANA)).isEqualTo(StayRecord.settled(ANA));
    }

    @Test
    void are_due_from_the_end_on_the_earliest_first() {
        stays.keep(until(ANA, END));
        stays.keep(until(BEN, END.minusSeconds(1)));

        assertThat(stays.due(END.minusMillis(1), 10))
                .containsExactly(until(BEN, END.minusSeconds(1)));
        assertThat(stays.due(END, 10))
                .containsExactly(until(BEN, END.minusSeconds(1)), until(ANA, END));
        assertThat(stays.due(END, 1)).containsExactly(until(BEN, END.minusSeconds(1)));
    }

    @Test
    void an_end_that_was_moved_is_due_then_and_one_that_was_taken_away_never() {
        stays.keep(until(ANA, END));
        stays.keep(until(ANA, END.plus(Duration.ofDays(1))));
        stays.keep(until(BEN, END));
        stays.keep(StayRecord.settled(BEN));

        assertThat(stays.due(END, 10)).isEmpty();
        assertThat(stays.due(END.plus(Duration.ofDays(1)), 10)).hasSize(1);
        assertThat(stays.of(BEN)).isEqualTo(StayRecord.settled(BEN));
    }

    @Test
    void who_was_asked_for_is_due_no_more_unless_the_end_was_moved_meanwhile() {
        StayRecord open = new StayRecord(ANA, Optional.of(END), Set.of(StayFinding.NO_SPONSOR));
        stays.keep(open);
        stays.keep(until(BEN, END));
        StayRecord shown = stays.of(BEN);
        stays.keep(until(BEN, END.plusSeconds(60)));

        stays.asked(open);
        stays.asked(shown);

        assertThat(stays.due(END.plusSeconds(60), 10))
                .containsExactly(until(BEN, END.plusSeconds(60)));
        assertThat(stays.of(ANA))
                .isEqualTo(new StayRecord(ANA, Optional.empty(), Set.of(StayFinding.NO_SPONSOR)));
    }

    @Test
    void keep_what_people_were_told_and_when() {
        StayRecord told =
                until(ANA, END)
                        .with(
                                Map.of(
                                        new Told(Told.Topic.UNSEEN, "U0ANA channel:C0HIDDEN"),
                                        END.minusSeconds(9),
                                        new Told(Told.Topic.ACCOUNT, "no-email"),
                                        END.minusSeconds(1)));
        stays.keep(told);
        assertThat(stays.of(ANA)).isEqualTo(told);

        stays.asked(told);
        assertThat(stays.of(ANA).told()).isEqualTo(told.told());

        stays.keep(StayRecord.settled(ANA).with(Map.of()));
        assertThat(stays.of(ANA)).isEqualTo(StayRecord.settled(ANA));
    }

    private static StayRecord until(PersonId person, Instant end) {
        return new StayRecord(person, Optional.of(end), Set.of());
    }
}
