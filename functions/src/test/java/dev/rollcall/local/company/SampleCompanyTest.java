package dev.rollcall.local.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Link;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackAccount.Rank;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class SampleCompanyTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final SampleCompany company = company(100, 7);

    @Test
    void is_the_same_for_the_same_number_and_seed() {
        SampleCompany again = company(100, 7);
        SampleCompany other = company(100, 8);

        assertThat(again.okta().people()).isEqualTo(company.okta().people());
        assertThat(again.slack().accounts()).isEqualTo(company.slack().accounts());
        assertThat(again.links()).isEqualTo(company.links());
        assertThat(other.slack().accounts()).isNotEqualTo(company.slack().accounts());
    }

    @Test
    void has_an_account_and_a_link_for_everybody_in_okta() {
        List<String> accounts = company.slack().accounts().stream().map(SlackAccount::id).toList();

        assertThat(company.okta().people()).hasSize(100);
        assertThat(company.okta().people())
                .extracting(OktaPerson::slackId)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(accounts).contains(id));
        assertThat(company.links())
                .extracting(link -> link.person().value() + "=" + link.account().value())
                .containsExactlyElementsOf(
                        company.okta().people().stream()
                                .map(person -> person.id() + "=" + person.slackId())
                                .toList());
    }

    @Test
    void has_one_primary_owner_who_is_so_everywhere() {
        assertThat(company.slack().accounts())
                .filteredOn(account -> account.rank() == Rank.PRIMARY_OWNER)
                .extracting(SlackAccount::id)
                .containsExactly("U00000001");
        assertThat(company.slack().workspaces())
                .allSatisfy(
                        workspace -> assertThat(workspace.primaryOwner()).isEqualTo("U00000001"));
    }

    @Test
    void has_accounts_that_belong_to_nobody_in_okta() {
        List<String> linked =
                company.links().stream()
                        .map(Link::account)
                        .map(account -> account.value())
                        .toList();

        assertThat(company.slack().accounts())
                .extracting(SlackAccount::id)
                .filteredOn(id -> !linked.contains(id))
                .containsExactlyInAnyOrder(SampleCompany.INSTALLER, "U0CALENDARBOT");
    }

    @Test
    void puts_only_its_own_accounts_into_groups_and_nobody_into_an_empty_one() {
        List<String> accounts = company.slack().accounts().stream().map(SlackAccount::id).toList();
        for (SlackGroup.Kind kind : SlackGroup.Kind.values()) {
            assertThat(company.slack().groups(kind))
                    .isNotEmpty()
                    .allSatisfy(group ->
                            assertThat(accounts).containsAll(group.members()).isNotEmpty());
        }
        assertThat(company.slack().group(SlackGroup.Kind.USER_GROUP, "S0UGSOLO"))
                .hasValueSatisfying(solo -> assertThat(solo.members()).hasSize(1));
    }

    private static SampleCompany company(int people, long seed) {
        return SampleCompany.generate(people, seed, new VirtualTimeline(NOW));
    }
}
