package dev.rollcall.contract;

import static dev.rollcall.contract.SomeCampaign.MADE;
import static dev.rollcall.contract.SomeCampaign.account;
import static dev.rollcall.contract.SomeCampaign.item;
import static dev.rollcall.contract.SomeCampaign.items;
import static dev.rollcall.contract.SomeCampaign.planned;
import static dev.rollcall.contract.SomeCampaign.vote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Campaigns;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignItem.Why;
import dev.rollcall.domain.campaign.CampaignState;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@link Campaigns} do. */
public abstract class CampaignsContract {
    private static final Campaign AUTUMN = planned("autumn", 250, 20);

    private Campaigns campaigns;

    /** Returns some of which none was ever planned. */
    protected abstract Campaigns fresh();

    @BeforeEach
    void furnish() {
        campaigns = fresh();
    }

    @Test
    void know_nothing_at_first() {
        assertThat(campaigns.all()).isEmpty();
        assertThat(campaigns.find(AUTUMN.name())).isEmpty();
        assertThat(campaigns.items(AUTUMN)).isEmpty();
    }

    @Test
    void keep_a_campaign_in_each_of_its_states() {
        Campaign proposed = AUTUMN.proposed(MADE.plusNanos(7), 2);
        Campaign asked = proposed.asking(new ApproverId("ada")).with(vote("ada", true));
        Campaign approved = asked.with(vote("bea", true));
        Campaign reaching = approved.reaching(20);
        Campaign stopped = reaching.ended(CampaignState.STOPPED, "operator");

        Optional<Campaign> seen = Optional.empty();
        for (Campaign next : List.of(AUTUMN, proposed, asked, approved, reaching, stopped)) {
            assertThat(campaigns.replace(seen, next)).isTrue();
            assertThat(campaigns.find(AUTUMN.name())).contains(next);
            seen = Optional.of(next);
        }
        assertThat(approved.state()).isEqualTo(CampaignState.APPROVED);
    }

    @Test
    void of_two_who_write_at_once_one_loses_and_repeating_it_is_harmless() {
        campaigns.replace(Optional.empty(), AUTUMN);
        Campaign proposed = AUTUMN.proposed(MADE, 1);

        assertThat(campaigns.replace(Optional.empty(), planned("autumn", 3, 1))).isFalse();
        assertThat(campaigns.replace(Optional.of(AUTUMN), proposed)).isTrue();
        assertThat(campaigns.replace(Optional.of(AUTUMN), proposed)).isTrue();
        assertThat(campaigns.replace(Optional.of(AUTUMN), AUTUMN.ended(CampaignState.STOPPED, "x")))
                .isFalse();
        assertThat(campaigns.find(AUTUMN.name())).contains(proposed);
    }

    @Test
    void tell_all_by_name() {
        Campaign spring = planned("spring", 1, 1);
        campaigns.replace(Optional.empty(), spring);
        campaigns.replace(Optional.empty(), AUTUMN);

        assertThat(campaigns.all()).containsExactly(AUTUMN, spring);
    }

    @Test
    void keep_a_list_in_its_order_however_long() {
        campaigns.keep(AUTUMN, items(250));

        assertThat(campaigns.items(AUTUMN)).containsExactlyElementsOf(items(250));
        assertThat(campaigns.items(AUTUMN, account(42))).containsExactly(item(42));
        assertThat(campaigns.items(planned("spring", 1, 1))).isEmpty();
    }

    @Test
    void an_account_may_stand_in_a_list_with_several_things() {
        CampaignItem second =
                CampaignItem.listed(
                        1, account(0), item(0).person(), new Entitlement.Channel("C01"));
        campaigns.keep(AUTUMN, List.of(item(0), second));

        assertThat(campaigns.items(AUTUMN, account(0))).containsExactly(item(0), second);
    }

    @Test
    void keeping_a_list_again_changes_nothing_of_it() {
        campaigns.keep(AUTUMN, items(3));
        CampaignItem taken = item(1).taking(MADE).taken(MADE);
        campaigns.replace(AUTUMN, item(1), taken);

        campaigns.keep(AUTUMN, items(250));

        assertThat(campaigns.items(AUTUMN)).hasSize(250).contains(taken).doesNotContain(item(1));
    }

    @Test
    void keep_what_became_of_an_item() {
        campaigns.keep(AUTUMN, items(3));
        CampaignItem begun = item(0).taking(MADE.plusNanos(1));

        for (CampaignItem next : List.of(begun, begun.taken(MADE.plusNanos(2)))) {
            campaigns.replace(AUTUMN, campaigns.items(AUTUMN, account(0)).getFirst(), next);
        }
        assertThat(campaigns.items(AUTUMN, account(0)))
                .containsExactly(begun.taken(MADE.plusNanos(2)));
        assertThat(campaigns.replace(AUTUMN, item(1), item(1).dropped(MADE, Why.NOT_LISTED)))
                .isTrue();
        assertThat(campaigns.items(AUTUMN, account(1)))
                .containsExactly(item(1).dropped(MADE, Why.NOT_LISTED));
    }

    @Test
    void of_two_who_change_an_item_one_loses() {
        campaigns.keep(AUTUMN, items(1));
        CampaignItem begun = item(0).taking(MADE);

        assertThat(campaigns.replace(AUTUMN, item(0), begun)).isTrue();
        assertThat(campaigns.replace(AUTUMN, item(0), begun)).isTrue();
        assertThat(campaigns.replace(AUTUMN, item(0), item(0).dropped(MADE, Why.GONE))).isFalse();
        assertThat(campaigns.items(AUTUMN)).containsExactly(begun);
    }

    @Test
    void of_many_who_reach_further_at_once_one_does() {
        campaigns.replace(Optional.empty(), AUTUMN);
        Stream<Integer> reaches = IntStream.rangeClosed(1, 8).boxed();

        List<Boolean> came =
                Parallel.all(
                        reaches.<java.util.concurrent.Callable<Boolean>>map(reach ->
                                        () ->
                                                campaigns.replace(
                                                        Optional.of(AUTUMN),
                                                        AUTUMN.reaching(reach)))
                                .toList());

        assertThat(came).containsOnlyOnce(true);
    }
}
