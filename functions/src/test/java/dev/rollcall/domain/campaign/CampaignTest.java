package dev.rollcall.domain.campaign;

import static dev.rollcall.contract.SomeCampaign.MADE;
import static dev.rollcall.contract.SomeCampaign.UNTIL;
import static dev.rollcall.contract.SomeCampaign.approved;
import static dev.rollcall.contract.SomeCampaign.items;
import static dev.rollcall.contract.SomeCampaign.planned;
import static dev.rollcall.contract.SomeCampaign.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.campaign.CampaignItem.Why;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class CampaignTest {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int ALL_AT_ONCE = 1_000;

    @Test
    void reaches_no_further_than_a_days_budget() {
        Campaign campaign = approved("autumn", 100, 30);

        int first = campaign.reachAt(MADE, items(100), 20);
        assertThat(first).as("a wave").isEqualTo(20);
        int second = campaign.reaching(first).reachAt(MADE, items(100), 20);
        assertThat(second).as("the rest of the day").isEqualTo(30);
        assertThat(campaign.reaching(second).reachAt(MADE, items(100), 20)).isEqualTo(30);
    }

    @Test
    void what_is_left_over_from_yesterday_counts_today() {
        Campaign campaign = approved("autumn", 100, 30).reaching(30);
        List<CampaignItem> items = new ArrayList<>(items(100));
        for (int i = 0; i < 10; i++) {
            items.set(i, items.get(i).taken(MADE));
        }

        assertThat(campaign.reachAt(MADE.plus(A_DAY), items, ALL_AT_ONCE)).isEqualTo(40);
    }

    @Test
    void what_was_dropped_makes_room_and_what_was_taken_today_does_not() {
        Campaign campaign = approved("autumn", 100, 30).reaching(30);
        List<CampaignItem> items = new ArrayList<>(items(100));
        items.set(0, items.get(0).taken(MADE));
        items.set(1, items.get(1).dropped(MADE, Why.GONE));
        items.set(2, items.get(2).taking(MADE));

        assertThat(campaign.reachAt(MADE, items, ALL_AT_ONCE)).isEqualTo(31);
    }

    @Test
    void never_takes_more_on_a_day_than_its_budget_in_whatever_order() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int perDay = 1 + random.nextInt(20);
            Campaign campaign = approved("autumn", 60, perDay);
            List<CampaignItem> items = new ArrayList<>(items(60));
            Instant now = MADE;
            for (int step = 0; step < 200; step++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(600)));
                Instant at = now;
                int one = random.nextInt(items.size());
                switch (random.nextInt(3)) {
                    case 0 -> campaign = campaign.reaching(campaign.reachAt(at, items, 20));
                    case 1 -> {
                        if (campaign.reaches(items.get(one))) {
                            items.set(one, items.get(one).taking(at).taken(at));
                        }
                    }
                    default -> {
                        if (campaign.reaches(items.get(one)) && random.nextInt(5) == 0) {
                            items.set(one, items.get(one).dropped(at, Why.GONE));
                        }
                    }
                }
                LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
                assertThat(items.stream().filter(item -> item.isTakenOn(today)).count())
                        .as("seed %d, step %d", seed, step)
                        .isLessThanOrEqualTo(perDay);
            }
        }
    }

    @Test
    void more_than_one_in_ten_changed_is_another_list() {
        assertThat(changed(100, 10)).isFalse();
        assertThat(changed(100, 11)).isTrue();
        assertThat(changed(8, 4)).as("a few in a short list").isFalse();
        assertThat(changed(8, 5)).isTrue();
    }

    @Test
    void enough_words_for_it_set_it_going_and_one_against_it_ends_it() {
        Campaign two = planned("autumn", 100, 30).proposed(MADE, 2);

        assertThat(two.with(vote("ada", true)).state()).isEqualTo(CampaignState.PROPOSED);
        assertThat(two.with(vote("ada", true)).with(vote("bea", true)).state())
                .isEqualTo(CampaignState.APPROVED);
        assertThat(two.with(vote("ada", true)).with(vote("bea", false)).state())
                .isEqualTo(CampaignState.REJECTED);
        assertThatThrownBy(() -> two.with(vote("ada", true)).with(vote("ada", true)))
                .hasMessageContaining("One human has one vote");
    }

    @Test
    void is_under_way_until_its_last_day_is_over() {
        Campaign campaign = approved("autumn", 100, 30);
        Instant after = UNTIL.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

        assertThat(campaign.isUnderWay(after.minusNanos(1))).isTrue();
        assertThat(campaign.isUnderWay(after)).isFalse();
        assertThat(campaign.isOverdue(after)).isTrue();
        assertThat(planned("autumn", 100, 30).isUnderWay(MADE)).isFalse();
        assertThat(campaign.ended(CampaignState.STOPPED, "operator").isUnderWay(MADE)).isFalse();
    }

    @Test
    void what_was_begun_and_is_gone_was_taken_by_us() {
        CampaignItem item = items(1).getFirst();

        assertThat(item.notFound(MADE, Why.GONE).isDropped()).isTrue();
        assertThat(item.taking(MADE).notFound(MADE, Why.GONE).isTaken()).isTrue();
        assertThat(item.taken(MADE).dropped(MADE, Why.GONE).isTaken()).isTrue();
    }

    @Test
    void the_phrase_names_how_many_and_which() {
        assertThat(planned("autumn", 214, 30).phrase(true)).isEqualTo("take 214 from autumn");
        assertThat(planned("autumn", 214, 30).phrase(false)).isEqualTo("keep 214 from autumn");
    }

    @Test
    void a_budget_is_of_a_size_that_humans_can_follow() {
        assertThatThrownBy(() -> new CampaignBudget(0, UNTIL)).hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> new CampaignBudget(201, UNTIL)).hasMessageContaining("1 to 200");
        assertThat(new CampaignBudget(200, UNTIL).fits(UNTIL)).isTrue();
        assertThat(new CampaignBudget(200, UNTIL).fits(UNTIL.plusDays(1))).isFalse();
        assertThat(new CampaignBudget(200, UNTIL).fits(UNTIL.minusDays(61))).isFalse();
    }

    private static boolean changed(int size, int dropped) {
        List<CampaignItem> items = new ArrayList<>(items(size));
        for (int i = 0; i < dropped; i++) {
            items.set(i, items.get(i).dropped(MADE, Why.GONE));
        }
        return approved("autumn", size, 30).hasChangedTooMuch(items);
    }
}
