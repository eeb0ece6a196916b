package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.contract.SomeCampaign;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.PreExisting.Granted;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignItem.State;
import dev.rollcall.domain.campaign.CampaignItem.Why;
import dev.rollcall.domain.campaign.CampaignState;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionRun;
import dev.rollcall.testing.slack.OrganisationScript.Effect;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person's run takes for a campaign, and what it leaves. */
class CampaignRunTest {
    private static final AccountId ACCOUNT = new AccountId("U0NEO");
    private static final int FEWEST_POINTS = 40;

    private Company company = new Company();

    @Test
    void what_was_approved_is_taken_in_a_mapping_that_only_adds_and_nothing_else_is() {
        living();
        approved(10, company.deals, company.sellers);

        assertThat(run()).isEqualTo("Verified");

        assertThat(has(company.deals)).isFalse();
        assertThat(has(company.sellers)).isFalse();
        assertThat(has(company.builds)).as("there before, and in no campaign").isTrue();
        assertThat(states()).allMatch(State.Taken.class::isInstance);
        assertThat(company.world.preExistings.of(ACCOUNT))
                .extracting(PreExisting::thing)
                .containsExactly(company.builds);
    }

    @Test
    void in_mappings_that_decide_it_takes_what_was_approved_and_leaves_the_rest() {
        company = Company.deciding();
        living();
        approved(10, company.deals);

        assertThat(run()).isEqualTo("Verified");

        assertThat(has(company.deals)).isFalse();
        assertThat(has(company.sellers)).isTrue();
        assertThat(has(company.builds)).isTrue();
        assertThat(states()).allMatch(State.Taken.class::isInstance);
    }

    @Test
    void the_ledger_names_the_campaign_and_the_breaker_counts_it_apart() {
        living();
        Campaign campaign = approved(10, company.deals);

        run();

        assertThat(entries(Kind.INTENT))
                .extracting(entry -> entry.ground().rule() + " " + entry.ground().cause())
                .containsExactly("campaign autumn#" + campaign.id());
        assertThat(entries(Kind.OUTCOME)).hasSize(1);
        assertThat(
                        company.world.base.breaker.counted(
                                ChangeKind.REMOVE_FROM_CHANNEL,
                                Window.DAY,
                                company.world.base.clock.instant()))
                .isZero();
    }

    @Test
    void what_its_reach_has_not_come_to_is_left() {
        living();
        approved(1, company.deals, company.sellers);

        run();

        assertThat(has(company.deals)).isFalse();
        assertThat(has(company.sellers)).isTrue();
        assertThat(states().getLast()).isEqualTo(new State.Open());
    }

    @Test
    void nothing_is_taken_before_it_is_approved_or_after_its_last_day() {
        living();
        Campaign campaign = planned(company.deals);
        assertThat(run()).isEqualTo("Unchanged");

        replace(campaign, campaign.proposed(SomeCampaign.MADE, 1));
        assertThat(run()).isEqualTo("Unchanged");

        company.world.base.clock.set(
                SomeCampaign.UNTIL.plusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
        replace(current(), current().with(SomeCampaign.vote("ada", true)).reaching(1));
        run();
        assertThat(has(company.deals)).isTrue();
    }

    @Test
    void a_stop_holds_from_the_next_write_on() {
        living();
        approved(10, company.deals, company.sellers);
        company.world
                .slack
                .script()
                .after(
                        Write.LEAVE,
                        () -> replace(current(), current().ended(CampaignState.STOPPED, "enough")));

        run();
        run();

        assertThat(has(company.deals)).as("taken before the stop").isFalse();
        assertThat(has(company.sellers)).isTrue();
        assertThat(states().getFirst()).isInstanceOf(State.Taken.class);
        assertThat(states().getLast()).isEqualTo(new State.Open());
    }

    @Test
    void what_was_written_before_a_stop_counts_as_taken_though_whoever_wrote_it_died() {
        living();
        approved(10, company.deals, company.sellers);
        company.world
                .slack
                .script()
                .after(
                        Write.LEAVE,
                        () -> {
                            replace(current(), current().ended(CampaignState.STOPPED, "enough"));
                            company.world.death.at(1);
                        });

        run();

        assertThat(company.world.death.happened()).isTrue();
        assertThat(has(company.deals)).isFalse();
        assertThat(has(company.sellers)).isTrue();
        assertThat(states().getFirst()).isInstanceOf(State.Taken.class);
        assertThat(states().getLast()).isEqualTo(new State.Open());
    }

    @Test
    void what_was_begun_and_never_written_before_a_stop_stays() {
        living();
        Campaign campaign = approved(10, company.deals);
        CampaignItem item = company.world.campaigns.items(campaign).getFirst();
        company.world.campaigns.replace(campaign, item, item.taking(SomeCampaign.MADE));
        replace(current(), current().ended(CampaignState.STOPPED, "enough"));

        run();

        assertThat(has(company.deals)).isTrue();
        assertThat(states()).containsExactly(new State.Taking(SomeCampaign.MADE));
        company.world.slack.takeFrom(ACCOUNT, company.deals);
        run();
        assertThat(states().getFirst()).isInstanceOf(State.Taken.class);
    }

    @Test
    void the_stop_switch_holds_it_in_both_positions() {
        living();
        approved(10, company.deals);
        for (StopPosition position : List.of(StopPosition.BULK, StopPosition.ALL)) {
            throwTo(position);
            run();
            assertThat(has(company.deals)).isTrue();
        }
        assertThat(states()).containsExactly(new State.Open());

        throwTo(StopPosition.OFF);
        run();
        assertThat(has(company.deals)).isFalse();
    }

    @Test
    void what_a_rule_gives_by_now_is_dropped_and_stays() {
        living();
        approved(10, company.deals);
        company.employs(NEO, ADDRESS, "everybody", "sales");

        run();

        assertThat(has(company.deals)).isTrue();
        assertThat(whys()).containsExactly(Why.EXPLAINED);
    }

    @Test
    void what_is_gone_already_is_dropped() {
        living();
        approved(10, company.deals);
        company.world.slack.takeFrom(ACCOUNT, company.deals);

        run();

        assertThat(whys()).containsExactly(Why.GONE);
        assertThat(entries(Kind.INTENT)).isEmpty();
    }

    @Test
    void what_is_not_on_the_records_of_before_any_more_is_not_taken() {
        living();
        approved(10, company.deals);
        company.world.preExistings.all().stream()
                .filter(one -> one.thing().equals(company.deals))
                .forEach(one ->
                        company.world.preExistings.replace(
                                one, one.ended(SomeCampaign.MADE, PreExisting.Why.LEFT)));

        run();

        assertThat(has(company.deals)).isTrue();
    }

    @Test
    void what_slack_refuses_is_dropped_and_a_human_is_told() {
        living();
        approved(10, company.deals);
        company.world
                .slack
                .script()
                .answer(
                        Write.LEAVE,
                        new WriteReply.Refused("restricted_action"),
                        Effect.DOES_NOT_HAPPEN);

        assertThat(run()).isEqualTo("Verified");

        assertThat(has(company.deals)).isTrue();
        assertThat(whys()).containsExactly(Why.REFUSED);
        assertThat(company.told("removal-refused:" + company.deals.key())).isEqualTo(1);
    }

    @Test
    void a_protected_account_is_left_alone() {
        company =
                new Company(
                        FixedPolicies.usual(), OrganisationAccounts.Ranks.NONE, Set.of(ACCOUNT));
        living();
        approved(10, company.deals);

        run();

        assertThat(has(company.deals)).isTrue();
        assertThat(whys()).containsExactly(Why.PROTECTED);
    }

    @Test
    void whoever_dies_at_it_is_followed_by_one_who_takes_it_once() {
        int points = 0;
        boolean reached = true;
        while (reached) {
            points++;
            company = new Company();
            living();
            approved(10, company.deals, company.sellers);
            company.world.death.at(points);

            assertThat(run()).as("death at point %d", points).isEqualTo("Verified");

            reached = company.world.death.happened();
            company.world.death.at(0);
            assertThat(has(company.deals)).isFalse();
            assertThat(has(company.sellers)).isFalse();
            assertThat(has(company.builds)).isTrue();
            assertThat(states())
                    .as("death at point %d", points)
                    .allMatch(State.Taken.class::isInstance);
            assertThat(company.world.preExistings.things(ACCOUNT)).contains(company.builds);
            assertThat(company.world.slack.script().written(Write.LEAVE)).hasSize(1);
        }
        assertThat(points).isGreaterThan(FEWEST_POINTS);
    }

    private void living() {
        company.world.slack.add(ACCOUNT, Account.Rank.MEMBER);
        company.employs(NEO, ADDRESS, "everybody");
        company.links(NEO, ACCOUNT);
        for (Entitlement thing : List.of(company.deals, company.sellers, company.builds)) {
            company.world.slack.put(ACCOUNT, thing);
            company.world.preExistings.adopt(
                    List.of(
                            PreExisting.found(
                                    ACCOUNT,
                                    thing,
                                    new Granted.Before(LeaverWorld.START),
                                    new SnapshotId("20261123T120000Z-00000001"),
                                    "okta:00uOwner",
                                    LocalDate.parse("2027-05-25"))));
        }
        run();
    }

    private String run() {
        return ProvisionRun.of(company.world, NEO);
    }

    private Campaign planned(Entitlement... things) {
        Campaign campaign = SomeCampaign.planned("autumn", 100, 20);
        List<CampaignItem> items = new ArrayList<>();
        for (Entitlement thing : things) {
            items.add(CampaignItem.listed(items.size(), ACCOUNT, NEO, thing));
        }
        company.world.campaigns.keep(campaign, items);
        company.world.campaigns.replace(Optional.empty(), campaign);
        return campaign;
    }

    private Campaign approved(int reach, Entitlement... things) {
        Campaign campaign = planned(things);
        Campaign approved =
                campaign.proposed(SomeCampaign.MADE, 1)
                        .with(SomeCampaign.vote("ada", true))
                        .reaching(reach);
        replace(campaign, approved);
        return approved;
    }

    private Campaign current() {
        return company.world.campaigns.all().getFirst();
    }

    private void replace(Campaign seen, Campaign next) {
        assertThat(company.world.campaigns.replace(Optional.of(seen), next)).isTrue();
    }

    private void throwTo(StopPosition position) {
        company.world.base.stop.move(
                company.world.base.stop.read(),
                new StopSwitch.Thrown(position, "kim", "a drill", LeaverWorld.START));
    }

    private boolean has(Entitlement thing) {
        return company.world.slack.isIn(ACCOUNT, thing);
    }

    private List<State> states() {
        return company.world.campaigns.items(current()).stream().map(CampaignItem::state).toList();
    }

    private List<Why> whys() {
        return states().stream().map(state -> ((State.Dropped) state).why()).toList();
    }

    private List<LedgerEntry> entries(Kind kind) {
        return company.world.base.ledger.all().stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == kind)
                .filter(entry -> entry.subject().entitlement().isPresent())
                .toList();
    }
}
