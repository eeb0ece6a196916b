package dev.rollcall.domain.breaker;

import static dev.rollcall.contract.Samples.DEFAULTS;
import static dev.rollcall.contract.Samples.OKTA;
import static dev.rollcall.contract.Samples.account;
import static dev.rollcall.contract.Samples.deactivations;
import static dev.rollcall.contract.Samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.domain.access.Entitlement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PlanRulesTest {
    private static final PlanRules RULES = rules(DEFAULTS);
    private static final Entitlement ONCALL = new Entitlement.UserGroup("T01", "S01");
    private static final Entitlement INCIDENTS = new Entitlement.UserGroup("T01", "S02");

    @ParameterizedTest
    @CsvSource({"0, 5", "40, 5", "500, 10", "5000, 25", "25000, 25", "100000, 25"})
    void a_plan_may_do_as_much_as_its_kind_allows(int population, int allowed) {
        assertThat(RULES.against(plan(deactivations(0, allowed)), population, Map.of())).isEmpty();
        assertThat(RULES.against(plan(deactivations(0, allowed + 1)), population, Map.of()))
                .containsExactly(HoldReason.PLAN_LIMIT);
    }

    @Test
    void each_kind_is_counted_apart() {
        List<Change> both =
                Stream.concat(
                                deactivations(0, 5).stream(),
                                removals(ChangeKind.CREATE, Optional.empty(), 5))
                        .toList();

        assertThat(RULES.against(plan(both), 0, Map.of())).isEmpty();
    }

    @Test
    void each_group_is_counted_apart_with_a_floor_of_three() {
        List<Change> threeAndTwo =
                Stream.concat(leaving(ONCALL, 3), leaving(INCIDENTS, 2)).toList();

        assertThat(RULES.against(plan(threeAndTwo), 0, Map.of())).isEmpty();
        assertThat(RULES.against(plan(leaving(ONCALL, 4).toList()), 0, Map.of()))
                .containsExactly(HoldReason.GROUP_LIMIT);
        assertThat(
                        RULES.against(
                                plan(leaving(ONCALL, 4).toList()),
                                0,
                                Map.of(ONCALL.key(), 20, INCIDENTS.key(), 1)))
                .isEmpty();
    }

    @Test
    void joining_a_group_is_no_loss_to_it() {
        List<Change> additions = removals(ChangeKind.CREATE, Optional.of(ONCALL), 5).toList();

        assertThat(RULES.against(plan(additions), 0, Map.of())).isEmpty();
    }

    @Test
    void every_reason_is_told() {
        SnapshotProof spoilt = new SnapshotProof(OKTA, "s", false, 10, Optional.of(100));
        Plan plan = new Plan(leaving(ONCALL, 6).toList(), List.of(spoilt), "p");

        assertThat(RULES.against(plan, 0, Map.of()))
                .containsExactlyInAnyOrder(
                        HoldReason.SOURCE_INCOMPLETE,
                        HoldReason.SOURCE_SHRUNK,
                        HoldReason.PLAN_LIMIT,
                        HoldReason.GROUP_LIMIT);
    }

    @Test
    void one_bad_source_among_good_ones_holds_the_plan() {
        SnapshotProof good = new SnapshotProof(OKTA, "s1", true, 100, Optional.of(100));
        SnapshotProof bad = new SnapshotProof(OKTA, "s2", true, 0, Optional.of(100));

        assertThat(
                        RULES.against(
                                new Plan(deactivations(0, 1), List.of(good, bad), "p"),
                                0,
                                Map.of()))
                .containsExactly(HoldReason.SOURCE_SHRUNK);
    }

    @Test
    void every_kind_needs_limits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PlanRules(Map.of(ChangeKind.CREATE, DEFAULTS), Limit.absolute(3), 20));
    }

    @ParameterizedTest
    @CsvSource({"-1", "101"})
    void a_source_shrinks_by_a_percentage(int shrink) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlanRules(RULES.limits(), Limit.absolute(3), shrink));
    }

    private static Plan plan(List<Change> changes) {
        return new Plan(changes, List.of(), "p");
    }

    private static Stream<Change> leaving(Entitlement group, int count) {
        return removals(ChangeKind.REMOVE_FROM_USER_GROUP, Optional.of(group), count);
    }

    private static Stream<Change> removals(
            ChangeKind kind, Optional<Entitlement> entitlement, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Change(kind, account(i), entitlement, "before", "after"));
    }
}
