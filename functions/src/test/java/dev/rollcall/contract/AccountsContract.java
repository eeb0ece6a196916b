package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;

/** What {@link Accounts} does. */
public abstract class AccountsContract extends SlackContract {

    @Test
    void reads_an_account_afresh() {
        assertThat(slack.accounts().read(MEMBER))
                .contains(new Account(MEMBER, true, Account.Rank.MEMBER));
        deactivate(MEMBER);
        assertThat(slack.accounts().read(MEMBER).map(Account::active)).contains(false);
    }

    @Test
    void does_not_find_who_does_not_exist() {
        assertThat(slack.accounts().read(NOBODY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Account.Rank.class)
    void tells_the_rank_of_an_active_account(Account.Rank rank) {
        AccountId ranked = new AccountId("U0RANKED");
        slack.add(ranked, rank, 0);

        assertThat(slack.accounts().read(ranked)).contains(new Account(ranked, true, rank));
    }

    @Test
    void deactivates_nobody_else() {
        deactivate(MEMBER);

        assertThat(slack.accounts().read(OTHER).map(Account::active)).contains(true);
    }

    @Test
    void deactivating_again_changes_nothing() {
        deactivate(MEMBER);
        deactivate(MEMBER);

        assertThat(slack.accounts().read(MEMBER).map(Account::active)).contains(false);
    }

    @Test
    void refuses_a_primary_owner() {
        AccountId owner = new AccountId("U0PRIMARY");
        slack.add(owner, Account.Rank.PRIMARY_OWNER, 0);

        assertThat(slack.accounts().deactivate(admitted(owner), owner))
                .isInstanceOf(WriteReply.Refused.class);
        assertThat(slack.accounts().read(owner).map(Account::active)).contains(true);
    }

    @Test
    void refuses_an_account_that_does_not_exist() {
        assertThat(slack.accounts().deactivate(admitted(NOBODY), NOBODY))
                .isInstanceOf(WriteReply.Refused.class);
    }

    @Test
    void takes_no_admission_of_another_account() {
        assertThatThrownBy(() -> slack.accounts().deactivate(admitted(OTHER), MEMBER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(slack.accounts().read(MEMBER).map(Account::active)).contains(true);
    }

    @Test
    void knows_an_installer_that_is_an_active_account() {
        AccountId installer = slack.accounts().installer();

        assertThat(slack.accounts().read(installer).map(Account::active)).contains(true);
    }

    private static Admission.Admitted admitted(AccountId account) {
        return new Admission.Admitted(
                ChangeKind.DEACTIVATE, account, Instant.parse("2026-11-01T12:00:00Z"));
    }
}
