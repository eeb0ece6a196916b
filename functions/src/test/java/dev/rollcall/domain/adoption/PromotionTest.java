package dev.rollcall.domain.adoption;

import static dev.rollcall.domain.policy.MappingMode.ADDITIVE;
import static dev.rollcall.domain.policy.MappingMode.AUTHORITATIVE;
import static dev.rollcall.domain.policy.MappingMode.OBSERVE;
import static dev.rollcall.domain.policy.MappingMode.REPORT;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.Promotion.Next;
import dev.rollcall.domain.adoption.Promotion.Refusal;
import dev.rollcall.domain.adoption.Promotion.Why;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.domain.reconcile.SnapshotId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far mappings may go at once. */
class PromotionTest {
    private static final Entitlement ENG = new Entitlement.Channel("C1");
    private static final Entitlement OPS = new Entitlement.Channel("C2");
    private static final Entitlement WIDE = new Entitlement.OrganisationGroup("S1");
    private static final Promotion BARE = new Promotion(Set.of(), Optional.empty());
    private static final Promotion COVERED = new Promotion(Set.of(ENG), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "OBSERVE, OBSERVE, ",
        "OBSERVE, REPORT, ",
        "OBSERVE, ADDITIVE, JUMP",
        "OBSERVE, AUTHORITATIVE, JUMP",
        "REPORT, OBSERVE, ",
        "REPORT, ADDITIVE, ",
        "REPORT, AUTHORITATIVE, JUMP",
        "ADDITIVE, OBSERVE, ",
        "ADDITIVE, AUTHORITATIVE, NO_BASELINE",
        "AUTHORITATIVE, AUTHORITATIVE, ",
        "AUTHORITATIVE, ADDITIVE, ",
        "AUTHORITATIVE, OBSERVE, "
    })
    void up_goes_one_step_at_a_time_and_down_goes_any(MappingMode from, MappingMode to, Why why) {
        assertThat(
                        BARE.refusals(
                                policy(mapping("eng", from, ENG)), policy(mapping("eng", to, ENG))))
                .extracting(Refusal::why)
                .isEqualTo(why == null ? List.of() : List.of(why));
    }

    @Test
    void authority_needs_a_baseline_of_all_that_a_list_tells_of() {
        AccessPolicy before = policy(mapping("eng", ADDITIVE, ENG, OPS, WIDE));
        AccessPolicy after = policy(mapping("eng", AUTHORITATIVE, ENG, OPS, WIDE));

        assertThat(COVERED.refusals(before, after))
                .extracting(Refusal::why)
                .containsExactly(Why.NO_BASELINE);
        assertThat(new Promotion(Set.of(ENG, OPS), Optional.empty()).refusals(before, after))
                .isEmpty();
    }

    @Test
    void where_nothing_is_unexplained_there_is_nothing_to_put_on_the_records() {
        AccessPolicy before = policy(mapping("eng", ADDITIVE, ENG, OPS));
        AccessPolicy after = policy(mapping("eng", AUTHORITATIVE, ENG, OPS));

        assertThat(with(census(OPS, true, 0)).refusals(before, after)).isEmpty();
        assertThat(with(census(OPS, true, 1)).refusals(before, after)).hasSize(1);
        assertThat(with(census(OPS, false, 0)).refusals(before, after))
                .as("a list that is not proven")
                .hasSize(1);
    }

    @Test
    void more_under_an_authority_is_looked_at_as_well() {
        AccessPolicy before = policy(mapping("eng", AUTHORITATIVE, ENG));
        AccessPolicy after = policy(mapping("eng", AUTHORITATIVE, ENG, OPS));

        assertThat(BARE.refusals(before, after))
                .extracting(Refusal::why)
                .containsExactly(Why.NO_BASELINE);
    }

    @Test
    void a_new_mapping_begins_without_authority_where_nobody_has_looked() {
        AccessPolicy before = policy(mapping("eng", AUTHORITATIVE, ENG));

        for (MappingMode mode : List.of(OBSERVE, REPORT, ADDITIVE)) {
            assertThat(BARE.refusals(before, policy(mapping("ops", mode, OPS)))).isEmpty();
        }
        assertThat(BARE.refusals(before, policy(mapping("ops", AUTHORITATIVE, OPS))))
                .extracting(Refusal::why)
                .containsExactly(Why.BEGINS_WITH_AUTHORITY);
        assertThat(BARE.refusals(before, policy(mapping("eng-2", AUTHORITATIVE, ENG))))
                .as("decided over by another before")
                .isEmpty();
    }

    @Test
    void what_comes_next_is_a_step_or_a_baseline_first() {
        assertThat(BARE.next(mapping("eng", OBSERVE, ENG))).isEqualTo(Next.A_STEP_UP);
        assertThat(BARE.next(mapping("eng", ADDITIVE, ENG))).isEqualTo(Next.A_BASELINE);
        assertThat(COVERED.next(mapping("eng", ADDITIVE, ENG))).isEqualTo(Next.A_STEP_UP);
        assertThat(COVERED.next(mapping("eng", AUTHORITATIVE, ENG))).isEqualTo(Next.NOTHING);
    }

    private static Promotion with(Census census) {
        return new Promotion(Set.of(ENG), Optional.of(census));
    }

    private static Census census(Entitlement thing, boolean whole, int unexplained) {
        return new Census(
                new SnapshotId("20261126T120000Z-0a1b2c3d"),
                Instant.EPOCH,
                "p1",
                List.of(),
                List.of(new ThingCensus(thing, whole, 3, 0, 0, unexplained, 0)),
                1);
    }

    private static AccessPolicy policy(Mapping... mappings) {
        return new AccessPolicy(
                "p1",
                Map.of(),
                List.of(),
                List.of(mappings),
                Map.of(),
                AttributeRules.DEFAULT,
                Set.of());
    }

    private static Mapping mapping(String name, MappingMode mode, Entitlement... grants) {
        return new Mapping(
                new MappingName(name),
                new GroupId(new SourceId("okta"), "00g1"),
                new Nesting.All(3),
                Set.of(),
                mode,
                Provisioning.EAGER,
                "okta:00uOwner",
                Optional.empty(),
                100,
                Set.of(grants));
    }
}
