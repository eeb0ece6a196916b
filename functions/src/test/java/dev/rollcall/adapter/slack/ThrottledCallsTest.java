package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.local.slack.Switches.Throttling.Body;
import dev.rollcall.local.slack.Switches.Throttling.RetryAfter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.stream.Stream;

/** What a refusal for rate says of itself is open; it is understood whatever it says. */
class ThrottledCallsTest {
    private static final AccountId MEMBER = new AccountId("U0MEMBER");

    /** A minute's calls of a method of tier 2; the next is let through after 3 s. */
    private static final int BURST = 20;

    private final SimulatedSlack slack = new SimulatedSlack();

    @BeforeEach
    void add() {
        slack.add(MEMBER, Account.Rank.MEMBER, 1);
    }

    @AfterEach
    void close() {
        slack.close();
    }

    static Stream<Arguments> positions() {
        return Stream.of(RetryAfter.values())
                .flatMap(after -> Stream.of(Body.values()).map(body -> Arguments.of(after, body)));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void a_call_that_comes_too_soon_is_made_a_little_later(RetryAfter after, Body body) {
        turn(after, body);
        for (int call = 0; call < BURST; call++) {
            assertThat(signOut()).isInstanceOf(WriteReply.Accepted.class);
        }
        int refusals = 0;

        WriteReply reply = signOut();
        while (reply instanceof WriteReply.TryLater(var notBefore, _)) {
            Duration wait = Duration.between(slack.now(), notBefore);
            assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
            slack.pass(wait);
            refusals++;
            reply = signOut();
        }

        assertThat(reply).isInstanceOf(WriteReply.Accepted.class);
        assertThat(refusals).isEqualTo(after == RetryAfter.A_SECOND ? 3 : 1);
    }

    @Test
    void nothing_is_lost_of_a_write_by_scim_that_is_told_nothing_but_the_status() {
        turn(RetryAfter.ABSENT, Body.EMPTY);
        slack.fault("{\"fault\":\"rate-limit\",\"call\":\"PATCH .*\",\"times\":1}");

        assertThat(deactivate()).isInstanceOf(WriteReply.TryLater.class);
        assertThat(deactivate()).isInstanceOf(WriteReply.Accepted.class);
        slack.settle();
        assertThat(slack.accounts().isActive(MEMBER)).contains(false);
    }

    private WriteReply deactivate() {
        return slack.accounts()
                .deactivate(
                        new Admission.Admitted(ChangeKind.DEACTIVATE, MEMBER, slack.now()), MEMBER);
    }

    private WriteReply signOut() {
        return slack.sessions().reset(MEMBER);
    }

    private void turn(RetryAfter after, Body body) {
        slack.turn(
                """
                {"throttling": {"retryAfter": "%s", "body": "%s"}}
                """
                        .formatted(after, body));
    }
}
