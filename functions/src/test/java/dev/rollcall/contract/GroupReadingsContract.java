package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.GroupReadings.Answer;
import dev.rollcall.application.port.GroupReadings.Question;
import dev.rollcall.application.port.GroupReadings.Turn;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.budget.Lane;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@link GroupReadings} do. */
public abstract class GroupReadingsContract {
    private static final AccountId ANA = new AccountId("U0ANA");
    private static final AccountId BEN = new AccountId("U0BEN");
    private static final AccountId NOBODY = new AccountId("U0NOBODY");
    private static final String WORKSPACE = "T01";

    private GroupReadings readings;

    protected abstract GroupReadings readings();

    @BeforeEach
    void take_the_readings() {
        readings = readings();
    }

    @Test
    void one_reads_and_all_others_use_it() {
        readings.share(turn(ANA, NOON), reading(NOON));

        Instant later = NOON.plusSeconds(60);
        assertThat(ask(BEN, later)).isEqualTo(new Answer.Shared(Set.of("S01", "S02"), NOON));
        assertThat(ask(ANA, later)).isEqualTo(new Answer.Shared(Set.of("S01"), NOON));
        assertThat(ask(NOBODY, later)).isEqualTo(new Answer.Shared(Set.of(), NOON));
        assertThat(readings.enabled(WORKSPACE, later)).containsExactlyInAnyOrder("S01", "S02");
    }

    @Test
    void nobody_uses_one_that_is_older_than_a_minute() {
        readings.share(turn(ANA, NOON), reading(NOON));

        assertThat(ask(BEN, NOON.plusSeconds(61))).isInstanceOf(Answer.Yours.class);
        assertThat(readings.enabled(WORKSPACE, NOON.plusSeconds(61))).isEmpty();
    }

    @Test
    void nobody_uses_one_that_was_begun_before_what_they_wrote() {
        readings.share(turn(ANA, NOON), reading(NOON));

        assertThat(
                        readings.ask(
                                new Question(WORKSPACE, BEN, Lane.MOVER, NOON),
                                NOON.plusSeconds(1)))
                .isInstanceOf(Answer.Yours.class);
        assertThat(
                        readings.ask(
                                new Question(WORKSPACE, ANA, Lane.MOVER, NOON.minusMillis(1)),
                                NOON.plusSeconds(1)))
                .isInstanceOf(Answer.Shared.class);
    }

    @Test
    void one_at_a_time_reads_a_workspace() {
        turn(ANA, NOON);

        assertThat(ask(BEN, NOON.plusSeconds(1)))
                .isEqualTo(new Answer.Theirs(NOON.plusSeconds(5), true));
        assertThat(ask(BEN, NOON.plusSeconds(6)))
                .isEqualTo(new Answer.Theirs(NOON.plusSeconds(30), false));
        assertThat(readings.ask(new Question("T02", BEN, Lane.MOVER, Instant.EPOCH), NOON))
                .isInstanceOf(Answer.Yours.class);
    }

    @Test
    void of_many_at_once_one_reads() {
        List<Answer> answers = Parallel.all(Collections.nCopies(8, () -> ask(ANA, NOON)));

        assertThat(answers.stream().filter(Answer.Yours.class::isInstance)).hasSize(1);
    }

    @Test
    void a_reader_that_dies_is_replaced_and_shares_nothing_when_it_wakes() {
        Turn dead = turn(ANA, NOON);
        Instant later = NOON.plusSeconds(30);
        Turn next = turn(BEN, later);

        readings.share(dead, reading(NOON.plusSeconds(29)));
        assertThat(ask(ANA, later)).isInstanceOf(Answer.Theirs.class);
        readings.share(next, reading(later));

        assertThat(ask(ANA, later.plusSeconds(1)))
                .isEqualTo(new Answer.Shared(Set.of("S01"), later));
    }

    @Test
    void a_failed_reading_is_not_shared_and_makes_room_at_once() {
        readings.giveUp(turn(ANA, NOON), NOON, NOON);

        assertThat(ask(BEN, NOON)).isInstanceOf(Answer.Yours.class);
    }

    @Test
    void what_is_put_off_is_asked_for_by_nobody_before_and_first_by_whose_turn_it_is() {
        readings.giveUp(turn(ANA, NOON), NOON, NOON.plusSeconds(20));

        assertThat(ask(BEN, NOON.plusSeconds(1)))
                .isEqualTo(new Answer.Theirs(NOON.plusSeconds(25), false));
        assertThat(ask(ANA, NOON.plusSeconds(1)))
                .isEqualTo(new Answer.Theirs(NOON.plusSeconds(20), false));
        assertThat(ask(BEN, NOON.plusSeconds(26)))
                .isEqualTo(new Answer.Theirs(NOON.plusSeconds(30), false));
        assertThat(ask(ANA, NOON.plusSeconds(26))).isInstanceOf(Answer.Yours.class);
    }

    @Test
    void a_leaver_does_not_wait_for_the_slot_of_a_mover() {
        readings.giveUp(turn(ANA, NOON), NOON, NOON.plusSeconds(20));
        Question leaver = new Question(WORKSPACE, BEN, Lane.LEAVER, Instant.EPOCH);

        assertThat(readings.ask(leaver, NOON.plusSeconds(1)))
                .isInstanceOfSatisfying(
                        Answer.Yours.class,
                        yours ->
                                readings.giveUp(
                                        yours.turn(), NOON.plusSeconds(1), NOON.plusSeconds(4)));

        assertThat(ask(ANA, NOON.plusSeconds(2)))
                .isEqualTo(new Answer.Theirs(NOON.plusSeconds(9), false));
        assertThat(readings.ask(leaver, NOON.plusSeconds(4))).isInstanceOf(Answer.Yours.class);
    }

    @Test
    void a_leaver_takes_the_turn_over_from_a_mover_who_reads_for_more_than_five_seconds() {
        Turn slow = turn(ANA, NOON);
        Question leaver = new Question(WORKSPACE, BEN, Lane.LEAVER, Instant.EPOCH);

        assertThat(readings.ask(leaver, NOON.plusSeconds(4)))
                .isEqualTo(new Answer.Theirs(NOON.plusSeconds(5), true));
        Answer taken = readings.ask(leaver, NOON.plusSeconds(5));
        readings.share(slow, reading(NOON.plusSeconds(4)));

        assertThat(taken).isInstanceOf(Answer.Yours.class);
        assertThat(readings.ask(leaver, NOON.plusSeconds(11)))
                .as("of another leaver nobody takes it over")
                .isEqualTo(new Answer.Theirs(NOON.plusSeconds(35), false));
        assertThat(ask(ANA, NOON.plusSeconds(11)))
                .isEqualTo(new Answer.Theirs(NOON.plusSeconds(35), false));
    }

    @Test
    void whoever_was_put_off_and_does_not_come_is_waited_for_no_longer_than_ten_seconds() {
        readings.giveUp(turn(ANA, NOON), NOON, NOON.plusSeconds(20));

        assertThat(ask(BEN, NOON.plusSeconds(30))).isInstanceOf(Answer.Yours.class);
    }

    @Test
    void nobody_waits_for_the_slot_of_another_for_more_than_a_minute() {
        readings.giveUp(turn(ANA, NOON), NOON, NOON.plusSeconds(3_600));

        assertThat(ask(BEN, NOON.plusSeconds(70))).isInstanceOf(Answer.Yours.class);
    }

    @Test
    void a_reading_from_before_a_group_was_disabled_is_forgotten_and_so_is_one_under_way() {
        readings.share(turn(ANA, NOON), reading(NOON));
        readings.forget(WORKSPACE);
        assertThat(readings.enabled(WORKSPACE, NOON)).isEmpty();

        Turn underWay = turn(ANA, NOON);
        readings.forget(WORKSPACE);
        readings.share(underWay, reading(NOON));

        assertThat(ask(BEN, NOON)).isInstanceOf(Answer.Yours.class);
    }

    @Test
    void keeps_a_large_workspace() {
        Set<AccountId> many =
                IntStream.range(0, 3_000)
                        .mapToObj(n -> new AccountId("U0%06d".formatted(n)))
                        .collect(Collectors.toSet());
        Map<String, Set<AccountId>> members = new HashMap<>();
        List<String> groups = new ArrayList<>();
        for (int group = 0; group < 20; group++) {
            groups.add("S%02d".formatted(group));
            members.put(groups.getLast(), many);
        }

        readings.share(turn(ANA, NOON), new WorkspaceGroups(WORKSPACE, members, NOON));

        assertThat(ask(new AccountId("U0002999"), NOON))
                .isEqualTo(new Answer.Shared(Set.copyOf(groups), NOON));
    }

    private Turn turn(AccountId account, Instant now) {
        Answer answer = ask(account, now);
        assertThat(answer).isInstanceOf(Answer.Yours.class);
        return ((Answer.Yours) answer).turn();
    }

    private Answer ask(AccountId account, Instant now) {
        return readings.ask(new Question(WORKSPACE, account, Lane.MOVER, Instant.EPOCH), now);
    }

    private static WorkspaceGroups reading(Instant begun) {
        return new WorkspaceGroups(
                WORKSPACE, Map.of("S01", Set.of(ANA, BEN), "S02", Set.of(BEN)), begun);
    }
}
