package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.IDA;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionRun;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A source that tells of many newcomers at once makes no accounts beyond the limits by itself. */
class HeldCreationTest {
    private Company company = making(0);

    @Test
    void an_account_beyond_the_limit_is_not_made_and_waits_for_people() {
        joins();

        assertThat(company.account(ADDRESS)).isEqualTo(nobody());
        assertThat(held().orElseThrow())
                .returns(Target.of(NEO), drift -> drift.item().change().target())
                .satisfies(drift -> assertThat(drift.state()).isInstanceOf(State.Waiting.class))
                .satisfies(drift ->
                        assertThat(drift.item().reasons()).contains(HoldReason.HOUR_LIMIT));
        assertThat(company.world.base.escalations.raised()).isEmpty();
    }

    @Test
    void within_the_limit_accounts_are_made_and_the_next_one_waits() {
        company = making(3);
        List<PersonId> newcomers =
                IntStream.range(0, 4).mapToObj(i -> LeaverWorld.person("00unew" + i)).toList();

        List<String> outcomes =
                newcomers.stream()
                        .map(person -> {
                            company.employs(person, person.value() + "@acme.example", "everybody");
                            return ProvisionRun.of(company.world, person);
                        })
                        .toList();

        assertThat(outcomes.subList(0, 3)).doesNotContain("Held");
        assertThat(outcomes.getLast()).isEqualTo("Held");
        assertThat(company.world.base.batches.heldOf(Whom.of(newcomers.getLast()))).hasSize(1);
    }

    @Test
    void what_people_release_is_made_and_linked_and_nobody_else_is() {
        joins();
        company.employs(IDA, "ida@acme.example", "engineering");
        ProvisionRun.of(company.world, IDA);
        BatchId batch = company.releases(held().orElseThrow());

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");
        assertThat(ProvisionRun.of(company.world, IDA)).isEqualTo("Held");

        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(company.world.base.links.of(NEO)).hasSize(1);
        assertThat(held()).isEmpty();
        assertThat(company.account("ida@acme.example")).isEqualTo(nobody());
        assertThat(company.world.base.entries(new CaseId(batch.value()), Kind.DROPPED)).isEmpty();
    }

    @Test
    void another_kind_of_account_or_another_address_is_not_what_was_approved() {
        joins();
        company.releases(held().orElseThrow());
        company.employs(NEO, "other@acme.example", "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Held");
        assertThat(held().orElseThrow().state()).isInstanceOf(State.Waiting.class);
        Change asked = held().orElseThrow().item().change();

        company.releases(held().orElseThrow());
        company.employs(NEO, "other@acme.example", "engineering", "guests");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Held");
        assertThat(held().orElseThrow().item().change()).isNotEqualTo(asked);
        assertThat(company.account("other@acme.example")).isEqualTo(nobody());
    }

    @Test
    void what_was_released_is_asked_for_once_only_though_everything_is_stopped_meanwhile() {
        joins();
        company.releases(held().orElseThrow());
        company.world.base.stop.throwTo(StopPosition.ALL);

        ProvisionRun run = ProvisionRun.begun(company.world, NEO);
        assertThat(company.world.account.reach(company.world.base.ticket(NEO), run.caseId(), 2))
                .isInstanceOf(EnsureAccount.Outcome.Later.class);

        assertThat(held().orElseThrow().state()).isInstanceOf(State.Released.class);
    }

    @Test
    void whoever_is_found_to_have_an_account_meanwhile_waits_no_more() {
        joins();
        AccountId made = new AccountId("U0BYHAND");
        company.world.slack.add(made, Account.Rank.MEMBER);
        company.links(NEO, made);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(held()).isEmpty();
    }

    @Test
    void whom_no_rule_gives_anything_any_more_waits_no_more() {
        joins();
        company.employs(NEO, ADDRESS, "finance");

        ProvisionRun.of(company.world, NEO);

        assertThat(held()).isEmpty();
    }

    @Test
    void whoever_dies_at_any_call_makes_the_released_account_once() {
        int deaths = 0;
        for (int point = 1; point < 120; point += 3) {
            company = making(0);
            joins();
            BatchId batch = company.releases(held().orElseThrow());
            company.world.death.at(point);

            ProvisionRun.of(company.world, NEO);
            deaths += company.world.death.happened() ? 1 : 0;
            ProvisionRun.of(company.world, NEO);

            assertThat(company.account(ADDRESS)).as("at %d", point).isNotEqualTo(nobody());
            assertThat(company.has(ADDRESS, company.builds)).as("at %d", point).isTrue();
            assertThat(held()).as("at %d", point).isEmpty();
            assertThat(company.world.base.entries(new CaseId(batch.value()), Kind.DROPPED))
                    .as("at %d", point)
                    .isEmpty();
        }
        assertThat(deaths).isGreaterThan(10);
    }

    private static Company making(int accounts) {
        return new Company(
                FixedPolicies.usual().creating(Limits.absolute(accounts, accounts)),
                OrganisationAccounts.Ranks.NONE);
    }

    private void joins() {
        company.employs(NEO, ADDRESS, "engineering");
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Held");
    }

    private Optional<HeldDrift> held() {
        return company.world.base.batches.held(ChangeKind.CREATE, Target.of(NEO));
    }

    /** What the company answers where nobody has the address. */
    private static AccountId nobody() {
        return new AccountId("U0NOBODY");
    }
}
