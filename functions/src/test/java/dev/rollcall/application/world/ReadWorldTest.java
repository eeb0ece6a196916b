package dev.rollcall.application.world;

import static dev.rollcall.testing.FixedPolicies.VERA;
import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.Passing.passed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.world.ReadWorld.Progress;
import dev.rollcall.application.world.ReadWorld.Wish;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryWorldLists;
import dev.rollcall.testing.InMemoryWorldReadings;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class ReadWorldTest {
    private static final Caller BY_VERA = new Caller(VERA.arn().value(), "ASIA0");
    private static final WorldPart GROUPS_OF_MAIN = WorldPart.userGroupsOf("T0MAIN");
    private static final PolicyWorld MAIN = thing(new Entitlement.Workspace("T0MAIN"));
    private static final PolicyWorld ENG = thing(new Entitlement.UserGroup("T0MAIN", "S0ENG"));
    private static final PolicyWorld ONE = thing(new Entitlement.Channel("C01"));
    private static final PolicyWorld OTHER = thing(new Entitlement.Channel("C02"));

    private final LeaverWorld company = new LeaverWorld();
    private final FixedPolicies policies = FixedPolicies.usual();
    private final InMemoryWorldReadings readings = new InMemoryWorldReadings();
    private final KnownWorld known = new KnownWorld(readings, company.clock);
    private final InMemoryWorldLists lists =
            new InMemoryWorldLists()
                    .with(WorldPart.WORKSPACES, MAIN)
                    .with(GROUPS_OF_MAIN, ENG)
                    .with(WorldPart.CHANNELS, ONE, OTHER)
                    .promising(WorldPart.CHANNELS, 2);
    private final AtomicInteger ids = new AtomicInteger();
    private final ReadWorld read =
            new ReadWorld(
                    new Gate(policies, new OperatorRecord(company.ledger, policies, company.clock)),
                    lists,
                    readings,
                    known,
                    () -> "reading-" + ids.incrementAndGet(),
                    company.clock);

    @Test
    void reads_every_list_and_those_of_each_workspace_that_comes_to_light() {
        Progress progress = read(new Wish.Afresh());

        assertThat(progress.reading().ended()).contains(START);
        assertThat(world()).isEqualTo(MAIN.and(ENG).and(ONE).and(OTHER));
    }

    @Test
    void a_list_that_has_to_wait_says_until_when_and_goes_on_where_it_stood() {
        lists.failing(
                WorldPart.CHANNELS, new PortFailure.RateLimited("channels", START.plusSeconds(20)));

        Progress waiting = read(new Wish.Afresh());

        assertThat(waiting.notBefore()).contains(START.plusSeconds(20));
        assertThat(known.lately()).as("nothing is known before the end").isEmpty();
        company.clock.advance(Duration.ofSeconds(20));

        assertThat(read(new Wish.GoOn(waiting.reading().id())).reading().ended()).isPresent();
        assertThat(lists.asked()).filteredOn(WorldPart.WORKSPACES::equals).hasSize(1);
        assertThat(world().unread()).isEmpty();
    }

    @Test
    void what_needs_a_human_is_unknown_and_the_rest_is_read() {
        lists.failing(WorldPart.CHANNELS, new PortFailure.NeedsHuman("channels", "missing_scope"));

        read(new Wish.Afresh());

        assertThat(world())
                .isEqualTo(
                        MAIN.and(ENG).and(PolicyWorld.unread(WorldPart.CHANNELS, "missing_scope")));
    }

    @Test
    void what_does_not_answer_is_tried_three_times() {
        PortFailure silent = new PortFailure.Unavailable("channels");
        lists.failing(WorldPart.CHANNELS, silent, silent, silent);

        Progress first = read(new Wish.Afresh());
        assertThat(first.notBefore()).contains(START.plusSeconds(5));
        read(new Wish.GoOn(first.reading().id()));
        read(new Wish.GoOn(first.reading().id()));

        assertThat(world().unread()).isEqualTo(Map.of(WorldPart.CHANNELS, "unavailable"));
    }

    @Test
    void a_list_with_fewer_rows_than_it_promised_is_not_taken_for_whole() {
        lists.promising(WorldPart.CHANNELS, 3);

        read(new Wish.Afresh());

        assertThat(world().unread()).isEqualTo(Map.of(WorldPart.CHANNELS, "not-whole"));
        assertThat(world().things()).as("what was found stays").containsKey(channel("C01"));
    }

    @Test
    void a_list_that_moved_while_it_was_read_is_not_taken_for_whole() {
        lists.with(WorldPart.CHANNELS, ONE, ONE);

        read(new Wish.Afresh());

        assertThat(world().unread()).isEqualTo(Map.of(WorldPart.CHANNELS, "not-whole"));
    }

    @Test
    void one_of_the_last_hour_serves_whoever_does_not_need_it_afresh() {
        String first = read(new Wish.Afresh()).reading().id();
        company.clock.advance(Duration.ofMinutes(59));

        assertThat(read(new Wish.Lately()).reading().id()).isEqualTo(first);
        assertThat(read(new Wish.Afresh()).reading().id()).isNotEqualTo(first);
    }

    @Test
    void an_older_one_refuses_nothing() {
        String first = read(new Wish.Afresh()).reading().id();
        company.clock.advance(Duration.ofMinutes(61));

        assertThat(known.lately()).isEmpty();
        assertThat(read(new Wish.Lately()).reading().id()).isNotEqualTo(first);
    }

    @Test
    void a_stranger_reads_nothing() {
        assertThat(read.read(new Caller("arn:aws:iam::1:user/x", "AKIA1"), new Wish.Afresh()))
                .isEqualTo(new Gated.Unknown<>());
        assertThat(lists.asked()).isEmpty();
        assertThat(readings.latest()).isEqualTo(Optional.empty());
    }

    private Progress read(Wish wish) {
        return passed(read.read(BY_VERA, wish));
    }

    private PolicyWorld world() {
        return known.lately().orElseThrow().world();
    }

    private static Entitlement channel(String id) {
        return new Entitlement.Channel(id);
    }

    private static PolicyWorld thing(Entitlement thing) {
        return new PolicyWorld(
                Map.of(), Map.of(thing, "name-of-" + thing.key()), Map.of(), Map.of(), Map.of());
    }
}
