package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.IDA;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.testing.ProvisionRun;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

/** What accounts tell of their humans, where Slack or the source has it otherwise. */
class ProfileTest {
    private final Company company = new Company();

    @Test
    void what_slack_keeps_otherwise_is_told_once_and_holds_up_no_removal() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.world.slack.habits().keepOtherwise(Attribute.TITLE, _ -> "as Slack likes it");
        company.employs(NEO, Map.of("email", ADDRESS, "title", "Baker"), "sales");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(company.has(ADDRESS, company.deals)).isTrue();
        assertThat(company.told("attributes-kept-otherwise")).isEqualTo(1);
        int writes = written();
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Unchanged");
        assertThat(written()).isEqualTo(writes);
        assertThat(company.told("attributes-kept-otherwise")).isEqualTo(1);
    }

    @Test
    void what_slack_ignores_is_written_again_once_the_source_tells_something_else() {
        company.employs(NEO, ADDRESS, "engineering");
        company.world.slack.habits().keepOtherwise(Attribute.TITLE, _ -> "");
        ProvisionRun.of(company.world, NEO);
        company.world.slack.habits().keepOtherwise(Attribute.TITLE, title -> title);
        company.employs(NEO, Map.of("email", ADDRESS, "title", "Baker"), "engineering");

        ProvisionRun.of(company.world, NEO);

        assertThat(told(Attribute.TITLE)).contains("Baker");
        assertThat(company.told("attributes-kept-otherwise")).isEqualTo(1);
    }

    @Test
    void blanks_around_a_value_and_how_its_accents_are_written_make_no_difference() {
        company.world.slack.habits().keepOtherwise(Attribute.TITLE, title -> " " + title + " ");
        company.employs(NEO, Map.of("email", ADDRESS, "title", " Cafe\u0301 "), "engineering");
        ProvisionRun.of(company.world, NEO);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Unchanged");

        assertThat(told(Attribute.TITLE)).contains(" Caf\u00e9 ");
        assertThat(company.world.slack.script().written(Write.CHANGE_PROFILE)).isEmpty();
    }

    @Test
    void what_does_not_fit_slack_is_left_out_and_told_once() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.employs(NEO, Map.of("email", ADDRESS, "title", "Ma\u0007ker"), "sales");

        ProvisionRun.of(company.world, NEO);
        ProvisionRun.of(company.world, NEO);

        assertThat(told(Attribute.TITLE)).contains("Maker");
        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(company.told("attributes-unfit")).isEqualTo(1);
    }

    @Test
    void an_account_is_made_without_what_does_not_fit() {
        company.employs(
                NEO,
                Map.of("email", ADDRESS, "title", "x".repeat(1_001), "nick", "n".repeat(81)),
                "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(told(Attribute.TITLE)).isEmpty();
        assertThat(told(Attribute.DISPLAY_NAME)).isEmpty();
        assertThat(company.world.base.escalations.raised())
                .filteredOn(e -> e.reason().equals("attributes-unfit"))
                .extracting(e -> e.facts().get("what"))
                .containsExactlyInAnyOrder("[DISPLAY_NAME]", "[TITLE]");
    }

    @Test
    void whoever_has_an_account_loses_what_ended_though_the_source_tells_no_address_any_more() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.employs(NEO, Map.of("email", "nobody at all"), "sales");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(company.told("email-unfit")).isEqualTo(1);
    }

    @Test
    void whoever_has_no_account_gets_none_by_an_address_that_is_none() {
        company.employs(NEO, Map.of("email", "neo@acme@example"), "engineering");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("WithHumans");

        assertThat(company.told("no-email")).isEqualTo(1);
    }

    @Test
    void a_manager_is_told_as_an_account_from_the_beginning() {
        AccountId idas = new AccountId("U0IDA");
        company.world.slack.add(idas, Rank.MEMBER);
        company.links(IDA, idas);
        company.employs(NEO, Map.of("email", ADDRESS, "manager", IDA.value()), "engineering");

        ProvisionRun.of(company.world, NEO);

        assertThat(told(Attribute.MANAGER)).contains(idas.value());
        assertThat(company.world.slack.script().written(Write.CHANGE_PROFILE)).isEmpty();
    }

    @Test
    void a_manager_without_an_account_is_told_once_there_is_one() {
        company.employs(NEO, Map.of("email", ADDRESS, "manager", IDA.value()), "engineering");
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");
        assertThat(told(Attribute.MANAGER)).isEmpty();

        AccountId idas = new AccountId("U0IDA");
        company.world.slack.add(idas, Rank.MEMBER);
        company.links(IDA, idas);
        ProvisionRun.of(company.world, NEO);

        assertThat(told(Attribute.MANAGER)).contains(idas.value());
    }

    private Optional<String> told(Attribute attribute) {
        return Optional.ofNullable(
                company.read(company.account(ADDRESS)).profile().attributes().get(attribute));
    }

    private int written() {
        return company.world.slack.script().written().size();
    }
}
