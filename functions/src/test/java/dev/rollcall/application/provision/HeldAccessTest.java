package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.contract.HeldSamples;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A company whose breaker lets nothing through that takes away or gives access back. */
class HeldAccessTest {
    private Company company = strict();

    @BeforeEach
    void somebody_is_in_engineering() {
        joinsEngineering();
    }

    @Test
    void what_is_held_waits_for_people_and_the_rest_goes_on() {
        company.employs(NEO, ADDRESS, "sales");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(company.has(ADDRESS, company.engineers)).isTrue();
        assertThat(company.has(ADDRESS, company.engineering)).isTrue();
        assertThat(company.has(ADDRESS, company.sellers)).isTrue();
        assertThat(company.has(ADDRESS, company.deals)).isTrue();
        assertThat(company.world.base.batches.heldOf(neo()))
                .extracting(held -> held.item().change())
                .containsExactlyInAnyOrder(
                        Change.removal(neo(), company.builds),
                        Change.removal(neo(), company.engineers),
                        Change.removal(neo(), company.engineering));
        assertThat(company.world.base.escalations.raised()).isEmpty();
    }

    @Test
    void what_is_held_stays_held_however_often_the_person_is_looked_at() {
        leavesEngineering();
        BatchId batch = waitsIn();

        company.world.base.clock.advance(Duration.ofHours(3));
        ProvisionRun.of(company.world, NEO);

        assertThat(waitsIn()).isEqualTo(batch);
        assertThat(company.has(ADDRESS, company.builds)).isTrue();
    }

    @Test
    void what_people_release_is_carried_out_and_nothing_else() {
        leavesEngineering();
        BatchId batch = released();

        ProvisionRun run = ProvisionRun.begun(company.world, NEO);
        assertThat(run.run()).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(company.has(ADDRESS, company.engineers)).isTrue();
        assertThat(company.has(ADDRESS, company.engineering)).isTrue();
        assertThat(held()).isEmpty();
        assertThat(company.world.base.batches.find(batch).orElseThrow().dropped()).isZero();
        assertThat(company.world.base.entries(run.caseId(), Kind.ADMITTED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("approvedIn", batch.value())
                                .containsEntry("entitlement", company.builds.key()));
    }

    @Test
    void what_was_decided_against_rests_until_the_source_says_something_else() {
        leavesEngineering();
        parked(company.world.base.clock.instant().plus(Duration.ofDays(1)));

        ProvisionRun.of(company.world, NEO);
        assertThat(held().orElseThrow().state()).isInstanceOf(State.Parked.class);

        company.employs(NEO, ADDRESS, "everybody", "finance");
        ProvisionRun.of(company.world, NEO);

        assertThat(held().orElseThrow().state()).isInstanceOf(State.Waiting.class);
        assertThat(held().orElseThrow().item().reasons()).containsExactly(HoldReason.SHOWN_AGAIN);
        assertThat(company.has(ADDRESS, company.builds)).isTrue();
    }

    @Test
    void what_was_decided_against_is_shown_again_when_its_time_has_come() {
        leavesEngineering();
        parked(company.world.base.clock.instant().plus(Duration.ofHours(1)));
        company.world.base.clock.advance(Duration.ofHours(2));

        ProvisionRun.of(company.world, NEO);

        assertThat(held().orElseThrow().state()).isInstanceOf(State.Waiting.class);
    }

    @Test
    void a_source_that_is_mended_leaves_nothing_open() {
        leavesEngineering();
        company.employs(NEO, ADDRESS, "engineering");

        ProvisionRun.of(company.world, NEO);

        assertThat(company.world.base.batches.heldOf(neo())).isEmpty();
    }

    @Test
    void a_release_of_what_is_no_longer_due_is_dropped() {
        leavesEngineering();
        BatchId batch = released();
        company.employs(NEO, ADDRESS, "engineering");

        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(held()).isEmpty();
        assertThat(company.world.base.batches.find(batch).orElseThrow().dropped()).isEqualTo(1);
    }

    @Test
    void a_release_that_came_too_late_is_put_before_people_again() {
        leavesEngineering();
        released();
        company.world.base.clock.advance(Batch.RELEASE_HOLDS.plusSeconds(60));

        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(held().orElseThrow().item().reasons())
                .containsExactly(HoldReason.APPROVAL_LAPSED);
    }

    @Test
    void access_is_given_back_when_people_release_it() {
        AccountId account = neo();
        company.world.cut(NEO, account);
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Held");
        HeldDrift held = company.world.base.batches.heldOf(account).getFirst();
        assertThat(held.item().change()).isEqualTo(Change.reactivation(account));

        company.releases(held);
        assertThat(ProvisionRun.of(company.world, NEO)).isNotEqualTo("Held");

        assertThat(company.world.slack.ports().directory().read(account).orElseThrow().active())
                .isTrue();
        assertThat(company.world.base.batches.heldOf(account)).isEmpty();
    }

    @Test
    void whoever_dies_at_any_call_carries_out_what_was_released_and_nothing_else() {
        int deaths = 0;
        for (int point = 1; point < 200; point += 3) {
            company = strict();
            joinsEngineering();
            leavesEngineering();
            released();
            company.world.death.at(point);

            ProvisionRun.of(company.world, NEO);
            boolean died = company.world.death.happened();
            deaths += died ? 1 : 0;
            // Whatever the dead run left open, the next one that looks finishes.
            ProvisionRun.of(company.world, NEO);

            assertThat(company.has(ADDRESS, company.builds)).as("at %d", point).isFalse();
            assertThat(company.has(ADDRESS, company.engineers)).as("at %d", point).isTrue();
            assertThat(company.has(ADDRESS, company.engineering)).as("at %d", point).isTrue();
            assertThat(held()).as("at %d", point).isEmpty();
        }
        assertThat(deaths).isGreaterThan(10);
    }

    private static Company strict() {
        return new Company(
                new FixedPolicies(
                        new LeaverPolicy(
                                "0".repeat(64),
                                Sla.DEFAULT,
                                Duration.ofSeconds(5),
                                Limits.absolute(0, 0),
                                Set.of(),
                                LeaverPolicy.Mode.ACT)),
                OrganisationAccounts.Ranks.NONE);
    }

    private void joinsEngineering() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
    }

    private void leavesEngineering() {
        company.employs(NEO, ADDRESS, "everybody");
        ProvisionRun.of(company.world, NEO);
    }

    private AccountId neo() {
        return company.account(ADDRESS);
    }

    private Optional<HeldDrift> held() {
        return company.world.base.batches.held(
                ChangeKind.REMOVE_FROM_CHANNEL, Target.of(neo(), company.builds));
    }

    private BatchId waitsIn() {
        return held().orElseThrow().state() instanceof State.Waiting(BatchId batch)
                ? batch
                : HeldSamples.UNKNOWN;
    }

    private BatchId released() {
        return company.releases(held().orElseThrow());
    }

    private void parked(Instant until) {
        BatchId batch = company.decided(held().orElseThrow(), false);
        company.world.base.batches.settle(
                batch,
                Target.of(neo(), company.builds),
                new State.Parked(batch, Choice.SOURCE_WRONG, until));
    }
}
