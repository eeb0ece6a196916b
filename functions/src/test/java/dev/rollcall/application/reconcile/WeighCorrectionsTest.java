package dev.rollcall.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.Finding.Counted;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class WeighCorrectionsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Entitlement GROUP = new Entitlement.UserGroup("T01", "S01");
    private static final Entitlement CHANNEL = new Entitlement.Channel("C01");

    /** Two in one plan and an hour; of a group three, or a tenth. */
    private final WeighCorrections weigh =
            new WeighCorrections(
                    new PlanRules(
                            Arrays.stream(ChangeKind.values())
                                    .collect(
                                            Collectors.toMap(
                                                    Function.identity(),
                                                    kind ->
                                                            kind == ChangeKind.DEACTIVATE
                                                                    ? Limits.absolute(2, 10)
                                                                    : Limits.absolute(100, 100))),
                            new Limit(10, 3, 50),
                            10),
                    1_000,
                    thing -> thing.equals(GROUP) ? 20 : 0);

    @Test
    void what_is_within_its_limits_is_not_held() {
        assertThat(weigh.of(leavers(2), NOW)).isEmpty();
        assertThat(weigh.of(taken(GROUP, 3), NOW)).isEmpty();
    }

    @Test
    void a_plan_beyond_the_limit_is_held_as_a_kind() {
        List<Correction> plan = leavers(3);

        List<UnrecordedPlan.Held> held = weigh.of(plan, NOW);

        assertThat(held)
                .containsExactly(
                        new UnrecordedPlan.Held(
                                ChangeKind.DEACTIVATE,
                                Optional.empty(),
                                3,
                                HoldReason.PLAN_LIMIT,
                                2));
        assertThat(plan).allMatch(held.getFirst()::holds);
        assertThat(taken(CHANNEL, 1)).noneMatch(held.getFirst()::holds);
    }

    @Test
    void too_many_of_one_group_are_held_and_nothing_else_of_the_kind() {
        List<UnrecordedPlan.Held> held = weigh.of(taken(GROUP, 4), NOW);

        assertThat(held)
                .containsExactly(
                        new UnrecordedPlan.Held(
                                ChangeKind.REMOVE_FROM_USER_GROUP,
                                Optional.of(GROUP),
                                4,
                                HoldReason.GROUP_LIMIT,
                                3));
        assertThat(taken(GROUP, 4)).allMatch(held.getFirst()::holds);
        assertThat(taken(new Entitlement.UserGroup("T01", "S02"), 1))
                .noneMatch(held.getFirst()::holds);
    }

    @Test
    void a_channel_has_no_share_of_its_own() {
        assertThat(weigh.of(taken(CHANNEL, 50), NOW)).isEmpty();
    }

    private static List<Correction> leavers(int many) {
        return numbered(many)
                .map(number ->
                        correction(
                                number,
                                DriftKind.MISSED_DEPROVISION,
                                Optional.empty(),
                                new Counted(ChangeKind.DEACTIVATE, Target.of(account(number)))))
                .toList();
    }

    private static List<Correction> taken(Entitlement thing, int many) {
        return numbered(many)
                .map(number ->
                        correction(
                                number,
                                DriftKind.MANUAL_ADD,
                                Optional.of(thing),
                                new Counted(
                                        ChangeKind.ofTaking(thing),
                                        Target.of(account(number), thing))))
                .toList();
    }

    private static Stream<Integer> numbered(int many) {
        return IntStream.range(0, many).boxed();
    }

    private static Correction correction(
            int number, DriftKind kind, Optional<Entitlement> thing, Counted counted) {
        return new Correction(
                new DriftId("%016x".formatted(number)),
                kind,
                PersonId.parse("okta:00u" + number),
                Optional.of(account(number)),
                thing,
                Optional.of(counted));
    }

    private static AccountId account(int number) {
        return new AccountId("U0" + number);
    }
}
