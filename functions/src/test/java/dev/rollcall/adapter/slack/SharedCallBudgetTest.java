package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.NOW;
import static dev.rollcall.adapter.slack.SlackOnWire.SCIM_USER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.adapter.slack.call.SharedCallBudget;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.RateBudget;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.testing.InMemoryRateBudget;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The adapter with a budget: what is not its turn is not sent. */
class SharedCallBudgetTest {
    private static final String RESET = "POST /api/admin.users.session.reset";
    private static final String MEMBERS = "POST /api/conversations.members";
    private static final int TIER_TWO = 20;

    /** Of tier 4, what a reconciliation may take of it. */
    private static final int AT_ONCE = 30;

    private final SlackOnWire wire = new SlackOnWire();
    private final RateBudget budget = new InMemoryRateBudget(Share.ALL);

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_call_whose_turn_has_not_come_is_not_sent_and_comes_back_to_its_slot() {
        wire.server.on(RESET, Reply.ok("{\"ok\":true}"));
        emptyTheBucket();

        assertThat(slack(budget, Lane.LEAVER, "one").sessions().reset(LEAVER))
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(3)));
        assertThat(slack(budget, Lane.LEAVER, "two").sessions().reset(LEAVER))
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(6)));
        assertThat(wire.server.requests(RESET)).hasSize(TIER_TWO);

        wire.clock.advance(Duration.ofSeconds(3));
        assertThat(slack(budget, Lane.LEAVER, "one").sessions().reset(LEAVER))
                .isInstanceOf(WriteReply.Accepted.class);
        assertThat(wire.server.requests(RESET)).hasSize(TIER_TWO + 1);
    }

    @Test
    void a_step_of_many_calls_that_begins_anew_after_each_wait_comes_to_its_end() {
        wire.server.on(RESET, Reply.ok("{\"ok\":true}"));
        emptyTheBucket();
        int calls = 12;

        int waits = 0;
        for (int made = 0; made < calls; ) {
            Slack invocation = slack(budget, Lane.LEAVER, "step");
            made = 0;
            WriteReply reply = new WriteReply.Accepted();
            while (made < calls && reply instanceof WriteReply.Accepted) {
                reply = invocation.sessions().reset(LEAVER);
                made += reply instanceof WriteReply.Accepted ? 1 : 0;
            }
            if (reply instanceof WriteReply.TryLater later) {
                wire.clock.set(later.notBefore());
                assertThat(++waits).as("waits").isLessThan(10);
            }
        }

        assertThat(wire.clock.instant()).isBefore(NOW.plus(Duration.ofMinutes(3)));
    }

    @Test
    void a_step_that_calls_from_several_threads_comes_to_its_end_too() throws Exception {
        wire.server.on(RESET, Reply.ok("{\"ok\":true}"));
        emptyTheBucket();

        int rounds = 0;
        Optional<Instant> later = Optional.of(NOW);
        while (later.isPresent()) {
            wire.clock.set(later.get());
            assertThat(++rounds).as("rounds").isLessThan(10);
            later = inThreeThreads(slack(budget, Lane.LEAVER, "step"));
        }

        assertThat(wire.clock.instant()).isBefore(NOW.plus(Duration.ofMinutes(2)));
    }

    /** Returns when the last that was put off may come again. */
    private static Optional<Instant> inThreeThreads(Slack slack) throws Exception {
        List<Callable<WriteReply>> calls =
                Collections.nCopies(3, () -> slack.sessions().reset(LEAVER));
        List<WriteReply> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Future<WriteReply> reply : threads.invokeAll(calls)) {
                replies.add(reply.get());
            }
        }
        return replies.stream()
                .filter(WriteReply.TryLater.class::isInstance)
                .map(reply -> ((WriteReply.TryLater) reply).notBefore())
                .max(Comparator.naturalOrder());
    }

    private void emptyTheBucket() {
        for (int call = 0; call < TIER_TWO; call++) {
            assertThat(slack(budget, Lane.LEAVER, "other" + call).sessions().reset(LEAVER))
                    .isInstanceOf(WriteReply.Accepted.class);
        }
    }

    @Test
    void a_reading_that_must_wait_says_until_when() {
        Slack slack = slack(always(NOW.plusSeconds(7)), Lane.LEAVER, "one");

        assertThatThrownBy(() -> slack.sessions().count(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.RateLimited.class,
                        limited -> assertThat(limited.notBefore()).isEqualTo(NOW.plusSeconds(7)));
    }

    @Test
    void what_slack_refuses_once_nobody_sends_before_its_time() {
        wire.server.on(RESET, Reply.answer(429, "", "Retry-After", "10"));
        WriteReply refused = slack(budget, Lane.LEAVER, "one").sessions().reset(LEAVER);

        Instant until = ((WriteReply.TryLater) refused).notBefore();
        assertThat(until).isBetween(NOW.plusSeconds(10), NOW.plusSeconds(11));
        assertThat(slack(budget, Lane.MOVER, "two").sessions().reset(LEAVER))
                .isInstanceOfSatisfying(
                        WriteReply.TryLater.class,
                        later -> assertThat(later.notBefore()).isAfterOrEqualTo(until));
        assertThat(wire.server.requests(RESET)).hasSize(1);
    }

    @Test
    void without_the_budget_leavers_go_on_and_everybody_else_waits() {
        wire.server.on(RESET, Reply.ok("{\"ok\":true}"));
        RateBudget broken = broken();

        assertThat(slack(broken, Lane.LEAVER, "one").sessions().reset(LEAVER))
                .isInstanceOf(WriteReply.Accepted.class);
        assertThat(slack(broken, Lane.MOVER, "two").sessions().reset(LEAVER))
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(5)));
    }

    @Test
    void a_refusal_stands_though_the_budget_cannot_be_told() {
        wire.server.on(RESET, Reply.answer(429, "", "Retry-After", "10"));

        assertThat(slack(broken(), Lane.LEAVER, "one").sessions().reset(LEAVER))
                .isInstanceOf(WriteReply.TryLater.class);
    }

    @Test
    void writes_and_reads_of_a_user_count_in_their_own_limits() {
        wire.server.on("PATCH " + SCIM_USER, Reply.ok("{}"));
        Slack slack = slack(budget, Lane.LEAVER, "one");

        assertThat(slack.accounts().deactivate(SlackOnWire.admitted(LEAVER), LEAVER))
                .isInstanceOf(WriteReply.Accepted.class);
        assertThat(slack.accounts().deactivate(SlackOnWire.admitted(LEAVER), LEAVER))
                .as("one write at a time to one user")
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(1)));
    }

    @Test
    void a_reading_that_keeps_its_pages_waits_once_for_several_and_repeats_none() {
        wire.server.on(MEMBERS, Reply.ok("{\"ok\":true,\"members\":[]}"));

        assertThat(pagesUntilToldToWait()).isEqualTo(AT_ONCE);
        assertThat(wire.clock.instant()).as("five calls at 100 a minute").isEqualTo(in(3));
        assertThat(pagesUntilToldToWait()).isEqualTo(5);
        assertThat(wire.clock.instant()).isEqualTo(in(6));
        assertThat(pagesUntilToldToWait()).isEqualTo(5);
        assertThat(wire.server.requests(MEMBERS)).hasSize(AT_ONCE + 5 + 5);
    }

    private static Instant in(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    /** As one invocation; the next is when this one was told to come back. */
    private int pagesUntilToldToWait() {
        Slack invocation = slack(budget, Turn.reading(Lane.RECONCILE, "reading", 5));
        Entitlement.Channel channel = new Entitlement.Channel("C01");
        for (int pages = 0; ; pages++) {
            try {
                CursorListed<AccountId> page =
                        invocation.membershipLists().members(channel, CursorPoint.START);
                assertThat(page.items()).isEmpty();
            } catch (PortFailure.RateLimited limited) {
                wire.clock.set(limited.notBefore());
                return pages;
            }
        }
    }

    /** Returns the adapter for one invocation of a step. */
    private Slack slack(RateBudget shared, Lane lane, String holder) {
        return slack(shared, new Turn(lane, holder));
    }

    private Slack slack(RateBudget shared, Turn turn) {
        return new Slack(
                new SlackSettings(
                        wire.server.uri("/scim/v2"),
                        wire.server.uri("/api"),
                        wire.server.uri("/audit/v1")),
                wire.secrets,
                wire.http,
                new SharedCallBudget(shared, Share.ALL, () -> turn, wire.clock, new Random(1)),
                GroupReadings.NONE,
                wire.clock);
    }

    private static RateBudget always(Instant notBefore) {
        return new Scripted() {
            @Override
            public Answer claim(Claim claim, Instant now) {
                return NotBefore.kept(notBefore);
            }
        };
    }

    private static RateBudget broken() {
        return new Scripted();
    }

    /** A budget that cannot be reached. */
    private static class Scripted implements RateBudget {
        @Override
        public Answer claim(Claim claim, Instant now) {
            throw new PortFailure.Unavailable("The budget");
        }

        @Override
        public Instant keep(Claim claim, Instant from, Instant now) {
            throw new PortFailure.Unavailable("The budget");
        }

        @Override
        public void close(Bucket bucket, Instant now, Instant until) {
            throw new PortFailure.Unavailable("The budget");
        }
    }
}
