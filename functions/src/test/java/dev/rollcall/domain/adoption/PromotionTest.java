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
import dev.rollcall.domain.policy.Writer;
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
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Promotion BARE = Promotion.UNKNOWN;
    private static final Promotion CLEAR = with(thing(ENG, true, 0), thing(OPS, true, 0));

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
        "ADDITIVE, AUTHORITATIVE, UNEXPLAINED",
        "AUTHORITATIVE, AUTHORITATIVE, ",
        "AUTHORITATIVE, ADDITIVE, ",
        "AUTHORITATIVE, OBSERVE, "
    })
    void up_goes_one_step_at_a_time_and_down_goes_any(MappingMode from, MappingMode to, Why why) {
        assertThat(whys(BARE, policy(mapping("eng", from, ENG)), policy(mapping("eng", to, ENG))))
                .isEqualTo(why == null ? List.of() : List.of(why));
    }

    @Test
    void authority_needs_a_reading_that_finds_nothing_unexplained_in_all_that_a_list_tells_of() {
        EffectiveModes before = policy(mapping("eng", ADDITIVE, ENG, OPS, WIDE));
        EffectiveModes after = policy(mapping("eng", AUTHORITATIVE, ENG, OPS, WIDE));

        assertThat(whys(CLEAR, before, after)).isEmpty();
        assertThat(whys(with(thing(ENG, true, 0)), before, after))
                .as("OPS was not counted")
                .containsExactly(Why.UNEXPLAINED);
        assertThat(whys(with(thing(ENG, true, 0), thing(OPS, true, 1)), before, after))
                .as("somebody's rule has ended since the baseline")
                .containsExactly(Why.UNEXPLAINED);
        assertThat(whys(with(thing(ENG, true, 0), thing(OPS, false, 0)), before, after))
                .as("a list that is not proven")
                .containsExactly(Why.UNEXPLAINED);
    }

    @Test
    void whoever_is_meant_does_not_change_with_the_authority() {
        EffectiveModes before = policy(mapping("eng", ADDITIVE, ENG));
        Mapping fewer = except(mapping("eng", AUTHORITATIVE, ENG), "00gcontractors");

        assertThat(whys(CLEAR, before, policy(fewer)))
                .as("contractors are explained by the reading, and would be taken")
                .containsExactly(Why.MEANS_OTHERS);
        assertThat(whys(CLEAR, before, policy(mapping("all", ADDITIVE, ENG), fewer)))
                .as("more are meant, and nobody less")
                .isEmpty();
    }

    @Test
    void more_under_an_authority_is_looked_at_as_well() {
        EffectiveModes before = policy(mapping("eng", AUTHORITATIVE, ENG));
        EffectiveModes after = policy(mapping("eng", AUTHORITATIVE, ENG, OPS));

        assertThat(whys(BARE, before, after)).containsExactly(Why.BEGINS_WITH_AUTHORITY);
    }

    @Test
    void a_new_mapping_begins_without_authority_where_nobody_has_looked() {
        EffectiveModes before = policy(mapping("eng", AUTHORITATIVE, ENG));

        for (MappingMode mode : List.of(OBSERVE, REPORT, ADDITIVE)) {
            assertThat(whys(BARE, before, policy(mapping("ops", mode, OPS)))).isEmpty();
        }
        assertThat(whys(BARE, before, policy(mapping("ops", AUTHORITATIVE, OPS))))
                .containsExactly(Why.BEGINS_WITH_AUTHORITY);
        assertThat(whys(BARE, before, policy(mapping("eng-2", AUTHORITATIVE, ENG))))
                .as("decided over by another before")
                .isEmpty();
    }

    @Test
    void another_name_skips_no_step() {
        EffectiveModes before = policy(mapping("eng", OBSERVE, ENG));

        assertThat(whys(CLEAR, before, policy(mapping("eng-2", REPORT, ENG)))).isEmpty();
        assertThat(whys(CLEAR, before, policy(mapping("eng-2", ADDITIVE, ENG))))
                .containsExactly(Why.JUMP);
        assertThat(whys(CLEAR, before, policy(mapping("eng-2", AUTHORITATIVE, ENG))))
                .containsExactly(Why.JUMP);
    }

    @Test
    void a_thing_that_moves_to_a_mapping_further_on_skips_no_step() {
        Mapping deciding = mapping("ops", AUTHORITATIVE, OPS);
        EffectiveModes before = policy(mapping("eng", OBSERVE, ENG), deciding);
        EffectiveModes after = policy(mapping("ops", AUTHORITATIVE, OPS, ENG));

        assertThat(whys(CLEAR, before, after)).containsExactly(Why.JUMP);
        assertThat(whys(BARE, policy(mapping("eng", ADDITIVE, ENG), deciding), after))
                .containsExactly(Why.UNEXPLAINED);
    }

    @Test
    void one_of_two_mappings_that_goes_up_is_the_one_that_is_named() {
        EffectiveModes before = policy(mapping("eng", ADDITIVE, ENG), mapping("all", OBSERVE, ENG));
        EffectiveModes after =
                policy(mapping("eng", AUTHORITATIVE, ENG), mapping("all", REPORT, ENG));

        assertThat(BARE.refusals(before, after))
                .extracting(refusal -> refusal.mapping().name().value())
                .containsExactly("eng");
    }

    @Test
    void when_all_begins_to_be_written_what_has_authority_by_name_skips_no_step() {
        Mapping deciding = mapping("eng", AUTHORITATIVE, ENG);

        assertThat(whys(CLEAR, observing(deciding), policy(deciding))).containsExactly(Why.JUMP);
        assertThat(whys(BARE, observing(deciding), policy(mapping("eng", ADDITIVE, ENG))))
                .isEmpty();
        assertThat(whys(BARE, policy(deciding), observing(deciding))).isEmpty();
    }

    @Test
    void what_another_app_wrote_skips_no_step_when_it_becomes_ours() {
        Mapping deciding = mapping("eng", AUTHORITATIVE, ENG);
        Writer foreign = new Writer.Foreign("okta-slack-app");

        assertThat(whys(CLEAR, written(foreign, deciding), policy(deciding)))
                .containsExactly(Why.JUMP);
        assertThat(whys(BARE, written(foreign, deciding), policy(mapping("eng", ADDITIVE, ENG))))
                .isEmpty();
        assertThat(whys(BARE, policy(deciding), written(foreign, deciding))).isEmpty();
    }

    @Test
    void a_mapping_that_has_expired_decides_over_nothing() {
        Mapping over = expiring(mapping("eng", AUTHORITATIVE, ENG), NOW.minusSeconds(1));

        assertThat(whys(BARE, policy(over), policy(mapping("eng", AUTHORITATIVE, ENG))))
                .containsExactly(Why.BEGINS_WITH_AUTHORITY);
    }

    @Test
    void what_comes_next_is_a_step_or_a_baseline_first() {
        assertThat(next(BARE, OBSERVE)).isEqualTo(Next.A_STEP_UP);
        assertThat(next(BARE, ADDITIVE)).isEqualTo(Next.A_BASELINE);
        assertThat(next(CLEAR, ADDITIVE)).isEqualTo(Next.A_STEP_UP);
        assertThat(next(CLEAR, AUTHORITATIVE)).isEqualTo(Next.NOTHING);
        Mapping more = mapping("eng-2", ADDITIVE, ENG);
        assertThat(BARE.next(more, policy(more, mapping("eng", AUTHORITATIVE, ENG))))
                .as("decided over by another already")
                .isEqualTo(Next.A_STEP_UP);
    }

    private static Next next(Promotion promotion, MappingMode mode) {
        Mapping mapping = mapping("eng", mode, ENG);
        return promotion.next(mapping, policy(mapping));
    }

    private static List<Why> whys(
            Promotion promotion, EffectiveModes before, EffectiveModes after) {
        return promotion.refusals(before, after).stream().map(Refusal::why).toList();
    }

    private static Promotion with(ThingCensus... things) {
        return new Promotion(
                Optional.of(
                        new Census(
                                new SnapshotId("20261126T120000Z-0a1b2c3d"),
                                NOW,
                                "p1",
                                List.of(),
                                List.of(things),
                                1)));
    }

    private static ThingCensus thing(Entitlement thing, boolean whole, int unexplained) {
        return new ThingCensus(thing, whole, 3, 0, 0, unexplained, 0);
    }

    private static EffectiveModes policy(Mapping... mappings) {
        return new EffectiveModes(access(Map.of(), mappings), false, NOW);
    }

    private static EffectiveModes observing(Mapping... mappings) {
        return new EffectiveModes(access(Map.of(), mappings), true, NOW);
    }

    private static EffectiveModes written(Writer by, Mapping... mappings) {
        return new EffectiveModes(access(Map.of(ENG, by), mappings), false, NOW);
    }

    private static AccessPolicy access(Map<Entitlement, Writer> writers, Mapping... mappings) {
        return new AccessPolicy(
                "p1",
                Map.of(),
                List.of(),
                List.of(mappings),
                writers,
                AttributeRules.DEFAULT,
                Set.of());
    }

    private static Mapping expiring(Mapping mapping, Instant at) {
        return with(mapping, mapping.except(), Optional.of(at));
    }

    private static Mapping except(Mapping mapping, String group) {
        return with(mapping, Set.of(new GroupId(new SourceId("okta"), group)), mapping.expires());
    }

    private static Mapping with(Mapping mapping, Set<GroupId> except, Optional<Instant> expires) {
        return new Mapping(
                mapping.name(),
                mapping.group(),
                mapping.nested(),
                except,
                mapping.mode(),
                mapping.provisioning(),
                mapping.owner(),
                expires,
                mapping.most(),
                mapping.grants());
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
