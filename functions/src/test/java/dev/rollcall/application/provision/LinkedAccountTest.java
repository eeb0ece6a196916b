package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.IDA;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverSteps;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ProvisionRun;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose account it is, and which of several is worked on. */
class LinkedAccountTest {
    private static final AccountId NEOS = new AccountId("U0NEO");
    private static final AccountId NEOS_OTHER = new AccountId("U0NEOOTHER");

    private Company company = new Company();

    @Test
    void whom_rollcall_itself_cut_gets_the_access_back() {
        hasAnAccount();
        cutBy(NEO);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.read(NEOS).active()).isTrue();
        assertThat(company.told("wrongly-inactive")).isZero();
    }

    @Test
    void a_rehire_gets_back_what_was_cut_under_the_former_identity() {
        hasAnAccount();
        company.links(IDA, NEOS);
        cutBy(IDA);
        company.world.base.links.end(IDA, NEOS, company.world.base.clock.instant());

        ProvisionRun.of(company.world, NEO);

        assertThat(company.read(NEOS).active()).isTrue();
    }

    @Test
    void whom_somebody_else_cut_stays_cut_until_a_human_says_otherwise() {
        hasAnAccount();
        company.world.slack.deactivate(NEOS);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");
        assertThat(company.read(NEOS).active()).isFalse();
        assertThat(company.told("wrongly-inactive")).isEqualTo(1);

        answer(Optional.of(NEOS));
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");
        assertThat(company.read(NEOS).active()).isTrue();
    }

    @Test
    void people_are_told_once_of_whom_somebody_else_cut() {
        hasAnAccount();
        company.world.slack.deactivate(NEOS);
        ProvisionRun.of(company.world, NEO);
        company.world.base.clock.advance(Duration.ofMinutes(5));
        ProvisionRun.of(company.world, NEO);

        assertThat(company.told("wrongly-inactive")).isEqualTo(1);
    }

    @Test
    void whose_linked_account_slack_does_not_know_gets_none_without_an_address() {
        company.links(NEO, NEOS);
        company.employs(NEO, Map.of("email", ""), "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.world.slack.script().written()).isEmpty();
    }

    @Test
    void a_humans_word_is_good_for_one_return() {
        hasAnAccount();
        company.world.slack.deactivate(NEOS);
        ProvisionRun.of(company.world, NEO);
        answer(Optional.of(NEOS));
        ProvisionRun.of(company.world, NEO);

        company.world.slack.deactivate(NEOS);
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.told("wrongly-inactive")).isEqualTo(2);
    }

    @Test
    void a_humans_word_that_was_not_used_lapses_after_a_day_and_is_asked_for_anew() {
        hasAnAccount();
        company.world.slack.deactivate(NEOS);
        ProvisionRun.of(company.world, NEO);
        answer(Optional.of(NEOS));
        company.world.base.clock.advance(Duration.ofDays(1));

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.world.disputes.of(NEO)).get().matches(LinkDispute::isOpen);
        assertThat(company.world.disputes.open(5)).hasSize(1);
    }

    @Test
    void whom_a_human_leaves_cut_is_not_asked_for_again() {
        hasAnAccount();
        company.world.slack.deactivate(NEOS);
        ProvisionRun.of(company.world, NEO);
        answer(Optional.empty());

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.world.disputes.open(5)).isEmpty();
        assertThat(company.told("wrongly-inactive")).isEqualTo(1);
        assertThat(company.read(NEOS).active()).isFalse();
    }

    @Test
    void whom_rollcall_cut_and_somebody_cut_again_later_is_for_a_human() {
        hasAnAccount();
        cutBy(NEO);
        company.world.slack.reactivate(NEOS);
        ProvisionRun.of(company.world, NEO);
        company.world.slack.deactivate(NEOS);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.world.slack.script().written(Write.REACTIVATE)).isEmpty();
    }

    @Test
    void after_a_merger_access_is_given_on_the_account_with_the_address_and_the_other_is_told() {
        hasAnAccount();
        company.world.slack.add(NEOS_OTHER, profile("neo@merged.example"));
        company.links(NEO, NEOS_OTHER);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.world.slack.isIn(NEOS, company.builds)).isTrue();
        assertThat(company.world.slack.isIn(NEOS_OTHER, company.builds)).isFalse();
        assertThat(several())
                .containsEntry("account", NEOS.value())
                .containsEntry("others", NEOS_OTHER.value())
                .containsEntry("givenThere", "");
    }

    @Test
    void what_rules_gave_on_another_account_is_taken_there_before_it_is_given_on_this_one() {
        hasAnAccount();
        ProvisionRun.of(company.world, NEO);
        company.world.slack.add(NEOS_OTHER, profile("neo@new.example"));
        company.links(NEO, NEOS_OTHER);
        company.world.slack.put(NEOS, company.deals);
        company.employs(NEO, "neo@new.example", "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.world.slack.isIn(NEOS_OTHER, company.builds)).isTrue();
        assertThat(company.world.slack.isIn(NEOS, company.builds)).isFalse();
        assertThat(company.world.slack.isIn(NEOS, company.engineering)).isFalse();
        assertThat(company.world.slack.isIn(NEOS, company.deals)).as("by hand").isTrue();
        assertThat(company.world.grants.of(NEO))
                .isNotEmpty()
                .allMatch(record -> record.account().equals(Optional.of(NEOS_OTHER)));
        assertThat(company.world.slack.isIn(NEOS, InMemorySlackOrganisation.HOME)).isTrue();
        assertThat(several())
                .containsEntry("account", NEOS_OTHER.value())
                .hasEntrySatisfying(
                        "givenThere",
                        given -> assertThat(given).contains(NEOS + "=" + company.builds.key()));
    }

    @Test
    void nothing_is_given_on_one_account_while_the_brake_holds_what_is_taken_on_another() {
        hasAnAccount();
        ProvisionRun.of(company.world, NEO);
        company.world.slack.add(NEOS_OTHER, profile("neo@new.example"));
        company.links(NEO, NEOS_OTHER);
        company.employs(NEO, "neo@new.example", "engineering");
        Instant now = company.world.base.clock.instant();
        for (int other = 0; other < 25; other++) {
            company.world.base.breaker.expect(
                    new Breaker.Expected(
                            ChangeKind.REMOVE_FROM_CHANNEL, new AccountId("U0X" + other), now));
        }

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Held");

        assertThat(company.world.slack.isIn(NEOS, company.builds)).isTrue();
        assertThat(company.world.slack.isIn(NEOS_OTHER, company.builds)).isFalse();
    }

    @Test
    void an_account_that_somebody_of_another_source_has_too_is_for_a_human() {
        hasAnAccount();
        PersonId elsewhere = new PersonId(new SourceId("entra"), "b7c1");
        company.links(elsewhere, NEOS);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.told("disputed-link:ANOTHERS")).isEqualTo(1);
    }

    @Test
    void a_recycled_address_links_nothing_by_itself_after_a_human_has_said_no() {
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.world.slack.deactivate(NEOS);
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        answer(Optional.empty());

        company.world.slack.reactivate(NEOS);
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.world.base.links.of(NEO)).isEmpty();
        assertThat(company.world.slack.isIn(NEOS, company.builds)).isFalse();
        assertThat(company.told("disputed-link:RULED_OUT")).isEqualTo(1);
    }

    @Test
    void an_answer_holds_though_something_else_was_asked_in_between() {
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.world.slack.deactivate(NEOS);
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        answer(Optional.empty());
        company.world.slack.add(NEOS_OTHER, profile("neo@new.example"));
        company.world.slack.deactivate(NEOS_OTHER);
        company.employs(NEO, "neo@new.example", "engineering");
        ProvisionRun.of(company.world, NEO);

        company.world.slack.reactivate(NEOS);
        company.employs(NEO, ADDRESS, "engineering");
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.world.base.links.of(NEO)).isEmpty();
    }

    @Test
    void a_link_that_was_ended_is_not_made_again_by_the_address() {
        hasAnAccount();
        company.world.base.links.end(NEO, NEOS, company.world.base.clock.instant());

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.world.base.links.of(NEO)).isEmpty();
        assertThat(company.told("disputed-link:LINKED_EARLIER")).isEqualTo(1);
    }

    @Test
    void a_rehire_with_a_new_id_is_linked_by_hrs_key_and_gets_the_account_back() {
        rehires();

        ProvisionRun run = ProvisionRun.begun(company.world, NEO);
        assertThat(run.run()).isEqualTo("Verified");

        assertThat(company.world.base.links.of(NEO))
                .singleElement()
                .returns(NEOS, Link::account)
                .returns("by-hr-key", Link::rule);
        assertThat(company.world.base.links.of(IDA)).isEmpty();
        assertThat(company.world.base.ledger.of(run.caseId()))
                .extracting(stored -> stored.entry().kind())
                .contains(Kind.LINKED, Kind.UNLINKED);
        assertThat(company.read(NEOS).active()).isTrue();
        assertThat(company.read(NEOS).profile().emails()).containsExactly("neo.new@acme.example");
        assertThat(company.world.slack.isIn(NEOS, company.builds)).isTrue();
        assertThat(company.world.base.escalations.reasons()).isEmpty();
    }

    @Test
    void whoever_left_before_anybody_looked_is_known_by_hrs_key_when_they_come_back() {
        company.world.slack.add(NEOS, profile("neo.old@acme.example"));
        company.links(IDA, NEOS);
        company.world.base.source.put(
                new PersonReading.Found(
                        IDA,
                        Standing.LEAVER,
                        "DEPROVISIONED",
                        Optional.of(LeaverWorld.START),
                        Optional.empty(),
                        Map.of("hr", "4711")));
        CaseId leaving = company.world.base.open(IDA);
        new LeaverSteps(company.world.base, company.policies)
                .assess.assess(company.world.base.ticket(IDA), leaving);
        cutBy(IDA);
        company.employs(NEO, Map.of("email", ADDRESS, "hr", "4711"), "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.account(ADDRESS)).isEqualTo(NEOS);
        assertThat(company.read(NEOS).active()).isTrue();
        assertThat(company.world.slack.script().written(Write.CREATE_ACCOUNT)).isEmpty();
        assertThat(company.world.base.links.of(IDA)).isEmpty();
    }

    @Test
    void while_the_former_identity_is_there_hrs_key_links_nothing() {
        company.world.slack.add(NEOS, profile("neo.old@acme.example"));
        company.world.base.links.record(
                new Link(
                        IDA,
                        NEOS,
                        LeaverWorld.START,
                        "adopted",
                        Optional.of(HumanKey.of("4711")),
                        Optional.empty()));
        company.employs(IDA, "neo.old@acme.example", "engineering");
        company.employs(NEO, Map.of("email", ADDRESS, "hr", "4711"), "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.world.base.links.of(NEO)).isEmpty();
        assertThat(company.told("disputed-link:ANOTHERS")).isEqualTo(1);
    }

    @Test
    void hrs_key_is_added_to_a_link_that_was_made_without_it() {
        hasAnAccount();
        company.employs(NEO, Map.of("email", ADDRESS, "hr", "4711"), "engineering");

        ProvisionRun run = ProvisionRun.begun(company.world, NEO);
        run.run();

        assertThat(company.world.base.entries(run.caseId(), Kind.IDENTIFIED)).hasSize(1);
        assertThat(company.world.base.links.everOf(HumanKey.of("4711")))
                .extracting(Link::account)
                .containsExactly(NEOS);
        ProvisionRun again = ProvisionRun.begun(company.world, NEO);
        again.run();
        assertThat(company.world.base.entries(again.caseId(), Kind.IDENTIFIED)).isEmpty();
    }

    @Test
    void whoever_dies_between_the_key_and_its_record_leaves_both() {
        int deaths = 0;
        for (int point = 1; point < 60; point++) {
            company = new Company();
            hasAnAccount();
            company.employs(NEO, Map.of("email", ADDRESS, "hr", "4711"), "engineering");
            ProvisionRun run = ProvisionRun.begun(company.world, NEO);
            company.world.death.at(point);

            run.run();
            deaths += company.world.death.happened() ? 1 : 0;

            assertThat(company.world.base.entries(run.caseId(), Kind.IDENTIFIED))
                    .as("records of the key after death at %d", point)
                    .hasSize(1);
            assertThat(company.world.base.links.everOf(HumanKey.of("4711")))
                    .as("links with the key after death at %d", point)
                    .hasSize(1);
        }
        assertThat(deaths).isEqualTo(59);
    }

    @Test
    void whoever_dies_between_a_rehires_links_and_their_records_leaves_both() {
        int deaths = 0;
        for (int point = 1; point < 80; point++) {
            company = new Company();
            rehires();
            ProvisionRun run = ProvisionRun.begun(company.world, NEO);
            company.world.death.at(point);

            run.run();
            deaths += company.world.death.happened() ? 1 : 0;

            assertThat(company.world.base.ledger.of(run.caseId()))
                    .as("records after death at %d", point)
                    .extracting(stored -> stored.entry().kind())
                    .contains(Kind.LINKED, Kind.UNLINKED);
            assertThat(company.world.base.links.of(NEO)).hasSize(1);
            assertThat(company.world.base.links.of(IDA)).isEmpty();
        }
        assertThat(deaths).isEqualTo(79);
    }

    /** Ida, whose identity is gone, under a new id. */
    private void rehires() {
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.world.base.links.record(
                new Link(
                        IDA,
                        NEOS,
                        LeaverWorld.START,
                        "adopted",
                        Optional.of(HumanKey.of("4711")),
                        Optional.empty()));
        cutBy(IDA);
        company.world.base.source.put(IDA, Standing.LEAVER, LeaverWorld.START);
        company.employs(NEO, Map.of("email", "neo.new@acme.example", "hr", "4711"), "engineering");
    }

    private void hasAnAccount() {
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.links(NEO, NEOS);
        company.employs(NEO, ADDRESS, "engineering");
    }

    /** A leaver's case that ended with the account deactivated. */
    private void cutBy(PersonId leaver) {
        company.world.cut(leaver, NEOS);
    }

    private void answer(Optional<AccountId> theirs) {
        company.world.disputes.settle(
                company.world.disputes.of(NEO).orElseThrow(),
                new LinkDispute.Settlement(
                        theirs, "ole", company.world.base.clock.instant(), "asked them"));
    }

    private Map<String, String> several() {
        return company.world.base.escalations.raised().stream()
                .filter(e -> e.reason().equals("several-accounts"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .facts();
    }

    private static AccountProfile profile(String email) {
        return new AccountProfile("neo", List.of(email), Map.of(), Optional.empty());
    }
}
