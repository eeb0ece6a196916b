package dev.rollcall.application.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.provision.WeighPlan.Load;
import dev.rollcall.application.provision.WeighPlan.OverLimit;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionWorld;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Limits of 10 an hour and 20 a day, and of each group a fifth, three at least. */
class WeighPlanTest {
    private static final Entitlement GROUP = new Entitlement.UserGroup("T01", "S0ALL");
    private static final PlanRules RULES =
            new PlanRules(
                    Arrays.stream(ChangeKind.values())
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(), _ -> Limits.absolute(10, 20))),
                    new Limit(20, 3, 1_000),
                    20);

    private final ProvisionWorld world =
            new ProvisionWorld(FixedPolicies.usual(), OrganisationAccounts.Ranks.NONE);

    @Test
    void what_fits_into_the_limits_is_not_held() {
        assertThat(weigh(new Load(ChangeKind.REACTIVATE, Optional.empty(), 10))).isEmpty();
    }

    @Test
    void what_is_over_a_window_s_limit_is_held_with_what_was_admitted_before() {
        IntStream.range(0, 4)
                .forEach(i ->
                        world.base.breaker.admit(
                                new Breaker.Expected(
                                        ChangeKind.REACTIVATE,
                                        new AccountId("U0GONE" + i),
                                        LeaverWorld.START),
                                Breaker.Urgency.ORDINARY,
                                RULES.of(ChangeKind.REACTIVATE),
                                world.base.clock.instant()));

        assertThat(weigh(new Load(ChangeKind.REACTIVATE, Optional.empty(), 7)))
                .containsExactly(
                        new OverLimit(
                                ChangeKind.REACTIVATE,
                                Optional.empty(),
                                7,
                                HoldReason.HOUR_LIMIT,
                                10,
                                4));
    }

    @Test
    void the_same_kind_is_counted_together_whatever_it_is_taken_from() {
        assertThat(weigh(takes("C0ONE", 6), takes("C0TWO", 6)))
                .extracting(OverLimit::kind, OverLimit::changes)
                .containsExactly(tuple(ChangeKind.REMOVE_FROM_CHANNEL, 12));
    }

    @Test
    void what_is_over_a_group_s_share_is_held() {
        world.slack.userGroup(
                "S0ALL", IntStream.range(0, 30).mapToObj(i -> new AccountId("U0M" + i)).toList());

        assertThat(weigh(new Load(ChangeKind.REMOVE_FROM_USER_GROUP, Optional.of(GROUP), 6)))
                .isEmpty();
        assertThat(weigh(new Load(ChangeKind.REMOVE_FROM_USER_GROUP, Optional.of(GROUP), 7)))
                .containsExactly(
                        new OverLimit(
                                ChangeKind.REMOVE_FROM_USER_GROUP,
                                Optional.of(GROUP),
                                7,
                                HoldReason.GROUP_LIMIT,
                                6,
                                0));
    }

    private static Load takes(String channel, int changes) {
        return new Load(
                ChangeKind.REMOVE_FROM_CHANNEL,
                Optional.of(new Entitlement.Channel(channel)),
                changes);
    }

    private List<OverLimit> weigh(Load... loads) {
        return new WeighPlan(
                        world.base.breaker,
                        world.base.populations,
                        world.slack.ports().memberships(),
                        world.base.clock)
                .of(RULES, List.of(loads));
    }
}
