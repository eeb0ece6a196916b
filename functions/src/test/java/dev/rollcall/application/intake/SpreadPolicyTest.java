package dev.rollcall.application.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryCursors;
import dev.rollcall.testing.InMemoryGrants;
import dev.rollcall.testing.InMemoryKnownPeople;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A policy in force is looked at for everybody, and not only for whom an event is heard. */
class SpreadPolicyTest {
    private static final SourceId OKTA = new SourceId("okta");
    private static final int PEOPLE = 50;

    private final LeaverWorld world = new LeaverWorld();
    private final InMemoryCursors cursors = new InMemoryCursors();

    @BeforeEach
    void fifty_people_are_linked_and_a_policy_is_in_force() {
        for (int number = 0; number < PEOPLE; number++) {
            world.links.record(
                    new Link(
                            new PersonId(OKTA, "00u%02d".formatted(number)),
                            new AccountId("U%02d".formatted(number)),
                            LeaverWorld.START,
                            "adopted"));
        }
        minute(spread(policy("0", Optional.empty())));
    }

    @Test
    void everybody_is_looked_at_once_some_each_minute() {
        SpreadPolicy spread = spread(policy("a", Optional.empty()));

        assertThat(List.of(minute(spread), minute(spread), minute(spread), minute(spread)))
                .containsExactly(SpreadPolicy.A_MINUTE, SpreadPolicy.A_MINUTE, 10, 0);
        assertThat(minute(spread)).isZero();
        assertThat(wanted()).isEqualTo(PEOPLE);
    }

    @Test
    void another_policy_begins_anew_wherever_the_last_had_got() {
        minute(spread(policy("a", Optional.empty())));
        SpreadPolicy spread = spread(policy("b", Optional.empty()));

        for (int minutes = 0; minutes < 4; minutes++) {
            minute(spread);
        }

        assertThat(wanted()).isEqualTo(PEOPLE);
        assertThat(minute(spread)).isZero();
    }

    @Test
    void a_mapping_that_expires_is_a_change_in_its_time() {
        Instant expires = LeaverWorld.START.plus(Duration.ofHours(1));
        SpreadPolicy spread = spread(policy("a", Optional.of(expires)));
        for (int minutes = 0; minutes < 5; minutes++) {
            minute(spread);
        }
        assertThat(minute(spread)).isZero();

        world.clock.advance(Duration.ofHours(1));

        assertThat(minute(spread)).isEqualTo(SpreadPolicy.A_MINUTE);
    }

    @Test
    void who_has_left_is_not_looked_at_again() {
        PersonId leaver = new PersonId(OKTA, "00u00");
        world.employ(leaver, new AccountId("U00"), Account.Rank.MEMBER);
        world.source.put(leaver, Standing.LEAVER, LeaverWorld.START.minusSeconds(60));
        new LeaverRun(world, world.want(leaver)).toTheEnd();
        SpreadPolicy spread = spread(policy("a", Optional.empty()));

        assertThat(minute(spread)).isEqualTo(SpreadPolicy.A_MINUTE - 1);
    }

    @Test
    void for_the_first_policy_nobody_is_looked_at() {
        SpreadPolicy first =
                new SpreadPolicy(
                        policy("f", Optional.empty()),
                        new InMemoryKnownPeople(world.links, new InMemoryGrants()),
                        world.cases,
                        new InMemoryCursors(),
                        world.receive,
                        world.clock);

        assertThat(List.of(minute(first), minute(first))).containsExactly(0, 0);
    }

    private int minute(SpreadPolicy spread) {
        world.clock.advance(Duration.ofMinutes(1));
        return spread.spread();
    }

    /** Returns of how many people a look is wanted. */
    private long wanted() {
        return world.workflows.started().stream().map(Runs.Ticket::person).distinct().count();
    }

    private SpreadPolicy spread(Policies policies) {
        return new SpreadPolicy(
                policies,
                new InMemoryKnownPeople(world.links, new InMemoryGrants()),
                world.cases,
                cursors,
                world.receive,
                world.clock);
    }

    private static Policies policy(String digest, Optional<Instant> expires) {
        Mapping mapping =
                new Mapping(
                        new MappingName("engineering"),
                        new GroupId(OKTA, "00g1"),
                        new Nesting.Direct(),
                        Set.of(),
                        MappingMode.ADDITIVE,
                        Provisioning.EAGER,
                        "okta:00uOWNER",
                        expires,
                        100,
                        Set.of(new Entitlement.Workspace("T01")));
        return FixedPolicies.usual()
                .granting(
                        new AccessPolicy(
                                digest.repeat(64),
                                Map.of(),
                                List.of(),
                                List.of(mapping),
                                Map.of(),
                                AttributeRules.DEFAULT,
                                Set.of()));
    }
}
