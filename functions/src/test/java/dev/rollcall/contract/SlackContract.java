package dev.rollcall.contract;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.Instant;

/** What the contracts of the three ports have in common: a Slack with one member in it. */
abstract class SlackContract {
    static final AccountId MEMBER = new AccountId("U0MEMBER");
    static final AccountId OTHER = new AccountId("U0OTHER");
    static final AccountId NOBODY = new AccountId("U0NOBODY");

    SlackFixture slack;

    protected abstract SlackFixture slack();

    @BeforeEach
    void furnish() {
        slack = slack();
        slack.add(MEMBER, Account.Rank.MEMBER, 2);
        slack.add(OTHER, Account.Rank.MEMBER, 1);
    }

    @AfterEach
    void tearDown() {
        slack.close();
    }

    final void deactivate(AccountId account) {
        Admission.Admitted admitted =
                new Admission.Admitted(
                        ChangeKind.DEACTIVATE, account, Instant.parse("2026-11-01T12:00:00Z"));
        slack.accounts().deactivate(admitted, account);
        slack.settle();
    }
}
