package dev.rollcall.contract;

import static dev.rollcall.contract.BreakerFixture.deactivation;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;
import static dev.rollcall.contract.Samples.account;
import static dev.rollcall.contract.Samples.deactivations;
import static dev.rollcall.contract.Samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Breaker.PlanAdmission;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Plan;
import dev.rollcall.domain.breaker.SnapshotProof;
import dev.rollcall.domain.breaker.StopPosition;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a {@link Breaker} does with a plan. */
public abstract class PlanAdmissionContract {
    private static final Limits LIMITS =
            Limits.of(
                    Limit.absolute(5),
                    Limit.absolute(8),
                    Limit.absolute(12),
                    Limit.absolute(20),
                    Limit.absolute(30));
    private static final Entitlement ONCALL = new Entitlement.UserGroup("T01", "S01");

    private BreakerFixture fixture;
    private Breaker breaker;

    protected abstract BreakerFixture fixture();

    @BeforeEach
    void take_the_breaker() {
        fixture = fixture();
        breaker = fixture.breaker();
    }

    @Test
    void is_counted_whole_with_the_singles() {
        assertThat(admit(deactivations(0, 5), "d1")).isEqualTo(admitted(deactivations(0, 5), NOON));

        assertThat(IntStream.range(5, 8).mapToObj(i -> fixture.deactivate(i, LIMITS, NOON)))
                .allMatch(answer -> answer instanceof Admitted);
        assertThat(fixture.deactivate(8, LIMITS, NOON))
                .isEqualTo(new Admission.Held(Set.of(HoldReason.HOUR_LIMIT)));
    }

    @Test
    void is_held_whole_and_not_counted_at_all() {
        admit(deactivations(0, 5), "d1");

        assertThat(admit(deactivations(5, 9), "d2")).isEqualTo(held(HoldReason.HOUR_LIMIT));
        assertThat(admit(deactivations(5, 8), "d3")).isInstanceOf(PlanAdmission.Admitted.class);
    }

    @Test
    void if_one_kind_is_over_its_limit_no_kind_is_counted() {
        admit(creations(0, 5), "d1");
        List<Change> both =
                Stream.concat(deactivations(0, 5).stream(), creations(5, 9).stream()).toList();

        assertThat(admit(both, "d2")).isEqualTo(held(HoldReason.HOUR_LIMIT));
        assertThat(admit(deactivations(0, 5), "d3")).isInstanceOf(PlanAdmission.Admitted.class);
        assertThat(admit(deactivations(5, 8), "d4")).isInstanceOf(PlanAdmission.Admitted.class);
    }

    @Test
    void a_plan_has_a_limit_of_its_own() {
        assertThat(admit(deactivations(0, 6), "d1")).isEqualTo(held(HoldReason.PLAN_LIMIT));
    }

    @Test
    void a_group_loses_a_share_of_its_members_at_most_and_three_always() {
        Map<String, Integer> sizes = Map.of(ONCALL.key(), 20);

        assertThat(admit(removals(0, 4), sizes)).isInstanceOf(PlanAdmission.Admitted.class);
        assertThat(admit(removals(0, 5), sizes)).isEqualTo(held(HoldReason.GROUP_LIMIT));
        assertThat(admit(removals(0, 3), Map.of())).isInstanceOf(PlanAdmission.Admitted.class);
        assertThat(admit(removals(0, 4), Map.of())).isEqualTo(held(HoldReason.GROUP_LIMIT));
    }

    @Test
    void a_source_that_was_not_read_whole_removes_nobody() {
        assertThat(admit(plan(new SnapshotProof(OKTA, "s", false, 100, Optional.of(100))), "d1"))
                .isEqualTo(held(HoldReason.SOURCE_INCOMPLETE));
    }

    @Test
    void a_source_that_has_shrunk_or_is_empty_removes_nobody() {
        assertThat(admit(plan(new SnapshotProof(OKTA, "s", true, 79, Optional.of(100))), "d1"))
                .isEqualTo(held(HoldReason.SOURCE_SHRUNK));
        assertThat(admit(plan(new SnapshotProof(OKTA, "s", true, 0, Optional.empty())), "d2"))
                .isEqualTo(held(HoldReason.SOURCE_SHRUNK));
        assertThat(admit(plan(new SnapshotProof(OKTA, "s", true, 80, Optional.of(100))), "d3"))
                .isInstanceOf(PlanAdmission.Admitted.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"BULK", "ALL"})
    void both_positions_of_the_stop_switch_hold_it(StopPosition position) {
        fixture.throwTo(position);

        assertThat(admit(deactivations(0, 1), "d1")).isEqualTo(held(HoldReason.STOPPED));

        fixture.throwTo(StopPosition.OFF);
        assertThat(admit(deactivations(0, 1), "d1")).isInstanceOf(PlanAdmission.Admitted.class);
    }

    @Test
    void what_is_expected_counts_along_but_not_what_is_in_the_plan_itself() {
        IntStream.range(0, 8).forEach(i -> breaker.expect(deactivation(i, NOON)));

        assertThat(admit(deactivations(0, 5), "d1")).isInstanceOf(PlanAdmission.Admitted.class);
        breaker.expect(deactivation(8, NOON));
        assertThat(admit(deactivations(5, 6), "d2")).isEqualTo(held(HoldReason.HOUR_LIMIT));
    }

    @Test
    void the_same_digest_gets_the_same_answer_for_24_hours_and_is_counted_once() {
        Instant later = NOON.plus(Breaker.REMEMBERED_FOR).minusNanos(1);
        admit(deactivations(0, 5), "d1");

        assertThat(Parallel.all(Collections.nCopies(8, () -> admit(deactivations(0, 5), "d1"))))
                .containsOnly(admitted(deactivations(0, 5), NOON));
        assertThat(admit(deactivations(0, 5), "d1", later))
                .isEqualTo(admitted(deactivations(0, 5), NOON));
        assertThat(admit(deactivations(5, 8), "d2")).isInstanceOf(PlanAdmission.Admitted.class);
    }

    @Test
    void after_24_hours_the_same_digest_is_counted_anew() {
        Instant later = NOON.plus(Duration.ofHours(25));
        admit(deactivations(0, 5), "d1");

        assertThat(admit(deactivations(0, 5), "d1", later))
                .isEqualTo(admitted(deactivations(0, 5), later));
        assertThat(admit(deactivations(0, 4), "d2", later)).isEqualTo(held(HoldReason.HOUR_LIMIT));
    }

    private PlanAdmission admit(List<Change> changes, String digest) {
        return admit(changes, digest, NOON);
    }

    private PlanAdmission admit(List<Change> changes, String digest, Instant now) {
        Plan plan = new Plan(changes, List.of(), "p");
        return breaker.admit(plan, digest, rules(LIMITS), Map.of(), now);
    }

    private PlanAdmission admit(Plan plan, String digest) {
        return breaker.admit(plan, digest, rules(LIMITS), Map.of(), NOON);
    }

    /** Each a day after the other, so that no window is in the way. */
    private PlanAdmission admit(List<Change> removals, Map<String, Integer> groupSizes) {
        String digest = removals.size() + "of" + groupSizes;
        Instant day = NOON.plus(Duration.ofDays(2L * removals.size() + groupSizes.size()));
        Plan plan = new Plan(removals, List.of(), "p");
        return breaker.admit(plan, digest, rules(LIMITS), groupSizes, day);
    }

    private static Plan plan(SnapshotProof snapshot) {
        return new Plan(deactivations(0, 1), List.of(snapshot), "p");
    }

    private static List<Change> creations(int from, int to) {
        return changes(ChangeKind.CREATE, Optional.empty(), from, to);
    }

    private static List<Change> removals(int from, int to) {
        return changes(ChangeKind.REMOVE_FROM_USER_GROUP, Optional.of(ONCALL), from, to);
    }

    private static List<Change> changes(
            ChangeKind kind, Optional<Entitlement> entitlement, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Change(kind, account(i), entitlement, "before", "after"))
                .toList();
    }

    private static PlanAdmission admitted(List<Change> changes, Instant at) {
        return new PlanAdmission.Admitted(
                changes.stream()
                        .map(change -> new Admitted(change.kind(), change.account(), at))
                        .toList());
    }

    private static PlanAdmission held(HoldReason reason) {
        return new PlanAdmission.Held(new Admission.Held(Set.of(reason)));
    }
}
