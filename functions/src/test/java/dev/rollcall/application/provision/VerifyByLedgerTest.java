package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.ProvisionRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** When a comparison and what was read back since are proof enough, and when they are not. */
class VerifyByLedgerTest {
    private final Company company = new Company();
    private Runs.Ticket ticket = new Runs.Ticket(NEO, 1);
    private CaseId run = new CaseId("0".repeat(32));
    private AccountId own = new AccountId("U0NOBODY");
    private long seen;

    @BeforeEach
    void an_engineer_in_a_run_of_their_own() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        own = company.account(ADDRESS);
    }

    @Test
    void one_thing_that_was_read_back_a_moment_ago_needs_no_further_reading() {
        company.world.slack.takeFrom(own, company.builds);
        give(begin());
        company.world.people.failsFor(NEO, new PortFailure.Unavailable("must not be asked"));
        company.world.slack.script().isDown(true);

        assertThat(verify()).isInstanceOf(VerifyAccess.Outcome.Verified.class);

        assertThat(company.world.base.ledger.of(run))
                .extracting(Ledger.Stored::entry)
                .filteredOn(entry -> entry.kind() == Kind.VERIFIED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.facts().get("has"))
                            .contains(company.builds.key() + "=engineering");
                    assertThat(entry.facts()).containsKey("compared");
                });
    }

    @Test
    void after_several_things_all_of_it_is_read_once_more() {
        company.world.slack.takeFrom(own, company.builds);
        company.world.slack.takeFrom(own, company.engineers);
        give(begin());
        company.world.slack.takeFrom(own, company.engineers);

        assertThat(verify())
                .isEqualTo(new VerifyAccess.Outcome.Left(List.of(company.engineers.key())));
    }

    @Test
    void after_two_minutes_all_of_it_is_read() {
        company.world.slack.takeFrom(own, company.builds);
        give(begin());
        company.world.base.clock.advance(Duration.ofSeconds(121));
        company.world.people.failsFor(NEO, new PortFailure.Unavailable("is asked"));

        assertThatThrownBy(this::verify).isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void once_something_was_heard_of_the_person_nothing_is_verified() {
        company.world.slack.takeFrom(own, company.builds);
        give(begin());
        company.world.base.want(NEO);

        assertThat(verify()).isInstanceOf(VerifyAccess.Outcome.LookAgain.class);
    }

    @Test
    void where_something_was_taken_all_of_it_is_read() {
        company.employs(NEO, ADDRESS, "sales");
        begin();
        company.world.base.clock.advance(Duration.ofMinutes(2));
        CompareAccess.Outcome.Differs differs =
                (CompareAccess.Outcome.Differs)
                        company.world.compare.compare(ticket, run, own, seen);
        differs.removals().forEach(key -> taken(Entitlement.parse(key)));
        give(differs.additions());
        company.world.people.failsFor(NEO, new PortFailure.Unavailable("is asked"));

        assertThatThrownBy(this::verify).isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void what_was_meant_and_not_given_is_not_verified() {
        company.world.slack.takeFrom(own, company.builds);
        company.world.slack.takeFrom(own, company.engineers);
        give(begin().subList(0, 1));

        assertThat(verify()).isInstanceOf(VerifyAccess.Outcome.Left.class);
    }

    /** Returns what is to be given. */
    private List<String> begin() {
        ticket = company.world.base.want(NEO);
        run = company.world.base.steps.claimed(ticket);
        seen = company.world.base.runs.wanted(ticket).orElseThrow();
        return company.world.begin.begin(ticket, run, seen)
                        instanceof BeginWork.Outcome.Differs differs
                ? differs.additions()
                : List.of();
    }

    private void give(List<String> keys) {
        assertThat(keys).isNotEmpty();
        for (String key : keys) {
            assertThat(company.world.give.give(ticket, run, own, Entitlement.parse(key), seen))
                    .isInstanceOf(Carried.Settled.class);
        }
    }

    private void taken(Entitlement thing) {
        assertThat(company.world.take.take(ticket, run, own, thing, seen))
                .isInstanceOf(Carried.Settled.class);
    }

    private VerifyAccess.Outcome verify() {
        return company.world.verify.verify(ticket, run, own, seen);
    }
}
