package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.IDA;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.application.port.GroupWishes.Wish;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.stay.StayRecord;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionRun;
import dev.rollcall.testing.slack.OrganisationScript.Write;
import dev.rollcall.testing.slack.OrganisationScript.Written;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

class ProvisionTest {
    private Company company = new Company();

    @Test
    void a_joiner_gets_an_account_and_what_rules_give() {
        company.employs(NEO, ADDRESS, "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.engineers)).isTrue();
        assertThat(company.has(ADDRESS, company.engineering)).isTrue();
        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(company.world.base.links.of(NEO))
                .singleElement()
                .satisfies(link -> assertThat(link.rule()).isEqualTo("created"));
        assertThat(company.world.grants.of(NEO))
                .hasSize(4)
                .allMatch(grant -> grant.state() == RecordedGrant.State.GIVEN);
    }

    @Test
    void whoever_joins_a_user_group_lets_those_who_leave_it_go_first() {
        company.employs(NEO, ADDRESS, "engineering");
        Instant start = company.world.base.clock.instant();
        company.world.base.wishes.make(
                company.engineers.key(),
                Wish.first(
                        new AccountId("U0LEAVER"),
                        new CaseId("0".repeat(32)),
                        new Runs.Ticket(Company.IDA, 1),
                        start));

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.engineers)).isTrue();
        assertThat(company.world.base.clock.instant())
                .as("the leaver has not come back for so long")
                .isAfterOrEqualTo(start.plus(GroupWishes.PRESENT));
    }

    @Test
    void the_same_event_again_writes_nothing() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        int writes = written().size();

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Unchanged");

        assertThat(written()).hasSize(writes);
    }

    @Test
    void
            who_was_only_held_as_a_leaver_and_comes_back_is_not_compared_if_rules_give_what_they_gave() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.world.slack.takeFrom(company.account(ADDRESS), company.builds);

        assertThat(ProvisionRun.begun(company.world, NEO).afterBeingHeld().run())
                .isEqualTo("Unchanged");
        assertThat(company.has(ADDRESS, company.builds)).isFalse();

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");
        assertThat(company.has(ADDRESS, company.builds)).isTrue();
    }

    @Test
    void who_was_held_and_comes_back_to_another_group_is_compared() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.employs(NEO, ADDRESS, "sales");

        assertThat(ProvisionRun.begun(company.world, NEO).afterBeingHeld().run())
                .isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(company.has(ADDRESS, company.deals)).isTrue();
    }

    @Test
    void another_name_than_was_asked_for_is_told_and_not_written_down() {
        String address = "channel-c0builds@acme.example";
        company.world.slack.habits().numberTakenNames();
        company.employs(NEO, address, "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(address, company.engineers)).isTrue();
        assertThat(company.told("user-name-not-as-asked")).isEqualTo(1);
        assertThat(created())
                .singleElement()
                .asString()
                .endsWith("active=true userName=another")
                .doesNotContain("channel-c0builds");
    }

    @Test
    void the_name_that_was_asked_for_is_nothing_to_tell() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);

        assertThat(company.told("user-name-not-as-asked")).isZero();
        assertThat(created()).singleElement().asString().endsWith("userName=as-asked");
    }

    /** Returns what was read back of accounts that were made. */
    private List<String> created() {
        return company.world.base.casesOf(NEO).stream()
                .flatMap(c -> company.world.base.entries(c.id(), Kind.OUTCOME).stream())
                .filter(entry -> entry.key().startsWith("outcome#create#"))
                .map(entry -> entry.readBack().orElseThrow().found())
                .toList();
    }

    @Test
    void a_mover_is_taken_out_before_being_let_in_elsewhere() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        int before = written().size();
        company.employs(NEO, ADDRESS, "sales");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(written().stream().skip(before).map(Written::on))
                .containsExactly(
                        company.builds.key(),
                        company.engineers.key(),
                        company.engineering.key(),
                        company.sellers.key(),
                        company.deals.key());
        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(company.has(ADDRESS, company.deals)).isTrue();
    }

    @Test
    void what_the_plan_has_no_call_for_is_not_given_and_stands_in_the_evidence() {
        company.world.base.belongings.isOn(SlackPlan.BUSINESS_PLUS);
        company.employs(NEO, ADDRESS, "research");
        company.world.slack.add(new AccountId("U0NEO"), Account.Rank.MEMBER);
        company.links(NEO, new AccountId("U0NEO"));

        ProvisionRun run = ProvisionRun.begun(company.world, NEO);

        assertThat(run.run()).isEqualTo("Verified");
        assertThat(written())
                .extracting(Written::on)
                .contains(company.engineers.key())
                .doesNotContain(company.labs.key());
        assertThat(unavailable(run)).containsExactly(company.labs.key());
        assertThat(evidence(run).path("notAvailable"))
                .extracting(JsonNode::textValue)
                .containsExactly("WORKSPACES=not available on this plan");
        assertThat(told()).isEmpty();
    }

    @Test
    void what_the_plan_has_no_call_for_stays_with_a_mover() {
        company.employs(NEO, ADDRESS, "research");
        ProvisionRun.of(company.world, NEO);
        company.world.base.belongings.isOn(SlackPlan.BUSINESS_PLUS);
        company.employs(NEO, ADDRESS, "everybody");

        ProvisionRun run = ProvisionRun.begun(company.world, NEO);

        assertThat(run.run()).isEqualTo("Verified");
        assertThat(company.has(ADDRESS, company.labs)).isTrue();
        assertThat(company.has(ADDRESS, company.engineers)).isFalse();
        assertThat(unavailable(run)).containsExactly(company.labs.key());
    }

    @Test
    void no_step_sends_what_the_plan_has_no_call_for() {
        company.employs(NEO, ADDRESS, "research");
        ProvisionRun run = ProvisionRun.begun(company.world, NEO);
        run.run();
        int before = written().size();
        company.world.base.belongings.isOn(SlackPlan.BUSINESS_PLUS);
        AccountId neos = company.account(ADDRESS);
        Runs.Ticket ticket = company.world.base.want(NEO);
        CaseId caseId = company.world.base.steps.claimed(ticket);
        company.world.account.reach(ticket, caseId, Long.MAX_VALUE);

        assertThat(company.world.give.give(ticket, caseId, neos, company.labs, Long.MAX_VALUE))
                .isEqualTo(new Carried.Refused("not-on-this-plan"));
        assertThat(company.world.take.take(ticket, caseId, neos, company.labs, Long.MAX_VALUE))
                .isEqualTo(new Carried.Refused("not-on-this-plan"));

        assertThat(written()).hasSize(before);
        assertThat(company.world.base.entries(caseId, Kind.UNAVAILABLE)).hasSize(1);
    }

    @Test
    void a_user_group_that_was_emptied_takes_the_next_joiner_in() {
        company.world.slack.userGroup("S0ENGINEERS", List.of());
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.employs(NEO, ADDRESS, "everybody");
        ProvisionRun.of(company.world, NEO);
        assertThat(company.has(ADDRESS, company.engineers)).isFalse();

        company.employs(person(1), address(1), "engineering");
        assertThat(ProvisionRun.of(company.world, person(1))).isEqualTo("Verified");

        assertThat(company.has(address(1), company.engineers)).isTrue();
        assertThat(company.has(ADDRESS, company.engineers)).isFalse();
    }

    @Test
    void of_one_group_no_more_are_taken_in_a_day_than_its_share() {
        for (int number = 0; number < 5; number++) {
            company.employs(person(number), address(number), "engineering");
            ProvisionRun.of(company.world, person(number));
        }
        for (int number = 0; number < 5; number++) {
            company.employs(person(number), address(number), "everybody");
            ProvisionRun.of(company.world, person(number));
        }

        // Of five and somebody else a fifth would be one; three is the floor.
        assertThat(IntStream.range(0, 5).filter(n -> company.has(address(n), company.engineers)))
                .containsExactly(3, 4);
        assertThat(IntStream.range(0, 5).filter(n -> company.has(address(n), company.engineering)))
                .containsExactly(3, 4);
        assertThat(company.world.base.batches.heldOf(company.account(address(4))))
                .hasSize(2)
                .allSatisfy(held ->
                        assertThat(held.item().reasons()).containsExactly(HoldReason.GROUP_LIMIT));
    }

    private static PersonId person(int number) {
        return LeaverWorld.person("00uMany" + number);
    }

    private static String address(int number) {
        return "many" + number + "@acme.example";
    }

    @Test
    void what_somebody_got_by_hand_stays() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.world.slack.put(company.account(ADDRESS), company.deals);
        company.employs(NEO, ADDRESS, "everybody");

        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(company.has(ADDRESS, company.deals)).isTrue();
    }

    @Test
    void while_everything_is_stopped_nothing_is_given_either() {
        company.employs(NEO, ADDRESS, "engineering");
        company.world.base.stop.throwTo(StopPosition.ALL);
        ProvisionRun run = ProvisionRun.begun(company.world, NEO);

        EnsureAccount.Outcome outcome =
                company.world.account.reach(company.world.base.ticket(NEO), run.caseId(), 1);

        assertThat(outcome).isInstanceOf(EnsureAccount.Outcome.Later.class);
        assertThat(written()).isEmpty();
    }

    @Test
    void who_observes_says_what_would_be_done_and_does_nothing() {
        company =
                new Company(
                        new FixedPolicies(policy(LeaverPolicy.Mode.OBSERVE)),
                        OrganisationAccounts.Ranks.NONE);
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun run = ProvisionRun.begun(company.world, NEO);

        assertThat(run.run()).isEqualTo("Observed");

        assertThat(written()).isEmpty();
        assertThat(company.world.base.entries(run.caseId(), Kind.OBSERVED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facts()).containsEntry("would", "create"));
    }

    @Test
    void nothing_is_in_slack_before_the_first_sign_in() {
        company.employs(NEO, ADDRESS, "design");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Pending");

        assertThat(written()).isEmpty();
        assertThat(company.world.grants.of(NEO))
                .hasSize(2)
                .allMatch(grant -> grant.state() == RecordedGrant.State.PENDING);
    }

    @Test
    void a_private_channel_out_of_sight_is_a_task_for_its_owner() {
        company.employs(NEO, ADDRESS, "engineering", "secret");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(told())
                .filteredOn(e -> e.reason().startsWith("unverifiable:channel:C0HIDDEN"))
                .singleElement()
                .satisfies(e -> assertThat(e.facts()).containsEntry("owner", "okta:00uOwner"));
    }

    @Test
    void somebody_who_becomes_a_guest_loses_first_what_guests_cannot_have() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.employs(NEO, ADDRESS, "guests");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        ListedAccount account =
                company.world
                        .slack
                        .ports()
                        .directory()
                        .read(company.account(ADDRESS))
                        .orElseThrow();
        assertThat(account.kind()).isInstanceOf(ListedAccount.Kind.Guest.class);
        assertThat(company.has(ADDRESS, company.engineers)).isFalse();
        assertThat(company.has(ADDRESS, company.deals)).isTrue();
    }

    @Test
    void a_guest_whose_last_day_is_over_has_an_account_without_what_rules_gave() {
        company.employs(NEO, ADDRESS, "guests");
        guestUntil("2026-03-02");
        ProvisionRun.of(company.world, NEO);
        Instant end = Instant.parse("2026-03-03T00:00:00Z");
        assertThat(read().kind())
                .isEqualTo(new ListedAccount.Kind.Guest(new GuestTerms(Optional.of(end))));
        assertThat(company.has(ADDRESS, company.deals)).isTrue();

        company.world.base.clock.set(end);
        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.deals)).isFalse();
        assertThat(company.world.grants.of(NEO)).isEmpty();
        assertThat(read().active()).isTrue();
        assertThat(company.world.base.escalations.reasons()).containsExactly("past-end-date");
    }

    @Test
    void a_guest_who_stays_longer_after_all_gets_it_back() {
        company.employs(NEO, ADDRESS, "guests");
        guestUntil("2026-03-02");
        ProvisionRun.of(company.world, NEO);
        company.world.base.clock.set(Instant.parse("2026-03-03T00:00:00Z"));
        ProvisionRun.of(company.world, NEO);

        guestUntil("2026-03-31");
        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.deals)).isTrue();
        assertThat(company.world.stays.of(NEO))
                .isEqualTo(
                        new StayRecord(
                                NEO, Optional.of(Instant.parse("2026-04-01T00:00:00Z")), Set.of()));
    }

    @Test
    void a_guest_who_stays_longer_is_not_counted_as_a_change_of_role_and_one_who_goes_earlier_is() {
        company.employs(NEO, ADDRESS, "guests");
        guestUntil("2026-03-10");
        ProvisionRun.of(company.world, NEO);

        guestUntil("2026-03-31");
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");
        assertThat(read().kind()).isEqualTo(until("2026-04-01T00:00:00Z"));
        assertThat(roleChanges()).isZero();

        guestUntil("2026-03-20");
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");
        assertThat(read().kind()).isEqualTo(until("2026-03-21T00:00:00Z"));
        assertThat(roleChanges()).isEqualTo(1);
    }

    private static ListedAccount.Kind until(String end) {
        return new ListedAccount.Kind.Guest(new GuestTerms(Optional.of(Instant.parse(end))));
    }

    private int roleChanges() {
        return company.world.base.breaker.counted(
                ChangeKind.CHANGE_ROLE, Window.HOUR, company.world.base.clock.instant());
    }

    private void guestUntil(String day) {
        company.world.people.put(
                NEO,
                Standing.ENTITLED,
                Map.of("email", ADDRESS, "managerId", IDA.value(), "contractEnd", day),
                "guests");
        company.world.people.put(IDA, Standing.ENTITLED, Map.of(), "everybody");
    }

    private ListedAccount read() {
        return company.world.slack.ports().directory().read(company.account(ADDRESS)).orElseThrow();
    }

    @Test
    void a_swap_of_two_addresses_is_never_begun() {
        company.employs(NEO, ADDRESS, "engineering");
        company.employs(IDA, "ida@acme.example", "sales");
        ProvisionRun.of(company.world, NEO);
        ProvisionRun.of(company.world, IDA);
        AccountId neos = company.account(ADDRESS);
        company.employs(NEO, "ida@acme.example", "engineering");
        company.employs(IDA, ADDRESS, "sales");

        ProvisionRun.of(company.world, NEO);
        ProvisionRun.of(company.world, IDA);

        assertThat(company.account(ADDRESS)).isEqualTo(neos);
        assertThat(told())
                .extracting(Escalations.Escalation::reason)
                .contains("disputed-email:swap");
    }

    @Test
    void who_has_left_by_the_steps_own_reading_is_given_nothing() {
        company.employs(NEO, ADDRESS, "engineering");
        company.world.people.put(NEO, Standing.LEAVER, Map.of("email", ADDRESS), "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("LookAgain");

        assertThat(written()).isEmpty();
    }

    @Test
    void whoever_dies_at_any_call_ends_with_one_account_and_what_rules_give() {
        int deaths = 0;
        for (int point = 1; point < 400; point += 7) {
            company = new Company();
            company.employs(NEO, ADDRESS, "engineering");
            company.world.death.at(point);

            ProvisionRun.of(company.world, NEO);
            boolean died = company.world.death.happened();
            deaths += died ? 1 : 0;

            assertThat(company.world.slack.script().written(Write.CREATE_ACCOUNT))
                    .as("creations after death at %d", point)
                    .hasSize(1);
            assertThat(company.has(ADDRESS, company.engineers)).as("at %d", point).isTrue();
            assertThat(company.has(ADDRESS, company.builds)).as("at %d", point).isTrue();
            assertThat(company.world.grants.of(NEO))
                    .as("records after death at %d", point)
                    .hasSize(4)
                    .allMatch(grant -> grant.state() == RecordedGrant.State.GIVEN);
        }
        assertThat(deaths).isGreaterThan(10);
    }

    private static LeaverPolicy policy(LeaverPolicy.Mode mode) {
        return new LeaverPolicy(
                "0".repeat(64),
                Sla.DEFAULT,
                Duration.ofSeconds(5),
                Limits.absolute(25, 100),
                Set.of(),
                mode);
    }

    private List<String> unavailable(ProvisionRun run) {
        return company.world.base.entries(run.caseId(), Kind.UNAVAILABLE).stream()
                .map(entry -> entry.facts().getOrDefault("entitlement", ""))
                .toList();
    }

    private JsonNode evidence(ProvisionRun run) {
        return company.world.base.entries(run.caseId(), Kind.EVIDENCE).stream()
                .map(entry -> entry.facts().getOrDefault("key", ""))
                .map(key -> new EvidenceStore.Location(key, ""))
                .flatMap(at -> company.world.base.evidence.at(at).stream())
                .map(bytes -> Json.read(new String(bytes, UTF_8)))
                .findFirst()
                .orElseThrow();
    }

    private List<Written> written() {
        return company.world.slack.script().written();
    }

    private List<Escalations.Escalation> told() {
        return company.world.base.escalations.raised();
    }
}
