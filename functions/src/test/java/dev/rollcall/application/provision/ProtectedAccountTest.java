package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** An owner of the organisation, whom rules give something like anybody. */
class ProtectedAccountTest {
    private static final AccountId NEOS = new AccountId("U0NEO");

    private final Company company =
            new Company(
                    FixedPolicies.usual(),
                    new OrganisationAccounts.Ranks(Map.of(NEOS, Account.Rank.OWNER)));

    @BeforeEach
    void an_owner_is_linked() {
        company.world.slack.add(NEOS, Account.Rank.MEMBER);
        company.links(NEO, NEOS);
    }

    @Test
    void nothing_is_given_taken_or_told_of_it_whatever_the_rules_say() {
        company.employs(NEO, ADDRESS, "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Untouched");

        assertThat(company.world.slack.script().written()).isEmpty();
        assertThat(company.world.grants.of(NEO)).isEmpty();
    }

    @Test
    void where_nothing_differs_there_is_nothing_to_leave_untouched() {
        company.employs(NEO, ADDRESS, "nothing-of-ours");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Unchanged");

        assertThat(company.world.slack.script().written()).isEmpty();
    }
}
