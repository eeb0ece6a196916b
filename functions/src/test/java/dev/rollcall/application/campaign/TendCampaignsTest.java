package dev.rollcall.application.campaign;

import static dev.rollcall.application.campaign.CampaignDesk.APPROVING_KIM;
import static dev.rollcall.application.campaign.CampaignDesk.APPROVING_LEE;
import static dev.rollcall.application.campaign.CampaignDesk.SELLERS;
import static dev.rollcall.application.campaign.CampaignDesk.account;
import static dev.rollcall.testing.PolicyDesk.OLE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.contract.Parallel;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignItem.Why;
import dev.rollcall.domain.campaign.CampaignState;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** How a campaign goes on from minute to minute, and how it ends. */
class TendCampaignsTest {
    private final CampaignDesk desk = new CampaignDesk();

    @Test
    void asks_for_a_wave_of_runs_a_minute_until_the_days_budget_is_used() {
        desk.had(60, SELLERS);
        desk.approved(60, 30);

        assertThat(minute()).isEqualTo(20);
        assertThat(minute()).isEqualTo(10);
        assertThat(minute()).isZero();
        assertThat(desk.latest().reach()).isEqualTo(30);

        takeAll();
        nextDay();
        assertThat(minute()).isEqualTo(20);
        assertThat(minute()).isEqualTo(10);
        assertThat(desk.latest().reach()).isEqualTo(60);
    }

    @Test
    void two_ticks_at_once_never_reach_further_than_one() {
        desk.had(60, SELLERS);
        desk.approved(60, 5);

        Parallel.all(Collections.nCopies(8, () -> desk.tending().tend()));

        assertThat(desk.latest().reach()).isEqualTo(5);
        assertThat(desk.world.inbox.hints()).hasSize(5);
    }

    @Test
    void what_yesterday_left_is_part_of_todays_budget() {
        desk.had(60, SELLERS);
        desk.approved(60, 10);
        minute();

        nextDay();
        minute();

        assertThat(desk.latest().reach()).isEqualTo(10);
    }

    @Test
    void whoever_dies_before_the_runs_were_asked_for_is_made_good() {
        desk.had(5, SELLERS);
        Campaign approved = desk.approved(5, 5);
        desk.campaigns.replace(java.util.Optional.of(approved), approved.reaching(5));

        assertThat(minute()).isEqualTo(5);
        assertThat(minute()).as("asked for already").isZero();
        desk.world.clock.advance(Duration.ofHours(1));
        assertThat(minute()).as("once more, after an hour").isEqualTo(5);
    }

    @Test
    void nothing_is_asked_for_before_it_is_approved_or_once_it_is_stopped() {
        desk.had(5, SELLERS);
        desk.planned(5, 5);
        assertThat(minute()).isZero();
        desk.propose(OLE);
        assertThat(minute()).isZero();
        desk.decide(PolicyDesk.KIM, true);
        desk.stop(OLE);
        assertThat(minute()).isZero();
        assertThat(desk.latest().reach()).isZero();
    }

    @Test
    void it_waits_while_anything_is_stopped_and_for_a_reading_of_today() {
        desk.had(5, SELLERS);
        desk.approved(5, 5);
        throwTo(StopPosition.BULK);
        assertThat(minute()).isZero();
        throwTo(StopPosition.OFF);
        desk.world.clock.advance(Duration.ofHours(24));
        assertThat(minute()).as("the last reading is a day old").isZero();

        desk.read();
        assertThat(minute()).isEqualTo(5);
    }

    @Test
    void what_is_not_on_the_records_of_before_any_more_is_dropped() {
        desk.had(20, SELLERS);
        desk.approved(20, 20);
        minute();
        forget(account(3), PreExisting.Why.LEFT);

        minute();

        assertThat(desk.items().get(3).state())
                .isInstanceOfSatisfying(
                        CampaignItem.State.Dropped.class,
                        dropped -> assertThat(dropped.why()).isEqualTo(Why.CLOSED));
        assertThat(desk.items()).filteredOn(CampaignItem::isDropped).hasSize(1);
    }

    @Test
    void whoever_left_since_uses_up_no_days_budget_and_their_items_are_closed() {
        desk.had(60, SELLERS);
        desk.approved(60, 5);
        minute();
        for (int i = 0; i < 5; i++) {
            leave(i);
        }

        assertThat(minute()).isEqualTo(5);

        assertThat(desk.latest().reach()).isEqualTo(10);
        assertThat(desk.items()).filteredOn(CampaignItem::isDropped).hasSize(5);
    }

    /** They are verified out; what they had stays on the records of before for months. */
    private void leave(int number) {
        Instant now = desk.world.clock.instant();
        Runs.Ticket ticket =
                desk.world.runs.want(
                        LeaverWorld.hint(CampaignDesk.person(number), "left" + number, now), now);
        CaseId id = desk.world.steps.claimed(ticket);
        desk.world.cases.assess(
                id, new Assessment(Standing.LEAVER, now, 1), now, List.of(account(number)));
        desk.world.cases.enter(id, CaseState.VERIFIED, now);
        desk.world.runs.release(ticket, desk.world.runs.wanted(ticket).orElseThrow(), true);
    }

    @Test
    void what_was_begun_and_is_off_the_records_was_taken() {
        desk.had(20, SELLERS);
        desk.approved(20, 20);
        minute();
        CampaignItem item = desk.items().get(3);
        desk.campaigns.replace(desk.latest(), item, item.taking(LeaverWorld.START));
        forget(account(3), PreExisting.Why.GONE);

        minute();

        assertThat(desk.items().get(3).isTaken()).isTrue();
    }

    @Test
    void more_than_one_in_ten_changed_stops_it_and_operations_are_told() {
        desk.had(40, SELLERS);
        desk.approved(40, 40);
        minute();
        for (int i = 0; i < 5; i++) {
            forget(account(i), PreExisting.Why.EXPLAINED);
        }

        minute();

        assertThat(desk.latest().state()).isEqualTo(CampaignState.STOPPED);
        assertThat(desk.latest().why()).isEqualTo("too-much-changed");
        assertThat(desk.world.escalations.reasons()).containsOnlyOnce("campaign-stopped");
        assertThat(minute()).isZero();
    }

    @Test
    void it_is_done_when_nothing_of_it_is_left() {
        desk.had(5, SELLERS);
        desk.approved(5, 5);
        minute();
        takeAll();

        minute();

        assertThat(desk.latest().state()).isEqualTo(CampaignState.DONE);
        assertThat(desk.world.ledger.of(CampaignRecord.ID).getLast().entry().facts())
                .containsEntry("taken", "5")
                .containsEntry("dropped", "0")
                .containsEntry("state", "done");
    }

    @Test
    void whom_nobody_decided_on_in_time_and_whose_last_day_is_over_expires() {
        desk.had(5, SELLERS);
        desk.planned(5, 5);
        desk.propose(OLE);
        desk.world.clock.advance(Campaign.OPEN_FOR);
        minute();
        assertThat(desk.latest().state()).isEqualTo(CampaignState.EXPIRED);

        CampaignDesk other = new CampaignDesk();
        other.had(5, SELLERS);
        other.approved(5, 1);
        other.world.clock.advance(Duration.ofDays(31));
        other.read();
        assertThat(other.tending().tend()).isZero();
        assertThat(other.latest().state()).isEqualTo(CampaignState.EXPIRED);
    }

    @Test
    void what_was_approved_by_somebody_who_has_left_since_is_taken_no_further() {
        desk.had(40, SELLERS);
        desk.approved(40, 5);
        minute();
        desk.world.source.put(APPROVING_KIM, Standing.LEAVER, desk.world.clock.instant());
        takeAll();
        nextDay();

        assertThat(minute()).isZero();

        assertStoppedForVotes();
    }

    @Test
    void what_was_approved_by_whom_the_policy_calls_no_approver_any_more_is_taken_no_further() {
        desk.had(40, SELLERS);
        desk.approved(40, 5);
        String without =
                PolicyDesk.BEFORE.replace(
                        "person: okta:00u00000000011Acme", "person: okta:00u00000000021Acme");
        desk.policy.files.upload(without);
        desk.policy.approved.replace(
                desk.policy.approved.read(),
                PolicyInForce.of(PolicyDesk.digest(without), desk.world.clock.instant()));

        assertThat(minute()).isZero();

        assertStoppedForVotes();
    }

    @Test
    void who_was_given_an_account_of_the_list_since_decides_on_themselves_and_counts_no_more() {
        desk.had(40, SELLERS);
        desk.approved(40, 5);
        desk.world.link(APPROVING_KIM, account(39));

        assertThat(minute()).isZero();

        assertStoppedForVotes();
    }

    @Test
    void of_two_who_were_needed_one_is_too_few() {
        desk.had(100, SELLERS);
        desk.approved(100, 5);
        desk.decide(PolicyDesk.LEE, true);
        assertThat(minute()).isEqualTo(5);

        desk.world.source.put(APPROVING_LEE, Standing.LEAVER, desk.world.clock.instant());
        minute();

        assertStoppedForVotes();
    }

    @Test
    void while_it_cannot_be_told_whether_an_approver_is_still_there_it_waits() {
        desk.had(40, SELLERS);
        desk.approved(40, 5);
        desk.world.source.put(APPROVING_KIM, Standing.SUSPENDED, desk.world.clock.instant());
        assertThat(minute()).as("on leave").isZero();
        desk.world.source.remove(APPROVING_KIM);
        assertThat(minute()).as("not there").isZero();
        desk.world.source.put(APPROVING_KIM, Standing.ENTITLED, desk.world.clock.instant());
        desk.world.source.isDown(true);
        assertThat(minute()).as("the source is down").isZero();
        assertThat(desk.latest().state()).isEqualTo(CampaignState.APPROVED);
        assertThat(desk.latest().reach()).isZero();

        desk.world.source.isDown(false);
        assertThat(minute()).isEqualTo(5);
    }

    @Test
    void whoever_dies_before_the_end_was_told_tells_it_the_next_time() {
        desk.had(5, SELLERS);
        desk.approved(5, 5);
        minute();
        takeAll();

        assertThatThrownBy(() -> desk.tending(new Dying()).tend()).isInstanceOf(Dead.class);
        minute();

        assertThat(desk.latest().state()).isEqualTo(CampaignState.DONE);
        assertThat(desk.world.escalations.reasons()).containsOnlyOnce("campaign-done");
    }

    private void assertStoppedForVotes() {
        assertThat(desk.latest().state()).isEqualTo(CampaignState.STOPPED);
        assertThat(desk.latest().why()).isEqualTo("too-few-approvers");
        assertThat(desk.world.escalations.reasons()).containsOnlyOnce("campaign-stopped");
        nextDay();
        assertThat(minute()).isZero();
    }

    private int minute() {
        desk.world.clock.advance(Duration.ofMinutes(1));
        return desk.tending().tend();
    }

    private void nextDay() {
        desk.world.clock.advance(Duration.ofDays(1));
        desk.read();
    }

    /** As the runs would, one by one. */
    private void takeAll() {
        Campaign campaign = desk.latest();
        List<CampaignItem> due = desk.items().stream().filter(campaign::reaches).toList();
        for (CampaignItem item : due) {
            desk.campaigns.replace(campaign, item, item.taken(desk.world.clock.instant()));
        }
    }

    private void forget(dev.rollcall.domain.access.AccountId account, PreExisting.Why why) {
        desk.preExistings
                .of(account)
                .forEach(one -> desk.preExistings.replace(one, one.ended(LeaverWorld.START, why)));
    }

    private void throwTo(StopPosition position) {
        desk.world.stop.move(
                desk.world.stop.read(),
                new StopSwitch.Thrown(position, "kim", "a drill", LeaverWorld.START));
    }

    private static final class Dead extends RuntimeException {}

    /** Whoever puts something into it dies before it is there. */
    private static final class Dying implements Outbox {
        @Override
        public void put(Waiting waiting) {
            throw new Dead();
        }

        @Override
        public List<Waiting> waiting(int limit) {
            return List.of();
        }

        @Override
        public void sent(Waiting waiting) {}
    }
}
