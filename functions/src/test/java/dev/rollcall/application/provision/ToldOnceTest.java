package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.IDA;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.testing.ProvisionRun;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people are told of somebody's account, whatever events come meanwhile. */
class ToldOnceTest {
    private static final AccountId NEOS = new AccountId("U0NEO");
    private static final AccountId NEOS_OTHER = new AccountId("U0NEOOTHER");
    private static final Duration WEEK = Duration.ofDays(7);

    private final Company company = new Company();

    @Test
    void an_event_that_finds_what_was_found_before_writes_nothing_and_tells_nobody() {
        hasTwoAccounts();
        assertThat(looks()).anyMatch(entry -> entry.kind() == Kind.DRIFT);

        assertThat(looks()).isEmpty();
        assertThat(company.told("several-accounts")).isEqualTo(1);
    }

    @Test
    void people_are_reminded_after_a_week_while_it_lasts() {
        hasTwoAccounts();
        looks();
        company.world.base.clock.advance(WEEK.minusHours(1));
        looks();
        assertThat(company.told("several-accounts")).isEqualTo(1);

        company.world.base.clock.advance(Duration.ofHours(1));
        looks();
        looks();

        assertThat(company.told("several-accounts")).isEqualTo(2);
    }

    @Test
    void what_is_over_is_forgotten_and_told_anew_when_it_comes_again() {
        company.employs(NEO, "", "engineering");
        looks();
        looks();
        assertThat(company.told("no-email")).isEqualTo(1);

        company.employs(NEO, ADDRESS);
        looks();
        assertThat(company.world.stays.of(NEO).isSettled()).isTrue();
        company.employs(NEO, "", "engineering");
        looks();

        assertThat(company.told("no-email")).isEqualTo(2);
    }

    @Test
    void a_disputed_link_is_told_once() {
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.world.slack.deactivate(NEOS);
        company.employs(NEO, ADDRESS, "engineering");
        looks();

        assertThat(looks()).isEmpty();
        assertThat(company.told("disputed-link:INACTIVE")).isEqualTo(1);
    }

    @Test
    void a_disputed_address_is_told_once() {
        company.world.slack.add(NEOS_OTHER, profile("new@acme.example"));
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.links(NEO, NEOS);
        company.links(IDA, NEOS_OTHER);
        company.employs(IDA, "new@acme.example", "engineering");
        company.employs(NEO, "new@acme.example");
        looks();

        assertThat(looks()).isEmpty();
        assertThat(company.world.base.escalations.reasons())
                .filteredOn(reason -> reason.startsWith("disputed-email:"))
                .hasSize(1);
    }

    @Test
    void what_slack_does_not_show_is_told_once_as_long_as_it_is_due() {
        company.employs(NEO, ADDRESS, "secret");
        looks();
        looks();
        assertThat(hidden()).isEqualTo(1);

        company.employs(NEO, ADDRESS, "engineering");
        looks();
        looks();
        assertThat(hidden()).as("to be taken out again").isEqualTo(2);
        company.employs(NEO, ADDRESS, "secret");
        looks();
        looks();

        assertThat(hidden()).isEqualTo(3);
    }

    @Test
    void what_slack_does_not_show_of_another_account_is_told_once_too() {
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.links(NEO, NEOS);
        company.employs(NEO, ADDRESS, "secret");
        looks();
        company.world.slack.add(NEOS_OTHER, profile("neo@new.example"));
        company.links(NEO, NEOS_OTHER);
        company.employs(NEO, "neo@new.example", "engineering");
        looks();
        assertThat(hidden()).isEqualTo(2);

        looks();

        assertThat(hidden()).isEqualTo(2);
    }

    @Test
    void a_name_that_is_left_alone_is_told_once() {
        company.employs(NEO, ADDRESS, "engineering");
        looks();
        company.employs(NEO, Map.of("email", ADDRESS, "firstName", "Nova"), "engineering");
        looks();
        company.employs(NEO, Map.of("email", ADDRESS, "firstName", "Neo"), "engineering");
        looks();

        assertThat(looks()).isEmpty();
        assertThat(company.told("attribute-drift")).isEqualTo(1);
        assertThat(company.world.base.escalations.raised())
                .filteredOn(told -> told.reason().equals("attribute-drift"))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.facts()).containsEntry("attributes", "[GIVEN_NAME]"));
    }

    @Test
    void a_member_who_is_to_be_a_guest_of_one_channel_stays_one_and_people_are_told_once() {
        company.employs(NEO, ADDRESS, "engineering");
        looks();
        company.employs(NEO, ADDRESS, "singles");
        looks();

        assertThat(looks()).isEmpty();
        assertThat(company.read(company.account(ADDRESS)).kind())
                .isEqualTo(new ListedAccount.Kind.Member());
        assertThat(company.told("still-a-member")).isEqualTo(1);
    }

    @Test
    void a_joiner_who_is_to_be_a_guest_of_one_channel_is_told_once() {
        company.employs(NEO, ADDRESS, "singles");
        looks();

        assertThat(looks()).isEmpty();
        assertThat(company.told("single-channel-guest")).isEqualTo(1);
    }

    /** Returns what the run has put into its ledger. */
    private List<LedgerEntry> looks() {
        company.world.base.clock.advance(Duration.ofMinutes(10));
        ProvisionRun run = ProvisionRun.begun(company.world, NEO);
        run.run();
        return company.world.base.ledger.of(run.caseId()).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() != Kind.OPENED && entry.kind() != Kind.ASSESSED)
                .toList();
    }

    private long hidden() {
        return company.told("unverifiable:" + company.hidden.key());
    }

    private void hasTwoAccounts() {
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.world.slack.add(NEOS_OTHER, profile("neo@merged.example"));
        company.links(NEO, NEOS);
        company.links(NEO, NEOS_OTHER);
        company.employs(NEO, ADDRESS, "engineering");
    }

    private static AccountProfile profile(String email) {
        return new AccountProfile("neo", List.of(email), Map.of(), Optional.empty());
    }
}
