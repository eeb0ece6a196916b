package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@link AccountDirectory} does. */
public abstract class AccountDirectoryContract extends OrganisationContract {
    private static final AccountId BOT = new AccountId("U0BOT");
    private static final int LONG = 1_005;

    @Test
    void lists_members_guests_bots_and_deactivated_accounts_and_proves_that_these_are_all() {
        slack.add(BOT, Account.Rank.BOT);
        slack.deactivate(OTHER);

        ListedPage<ListedAccount> page = slack.directory().accounts(ListingPoint.START);

        assertThat(page.listing()).isEqualTo(new Listing.Proven(5));
        assertThat(page.items())
                .extracting(ListedAccount::id)
                .containsExactlyInAnyOrder(
                        OrganisationFixture.INSTALLER, MEMBER, OTHER, GUEST, BOT);
        assertThat(page.items())
                .filteredOn(a -> !a.active())
                .extracting(ListedAccount::id)
                .containsExactly(OTHER);
        assertThat(page.items())
                .filteredOn(ListedAccount::isBot)
                .extracting(ListedAccount::id)
                .containsExactly(BOT);
        assertThat(page.items())
                .filteredOn(a -> a.kind() instanceof ListedAccount.Kind.Guest)
                .extracting(ListedAccount::id)
                .containsExactly(GUEST);
    }

    @Test
    void hands_a_long_list_over_once_page_by_page() {
        for (int number = 0; number < LONG; number++) {
            slack.add(new AccountId("U0N" + number), Account.Rank.MEMBER);
        }
        List<ListedPage<ListedAccount>> pages = new ArrayList<>();

        assertThat(readAll(slack.directory()::accounts, pages::add))
                .isEqualTo(new Listing.Proven(LONG + 4));
        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(pages)
                .flatExtracting(ListedPage::items)
                .extracting(ListedAccount::id)
                .doesNotHaveDuplicates()
                .hasSize(LONG + 4);
    }

    @Test
    void a_list_that_lacked_somebody_is_not_proven_though_all_came_in_the_end() {
        slack.keepRowBack();

        assertThat(readAll(slack.directory()::accounts, _ -> {}))
                .isEqualTo(new Listing.Unproven(4, 4, Set.of(Doubt.SHORT_PAGE)));
    }

    @Test
    void reads_one_afresh_with_the_groups_it_is_in() {
        Entitlement.IdpGroup group = slack.idpGroup("Eng", List.of(MEMBER));

        assertThat(read(MEMBER).active()).isTrue();
        assertThat(read(MEMBER).idpGroups()).containsExactly(group);
        assertThat(read(MEMBER).profile().userName()).isEqualTo("u0member");
        assertThat(read(OTHER).idpGroups()).isEmpty();

        slack.deactivate(MEMBER);
        assertThat(read(MEMBER).active()).isFalse();
        assertThat(slack.directory().read(NOBODY)).isEmpty();
    }

    @Test
    void finds_who_has_an_address_in_whatever_case_and_nobody_else() {
        assertThat(found(slack.directory().byEmail("U0Member@ACME.example")).id())
                .isEqualTo(MEMBER);
        assertThat(slack.directory().byEmail("nobody@acme.example"))
                .isInstanceOf(Lookup.Nothing.class);
        assertThat(slack.directory().byEmail("u0member@acme.exampl"))
                .isInstanceOf(Lookup.Nothing.class);
    }

    @Test
    void finds_who_has_an_address_as_the_second_one() {
        slack.provisioning()
                .change(MEMBER, List.of(new AccountChange.AnotherEmail("mel@acme.example")));

        assertThat(found(slack.directory().byEmail("Mel@acme.example")).id()).isEqualTo(MEMBER);
        assertThat(found(slack.directory().byEmail("u0member@acme.example")).id())
                .isEqualTo(MEMBER);
    }

    @Test
    void finds_a_deactivated_account_too() {
        slack.deactivate(OTHER);

        assertThat(found(slack.directory().byEmail("u0other@acme.example")).active()).isFalse();
        assertThat(found(slack.directory().byUserName(new UserName("u0other"))).id())
                .isEqualTo(OTHER);
    }

    @Test
    void finds_who_has_a_name_and_nobody_whose_name_begins_so() {
        assertThat(found(slack.directory().byUserName(new UserName("u0guest"))).id())
                .isEqualTo(GUEST);
        assertThat(slack.directory().byUserName(new UserName("u0gues")))
                .isInstanceOf(Lookup.Nothing.class);
    }

    @Test
    void nobody_passes_for_absent_where_the_answer_lacks_a_hit() {
        slack.keepRowBack();

        assertThat(slack.directory().byEmail("u0member@acme.example"))
                .isEqualTo(new Lookup.Unreliable<>(List.of()));
    }
}
