package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;

import org.junit.jupiter.api.Test;

/** What {@link Sessions} does. */
public abstract class SessionsContract extends SlackContract {

    @Test
    void counts_the_sessions_of_one_account() {
        assertThat(slack.sessions().count(MEMBER)).isEqualTo(2);
        assertThat(slack.sessions().count(OTHER)).isEqualTo(1);
    }

    @Test
    void counts_none_where_there_are_none() {
        AccountId away = new AccountId("U0AWAY");
        slack.add(away, Account.Rank.MEMBER, 0);

        assertThat(slack.sessions().count(away)).isZero();
    }

    @Test
    void signs_one_account_out_everywhere() {
        assertThat(slack.sessions().reset(MEMBER)).isInstanceOf(WriteReply.Accepted.class);
        slack.settle();

        assertThat(slack.sessions().count(MEMBER)).isZero();
        assertThat(slack.sessions().count(OTHER)).isEqualTo(1);
    }

    @Test
    void signing_out_again_does_no_harm() {
        slack.sessions().reset(MEMBER);

        assertThat(slack.sessions().reset(MEMBER)).isInstanceOf(WriteReply.Accepted.class);
    }

    @Test
    void signs_a_deactivated_account_out_too() {
        deactivate(MEMBER);
        slack.sessions().reset(MEMBER);
        slack.settle();

        assertThat(slack.sessions().count(MEMBER)).isZero();
    }
}
