package dev.rollcall.application.reconcile;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.intake.UntoldTouches;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.Touch;
import dev.rollcall.testing.FakePersonRecords;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryDrifts;
import dev.rollcall.testing.InMemoryExpectedPeople;
import dev.rollcall.testing.InMemoryPreExistings;
import dev.rollcall.testing.InMemoryReconciliations;
import dev.rollcall.testing.InMemoryTouches;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One touch that cannot be looked at keeps none of the others waiting, and is not lost. */
class CompareTouchedTest {
    private static final AccountId NEW = new AccountId("U0NEW");
    private static final AccountId OTHER = new AccountId("U0OTHER");
    private static final Entitlement ONCALL = new Entitlement.UserGroup("T01", "S01");
    private static final PersonId BEN = LeaverWorld.person("00uBen");

    private final LeaverWorld world = new LeaverWorld();
    private final InMemoryTouches touches = new InMemoryTouches();
    private final InMemoryExpectedPeople expected = new InMemoryExpectedPeople();
    private final UntoldTouches untold =
            new UntoldTouches(world.cursors, new InMemoryReconciliations(), world.clock);
    private final Directory directory = new Directory();
    private final CompareTouched compare = compare();

    @Test
    void everybody_who_waits_with_the_address_is_asked_for() {
        directory.has(NEW, "new@acme.example");
        expected.expect(ANA, "new@acme.example", START);
        expected.expect(BEN, "new@acme.example", START);
        touches.record(List.of(new Touch.Arrival(NEW, START)));

        assertThat(look()).isEqualTo(new CompareTouched.Looked(1, 0, Optional.empty()));
        assertThat(world.inbox.hints())
                .extracting(Hint::person)
                .containsExactlyInAnyOrder(ANA, BEN);
    }

    @Test
    void one_that_cannot_be_looked_at_keeps_no_other_waiting() {
        List<RuntimeException> reasons =
                List.of(
                        new PortFailure.NeedsHuman("Reading an account", "forbidden"),
                        new PortFailure.Unavailable("Reading an account"),
                        new IllegalStateException("a defect"));
        for (RuntimeException reason : reasons) {
            Touch poison = new Touch.Arrival(OTHER, world.clock.instant().minusSeconds(5));
            touches.record(List.of(poison, new Touch.Arrival(NEW, world.clock.instant())));
            directory.fails(OTHER, reason);
            directory.has(NEW, "new@acme.example");

            CompareTouched.Looked looked = look();

            assertThat(looked.seen()).isEqualTo(1);
            assertThat(looked.failed()).isPresent();
            assertThat(touches.pending(10)).containsExactly(poison);
            touches.seen(poison);
        }
    }

    @Test
    void what_cannot_be_looked_at_for_an_hour_is_left_to_a_whole_reading() {
        directory.fails(OTHER, new PortFailure.NeedsHuman("Reading an account", "forbidden"));
        touches.record(List.of(new Touch.Arrival(OTHER, START)));
        world.clock.advance(Duration.ofHours(1));
        look();
        assertThat(touches.pending(10)).hasSize(1);
        assertThat(untold.wantReading()).isFalse();

        world.clock.advance(Duration.ofSeconds(1));

        assertThat(look().failed()).isPresent();
        assertThat(touches.pending(10)).isEmpty();
        assertThat(untold.wantReading()).isTrue();
    }

    @Test
    void what_another_version_has_kept_is_left_to_a_whole_reading_at_once() {
        touches.record(List.of(new Touch.Unknown(OTHER, "unheard:of", true, START)));

        assertThat(look()).isEqualTo(new CompareTouched.Looked(1, 0, Optional.empty()));
        assertThat(touches.pending(10)).isEmpty();
        assertThat(untold.wantReading()).isTrue();
    }

    @Test
    void whoever_is_at_work_for_hours_is_left_to_a_whole_reading() {
        world.link(ANA, ANAS);
        world.want(ANA);
        touches.record(List.of(new Touch.Membership(ANAS, ONCALL, true, START)));
        assertThat(look().seen()).isZero();
        assertThat(touches.pending(10)).hasSize(1);
        assertThat(untold.wantReading()).isFalse();

        world.clock.advance(Duration.ofMinutes(61));
        look();

        assertThat(touches.pending(10)).isEmpty();
        assertThat(untold.wantReading()).isTrue();
    }

    @Test
    void an_account_that_is_not_in_the_directory_yet_is_looked_for_again() {
        expected.expect(ANA, "new@acme.example", START);
        touches.record(List.of(new Touch.Arrival(NEW, START), new Touch.Arrival(OTHER, START)));
        assertThat(look().seen()).isZero();

        world.clock.advance(Duration.ofMinutes(1));
        directory.has(NEW, "new@acme.example");
        assertThat(look().seen()).isEqualTo(1);
        assertThat(world.inbox.hints()).extracting(Hint::person).containsExactly(ANA);

        world.clock.advance(Duration.ofMinutes(10));
        assertThat(look()).isEqualTo(new CompareTouched.Looked(1, 0, Optional.empty()));
        assertThat(touches.pending(10)).isEmpty();
        assertThat(untold.wantReading()).isFalse();
    }

    @Test
    void a_side_that_is_busy_is_asked_once_and_keeps_nobody_waiting_whom_it_is_not_needed_for() {
        world.link(ANA, ANAS);
        PortFailure busy = new PortFailure.RateLimited("Slack", START.plusSeconds(30));
        directory.fails(OTHER, busy);
        directory.fails(NEW, busy);
        touches.record(
                List.of(
                        new Touch.Arrival(OTHER, START.minus(Duration.ofHours(2))),
                        new Touch.Arrival(NEW, START),
                        new Touch.Activity(ANAS, false, START)));

        CompareTouched.Looked looked = look();

        assertThat(looked.failed()).containsSame(busy);
        assertThat(directory.asked).containsExactly(OTHER);
        assertThat(world.inbox.hints()).extracting(Hint::person).containsExactly(ANA);
        // Slack says when to come back: there is no need of a whole reading.
        assertThat(touches.pending(10)).hasSize(2);
        assertThat(untold.wantReading()).isFalse();
    }

    private CompareTouched.Looked look() {
        return compare.look(world.clock.instant().plusSeconds(15));
    }

    private CompareTouched compare() {
        FixedPolicies policies = FixedPolicies.usual();
        return new CompareTouched(
                touches,
                world.links,
                expected,
                directory,
                world.runs,
                new CompareMembership(
                        policies,
                        new LookAtMembership(
                                policies,
                                new FakePersonRecords(),
                                directory,
                                new InMemorySlackOrganisation(world.clock).ports().memberships(),
                                world.belongings,
                                world.grants,
                                new InMemoryPreExistings(),
                                world.links),
                        world.grants,
                        new InMemoryDrifts(),
                        world.escalations,
                        world.receive,
                        world.clock),
                untold,
                world.receive,
                world.clock);
    }

    /** Answers as it is told, and keeps who was asked for. */
    private static final class Directory implements AccountDirectory {
        private final Map<AccountId, Supplier<Optional<ListedAccount>>> answers = new HashMap<>();
        private final List<AccountId> asked = new ArrayList<>();

        void has(AccountId account, String email) {
            answers.put(
                    account,
                    () ->
                            Optional.of(
                                    new ListedAccount(
                                            account,
                                            true,
                                            new ListedAccount.Kind.Member(),
                                            new AccountProfile(
                                                    "somebody",
                                                    List.of(email),
                                                    Map.of(),
                                                    Optional.empty()),
                                            Optional.empty(),
                                            List.of())));
        }

        void fails(AccountId account, RuntimeException reason) {
            answers.put(
                    account,
                    () -> {
                        throw reason;
                    });
        }

        @Override
        public Optional<ListedAccount> read(AccountId account) {
            asked.add(account);
            return answers.getOrDefault(account, Optional::empty).get();
        }

        @Override
        public ListedPage<ListedAccount> accounts(ListingPoint from) {
            throw new UnsupportedOperationException("Nobody lists accounts here");
        }

        @Override
        public Lookup<ListedAccount> byEmail(String email) {
            throw new UnsupportedOperationException("Nobody is looked for here");
        }

        @Override
        public Lookup<ListedAccount> byUserName(UserName userName) {
            throw new UnsupportedOperationException("Nobody is looked for here");
        }
    }
}
