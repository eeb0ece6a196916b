package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.LeaverWorld.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedWrites.Effect;
import dev.rollcall.testing.ScriptedWrites.Write;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Several leave the same user groups at about the same time: one write takes all who wait. */
@Execution(ExecutionMode.CONCURRENT)
class LeaversOfOneGroupTest {
    private static final int LEAVERS = 12;
    private static final int MOST_INVOCATIONS = 20_000;
    private static final List<Entitlement.UserGroup> GROUPS =
            List.of(
                    new Entitlement.UserGroup("T01", "S01"),
                    new Entitlement.UserGroup("T01", "S02"),
                    new Entitlement.UserGroup("T02", "S03"));

    private final LeaverWorld world =
            new LeaverWorld(
                    new LeaverPolicy(
                            "0".repeat(64),
                            Sla.DEFAULT,
                            Duration.ofSeconds(5),
                            Limits.absolute(100, 200),
                            Set.of(),
                            LeaverPolicy.Mode.ACT));
    private final List<LeaverRun> running = new ArrayList<>();
    private final List<AccountId> stayers = new ArrayList<>();

    @Test
    void all_who_wait_for_a_slot_are_taken_out_by_one_write_once_it_has_come() {
        Instant slot = START.plus(Duration.ofMinutes(12));
        for (int n = 0; n < LEAVERS; n++) {
            world.slack
                    .writes()
                    .answer(Write.LEAVE, new WriteReply.TryLater(slot), Effect.DOES_NOT_HAPPEN);
        }
        Entitlement.UserGroup group = GROUPS.getFirst();
        stayerIn(group, "U0STAYS");
        everybodyLeaves(List.of(group));

        work(new Random(1), () -> {});

        everybodyIsOut();
        assertThat(writes(group)).as("of %s", world.slack.writes().all()).isEqualTo(1);
        assertThat(world.slack.isIn(stayers.getFirst(), group)).isTrue();
    }

    @Test
    void each_one_has_an_intent_a_reply_and_an_outcome_of_their_own() {
        all_who_wait_for_a_slot_are_taken_out_by_one_write_once_it_has_come();

        for (int n = 0; n < LEAVERS; n++) {
            CaseId caseId = world.casesOf(leaver(n)).getFirst().id();
            AccountId account = account(n);
            for (Kind kind : List.of(Kind.INTENT, Kind.WRITE, Kind.OUTCOME)) {
                assertThat(world.entries(caseId, kind))
                        .filteredOn(entry ->
                                entry.subject().entitlement().isPresent()
                                        && entry.subject()
                                                .account()
                                                .filter(account::equals)
                                                .isPresent())
                        .as("%s of %s", kind, account)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void whoever_came_back_meanwhile_stays_in() {
        Instant slot = START.plus(Duration.ofMinutes(12));
        Entitlement.UserGroup group = GROUPS.getFirst();
        stayerIn(group, "U0STAYS");
        for (int n = 0; n < LEAVERS; n++) {
            world.slack
                    .writes()
                    .answer(Write.LEAVE, new WriteReply.TryLater(slot), Effect.DOES_NOT_HAPPEN);
        }
        everybodyLeaves(List.of(group));
        boolean[] back = new boolean[1];

        work(
                new Random(1),
                () -> {
                    if (!back[0] && world.clock.instant().isAfter(START.plusSeconds(60))) {
                        back[0] = true;
                        world.source.put(leaver(0), Standing.ENTITLED, world.clock.instant());
                        world.want(leaver(0));
                    }
                });

        assertThat(world.slack.isIn(account(0), group)).isTrue();
        assertThat(IntStream.range(1, LEAVERS).mapToObj(LeaversOfOneGroupTest::account))
                .noneMatch(account -> world.slack.isIn(account, group));
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("storm.seeds", 150));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_dies_or_is_edited_by_hand_all_are_out_and_nobody_else_is(long seed) {
        Random random = new Random(seed);
        GROUPS.forEach(group -> stayerIn(group, "U0STAYS"));
        everybodyLeaves(GROUPS.subList(0, 1 + random.nextInt(GROUPS.size())));

        work(random, () -> disturb(random));
        world.death.at(0);
        world.clock.advance(Duration.ofHours(1));
        for (int n = 0; n < LEAVERS; n++) {
            begin(n);
        }
        work(random, () -> {});

        everybodyIsOut();
        for (AccountId stayer : stayers) {
            assertThat(GROUPS)
                    .filteredOn(group -> world.slack.isIn(stayer, group))
                    .as("where %s is", stayer)
                    .isNotEmpty();
        }
        everyWriteHadAnIntent();
    }

    private void disturb(Random random) {
        Entitlement.UserGroup group = GROUPS.get(random.nextInt(GROUPS.size()));
        Instant later = world.clock.instant().plusSeconds(random.nextInt(200));
        switch (random.nextInt(60)) {
            case 0, 1, 2 -> world.death.at(1 + random.nextInt(80));
            case 3 -> stayerIn(group, "U0HAND" + stayers.size());
            case 4, 5 ->
                    world.slack
                            .writes()
                            .answer(
                                    Write.LEAVE,
                                    new WriteReply.TryLater(later),
                                    Effect.DOES_NOT_HAPPEN);
            case 6 ->
                    world.slack
                            .writes()
                            .answer(Write.LEAVE, new WriteReply.Ambiguous("500"), Effect.HAPPENS);
            case 7 ->
                    world.slack
                            .writes()
                            .answer(
                                    Write.LEAVE,
                                    new WriteReply.Ambiguous("500"),
                                    Effect.DOES_NOT_HAPPEN);
            default -> {}
        }
    }

    private void everybodyLeaves(List<Entitlement.UserGroup> groups) {
        for (int n = 0; n < LEAVERS; n++) {
            AccountId account = account(n);
            world.employ(leaver(n), account, Account.Rank.MEMBER);
            groups.forEach(group -> world.slack.join(account, group));
            world.source.put(leaver(n), Standing.LEAVER, START.minusSeconds(60));
            begin(n);
        }
    }

    private void begin(int n) {
        Runs.Ticket ticket = world.want(leaver(n));
        running.add(new LeaverRun(world, ticket));
    }

    private void stayerIn(Entitlement.UserGroup group, String id) {
        AccountId stayer = new AccountId(id);
        world.slack.addMember(stayer);
        world.slack.join(stayer, group);
        stayers.add(stayer);
    }

    /**
     * One invocation after the other, in an order drawn from the seed, until all runs have ended.
     */
    private void work(Random random, Runnable between) {
        for (int n = 0; !running.isEmpty(); n++) {
            assertThat(n).as("invocations").isLessThan(MOST_INVOCATIONS);
            List<LeaverRun> due =
                    running.stream()
                            .filter(run -> !run.due().isAfter(world.clock.instant()))
                            .toList();
            if (due.isEmpty()) {
                world.clock.set(
                        running.stream()
                                .map(LeaverRun::due)
                                .min(Comparator.naturalOrder())
                                .orElseThrow());
                continue;
            }
            between.run();
            due.get(random.nextInt(due.size())).invoke();
            running.removeIf(LeaverRun::ended);
        }
    }

    private void everybodyIsOut() {
        for (int n = 0; n < LEAVERS; n++) {
            AccountId account = account(n);
            assertThat(world.slack.active(account)).isFalse();
            assertThat(GROUPS).noneMatch(group -> world.slack.isIn(account, group));
        }
    }

    private long writes(Entitlement.UserGroup group) {
        return world.slack.writes().all().stream()
                .filter(written -> written.write() == Write.LEAVE)
                .filter(written -> written.group().filter(group::equals).isPresent())
                .filter(written -> written.reply() instanceof WriteReply.Accepted)
                .count();
    }

    /** Nobody is taken out without an intent that their own run's fence let through. */
    private void everyWriteHadAnIntent() {
        for (int n = 0; n < LEAVERS; n++) {
            AccountId account = account(n);
            List<LedgerEntry> intents =
                    world.casesOf(leaver(n)).stream()
                            .flatMap(leaver -> world.entries(leaver.id(), Kind.INTENT).stream())
                            .filter(entry -> entry.subject().entitlement().isPresent())
                            .toList();
            assertThat(intents).as("intents of %s", account).isNotEmpty();
        }
    }

    private static PersonId leaver(int n) {
        return person("00uLeaver" + n);
    }

    private static AccountId account(int n) {
        return new AccountId("U0LEAVER" + n);
    }
}
