package dev.rollcall.domain.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.DriftRecord.State;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens to a drift, from the first time it is found to the last. */
class DriftRecordTest {
    private static final Instant NOW = Instant.parse("2026-11-27T06:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Drift DRIFT = drift("yes");
    private static final DriftRecord OPEN = DriftRecord.first(DRIFT, NOW);

    @Test
    void what_is_found_first_is_open_since_then() {
        assertThat(OPEN.state()).isEqualTo(new State.Open());
        assertThat(OPEN.since()).isEqualTo(NOW);
        assertThat(OPEN.version()).isEqualTo(1);
        assertThat(OPEN.mayBeCorrected(NOW)).isTrue();
    }

    @Test
    void what_is_found_again_as_it_was_has_no_news() {
        assertThat(OPEN.found(DRIFT, NOW.plus(DAY))).isSameAs(OPEN);
    }

    @Test
    void what_is_found_otherwise_is_told_as_it_is_now_since_the_same_time() {
        DriftRecord other = OPEN.found(drift("otherwise"), NOW.plus(DAY));

        assertThat(other.drift()).isEqualTo(drift("otherwise"));
        assertThat(other.id()).isEqualTo(OPEN.id());
        assertThat(other.since()).isEqualTo(NOW);
        assertThat(other.state()).isEqualTo(new State.Open());
        assertThat(other.version()).isEqualTo(2);
    }

    @Test
    void what_goes_by_itself_is_nobody_s_correction() {
        DriftRecord gone = OPEN.gone(NOW.plus(DAY));

        assertThat(gone.state()).isEqualTo(new State.Gone(NOW.plus(DAY), false));
        assertThat(gone.corrections()).isEmpty();
        assertThat(gone.mayBeCorrected(NOW.plus(DAY))).isFalse();
        assertThat(gone.gone(NOW.plus(DAY).plus(DAY))).isSameAs(gone);
    }

    @Test
    void what_is_set_right_is_ours() {
        DriftRecord correcting = OPEN.correcting(NOW.plusSeconds(1));
        assertThat(correcting.state()).isEqualTo(new State.Correcting(NOW.plusSeconds(1)));
        assertThat(correcting.correcting(NOW.plusSeconds(9))).isSameAs(correcting);
        assertThat(correcting.mayBeCorrected(NOW)).isTrue();

        DriftRecord gone = correcting.gone(NOW.plusSeconds(30));
        assertThat(gone.state()).isEqualTo(new State.Gone(NOW.plusSeconds(30), true));
        assertThat(gone.corrections()).containsExactly(NOW.plusSeconds(30));
    }

    @Test
    void what_was_tried_in_vain_is_tried_again_after_a_day_or_when_it_has_changed() {
        DriftRecord tried = OPEN.correcting(NOW).tried(NOW, "held");

        assertThat(tried.state()).isEqualTo(new State.Tried(NOW, "held"));
        assertThat(tried.mayBeCorrected(NOW.plus(DAY).minusSeconds(1))).isFalse();
        assertThat(tried.mayBeCorrected(NOW.plus(DAY))).isTrue();
        assertThat(tried.found(DRIFT, NOW.plusSeconds(9))).isSameAs(tried);
        assertThat(tried.found(drift("otherwise"), NOW.plusSeconds(9)).state())
                .isEqualTo(new State.Open());
        assertThat(tried.gone(NOW.plus(DAY)).state())
                .as("approved and carried out meanwhile")
                .isEqualTo(new State.Gone(NOW.plus(DAY), true));
    }

    @Test
    void what_was_gone_is_open_anew() {
        DriftRecord back = OPEN.gone(NOW.plus(DAY)).found(DRIFT, NOW.plus(DAY).plus(DAY));

        assertThat(back.state()).isEqualTo(new State.Open());
        assertThat(back.since()).isEqualTo(NOW.plus(DAY).plus(DAY));
        assertThat(back.reappeared()).isEqualTo(1);
    }

    @Test
    void undone_once_it_is_set_right_again_and_undone_twice_within_a_week_contested() {
        DriftRecord once = undone(OPEN, NOW, NOW.plus(DAY));
        assertThat(once.state()).isEqualTo(new State.Open());
        assertThat(once.mayBeCorrected(NOW.plus(DAY))).isTrue();

        DriftRecord twice = undone(once, NOW.plus(DAY), NOW.plus(Duration.ofDays(6)));
        assertThat(twice.state()).isEqualTo(new State.Contested(NOW.plus(Duration.ofDays(6))));
        assertThat(twice.corrections()).containsExactly(NOW, NOW.plus(DAY));
        assertThat(twice.reappeared()).isEqualTo(2);
        assertThat(twice.mayBeCorrected(NOW.plus(Duration.ofDays(30)))).isFalse();
    }

    @Test
    void undone_again_after_eight_days_it_is_not_contested() {
        DriftRecord once = undone(OPEN, NOW, NOW.plus(DAY));
        Instant late = NOW.plus(Duration.ofDays(8));
        DriftRecord again = undone(once, late.minusSeconds(1), late);

        assertThat(again.state()).isEqualTo(new State.Open());
        assertThat(again.corrections()).containsExactly(late.minusSeconds(1));
    }

    @Test
    void what_goes_by_another_s_hand_never_makes_it_contested() {
        DriftRecord record = OPEN;
        for (int times = 1; times <= 5; times++) {
            record =
                    record.gone(NOW.plusSeconds(times * 2L))
                            .found(DRIFT, NOW.plusSeconds(times * 2L + 1));
        }

        assertThat(record.state()).isEqualTo(new State.Open());
        assertThat(record.reappeared()).isEqualTo(5);
    }

    @Test
    void what_is_contested_and_gone_is_contested_again_if_it_is_soon_back() {
        DriftRecord contested =
                undone(undone(OPEN, NOW, NOW.plus(DAY)), NOW.plus(DAY), NOW.plus(DAY).plus(DAY));
        DriftRecord gone = contested.gone(NOW.plus(Duration.ofDays(3)));

        assertThat(gone.state()).isEqualTo(new State.Gone(NOW.plus(Duration.ofDays(3)), false));
        assertThat(gone.found(DRIFT, NOW.plus(Duration.ofDays(4))).state())
                .isInstanceOf(State.Contested.class);
        assertThat(gone.found(DRIFT, NOW.plus(Duration.ofDays(9))).state())
                .isEqualTo(new State.Open());
    }

    @Test
    void what_an_operator_lives_with_is_left_alone_until_then() {
        State.Accepted word = new State.Accepted("ole", "a pilot", NOW, NOW.plus(DAY));
        DriftRecord accepted = OPEN.accepted(word);

        assertThat(accepted.mayBeCorrected(NOW)).isFalse();
        assertThat(accepted.found(DRIFT, NOW.plus(DAY).minusSeconds(1))).isSameAs(accepted);
        assertThat(accepted.found(drift("otherwise"), NOW).state()).isEqualTo(word);
        assertThat(accepted.found(DRIFT, NOW.plus(DAY)).state()).isEqualTo(new State.Open());
        assertThat(accepted.gone(NOW).state()).isEqualTo(new State.Gone(NOW, false));
    }

    @Test
    void no_run_that_is_under_way_puts_an_operator_s_word_aside() {
        DriftRecord accepted =
                OPEN.correcting(NOW)
                        .accepted(new State.Accepted("ole", "a pilot", NOW, NOW.plus(DAY)));

        assertThat(accepted.correcting(NOW)).isSameAs(accepted);
        assertThat(accepted.tried(NOW, "left")).isSameAs(accepted);
    }

    @Test
    void what_is_contested_is_set_going_by_a_human_only_and_what_is_gone_by_nobody() {
        DriftRecord gone = OPEN.gone(NOW);
        DriftRecord contested =
                undone(undone(OPEN, NOW, NOW.plus(DAY)), NOW.plus(DAY), NOW.plus(DAY).plus(DAY));

        assertThat(gone.correcting(NOW)).isSameAs(gone);
        assertThat(gone.tried(NOW, "left")).isSameAs(gone);
        assertThat(contested.mayBeCorrected(NOW)).isFalse();
        assertThat(contested.correcting(NOW).state()).isEqualTo(new State.Correcting(NOW));
        assertThat(contested.tried(NOW, "left")).isSameAs(contested);
    }

    @Test
    void a_leaver_is_never_contested() {
        DriftRecord leaver =
                DriftRecord.first(
                        new Drift(
                                DriftKind.REACTIVATED_LEAVER,
                                OPEN.drift().person(),
                                OPEN.drift().account(),
                                Optional.empty(),
                                new TreeMap<>(),
                                new TreeMap<>()),
                        NOW);

        DriftRecord back =
                undone(undone(leaver, NOW, NOW.plus(DAY)), NOW.plus(DAY), NOW.plus(DAY).plus(DAY));

        assertThat(back.reappeared()).isEqualTo(2);
        assertThat(back.mayBeCorrected(NOW)).isTrue();
    }

    @Test
    void nothing_is_accepted_for_no_time() {
        assertThatThrownBy(() -> new State.Accepted("ole", "for ever", NOW, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_change_raises_the_version_by_one() {
        List<DriftRecord> story =
                List.of(
                        OPEN,
                        OPEN.correcting(NOW),
                        OPEN.correcting(NOW).tried(NOW, "left"),
                        OPEN.correcting(NOW).tried(NOW, "left").gone(NOW));

        assertThat(story).extracting(DriftRecord::version).containsExactly(1L, 2L, 3L, 4L);
    }

    private static DriftRecord undone(DriftRecord record, Instant corrected, Instant back) {
        return record.correcting(corrected).gone(corrected).found(record.drift(), back);
    }

    private static Drift drift(String has) {
        return new Drift(
                DriftKind.MANUAL_ADD,
                Optional.of(new PersonId(new SourceId("okta"), "00uAna")),
                Optional.of(new AccountId("U0ANA")),
                Optional.of(new Entitlement.Channel("C1")),
                new TreeMap<>(Map.of("eng", "lists it")),
                new TreeMap<>(Map.of("has", has)));
    }
}
