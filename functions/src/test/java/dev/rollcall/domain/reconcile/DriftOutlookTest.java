package dev.rollcall.domain.reconcile;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.domain.reconcile.DriftOutlook.Prospect;
import dev.rollcall.domain.reconcile.DriftRecord.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

class DriftOutlookTest {
    private static final Entitlement BACKEND = new Entitlement.UserGroup("T1", "S2");
    private static final DriftOutlook USUAL = outlook(Map.of(), false);

    @Test
    void what_a_run_can_set_right_are_these_kinds() {
        assertThat(
                        Arrays.stream(DriftKind.values())
                                .filter(kind -> USUAL.isCorrectable(drift(kind))))
                .containsExactlyInAnyOrder(
                        DriftKind.MISSED_DEPROVISION,
                        DriftKind.REACTIVATED_LEAVER,
                        DriftKind.WRONGLY_INACTIVE,
                        DriftKind.GHOST_MEMBERSHIP,
                        DriftKind.MANUAL_ADD,
                        DriftKind.OUTLIVED_GRANT,
                        DriftKind.MISSING_GRANT,
                        DriftKind.MISSING_ACCOUNT,
                        DriftKind.ATTRIBUTE_DRIFT);
    }

    @Test
    void of_names_alone_and_of_former_rules_without_authority_nothing_is_set_right() {
        assertThat(correctable(DriftKind.ATTRIBUTE_DRIFT, Drift.ATTRIBUTES, "GIVEN_NAME"))
                .isFalse();
        assertThat(correctable(DriftKind.ATTRIBUTE_DRIFT, Drift.ATTRIBUTES, "GIVEN_NAME TITLE"))
                .isTrue();
        assertThat(correctable(DriftKind.OUTLIVED_GRANT, Drift.MODE, "additive")).isFalse();
        assertThat(correctable(DriftKind.OUTLIVED_GRANT, Drift.MODE, "authoritative")).isTrue();
    }

    private static boolean correctable(DriftKind kind, String name, String value) {
        Drift usual = drift(kind);
        return USUAL.isCorrectable(
                new Drift(
                        kind,
                        usual.person(),
                        usual.account(),
                        usual.entitlement(),
                        usual.because(),
                        new TreeMap<>(Map.of(name, value))));
    }

    @ParameterizedTest
    @EnumSource(DriftKind.class)
    void nobody_s_drift_is_set_right_by_no_run(DriftKind kind) {
        assertThat(
                        USUAL.isCorrectable(
                                new Drift(
                                        kind,
                                        Optional.empty(),
                                        Optional.of(ANAS),
                                        Optional.empty(),
                                        new TreeMap<>(Map.of("acting", "x")),
                                        new TreeMap<>())))
                .isFalse();
    }

    @Test
    void a_protected_leaver_is_only_reported() {
        Drift drift = drift(DriftKind.MISSED_DEPROVISION, Map.of(), Map.of("protected", "policy"));

        assertThat(USUAL.of(DriftRecord.first(drift, NOON))).isEqualTo(Prospect.REPORTED);
    }

    @Test
    void what_a_mapping_only_adds_to_stays_where_somebody_put_it() {
        Drift drift = drift(DriftKind.MANUAL_ADD, Map.of("acting", "only adds"), Map.of());

        assertThat(USUAL.of(DriftRecord.first(drift, NOON))).isEqualTo(Prospect.REPORTED);
    }

    @Test
    void what_only_a_reporting_mapping_would_give_is_reported() {
        Drift drift = drift(DriftKind.MISSING_GRANT, Map.of("reporting", "okta:00g1"), Map.of());

        assertThat(USUAL.of(DriftRecord.first(drift, NOON))).isEqualTo(Prospect.REPORTED);
    }

    @Test
    void the_policy_s_reaction_says_what_comes_of_what_is_open() {
        DriftRecord open = DriftRecord.first(drift(DriftKind.MANUAL_ADD), NOON);

        assertThat(USUAL.of(open)).isEqualTo(Prospect.BY_ITSELF);
        assertThat(outlook(Map.of(DriftKind.MANUAL_ADD, Reaction.HOLD), false).of(open))
                .isEqualTo(Prospect.WAITS);
        assertThat(outlook(Map.of(DriftKind.MANUAL_ADD, Reaction.REPORT), false).of(open))
                .isEqualTo(Prospect.REPORTED);
        assertThat(outlook(Map.of(), true).of(open)).isEqualTo(Prospect.OBSERVED);
    }

    @Test
    void what_happened_to_it_counts_more_than_its_kind() {
        DriftRecord open = DriftRecord.first(drift(DriftKind.MANUAL_ADD), NOON);

        assertThat(USUAL.of(open.correcting(NOON))).isEqualTo(Prospect.UNDER_WAY);
        assertThat(USUAL.of(open.tried(NOON, "held"))).isEqualTo(Prospect.HELD);
        assertThat(USUAL.of(open.tried(NOON, "left"))).isEqualTo(Prospect.TRIED);
        assertThat(USUAL.of(open.gone(NOON))).isEqualTo(Prospect.GONE);
        assertThat(
                        USUAL.of(
                                open.accepted(
                                        new State.Accepted(
                                                "ole", "a pilot", NOON, NOON.plusSeconds(1)))))
                .isEqualTo(Prospect.ACCEPTED);
        assertThat(
                        USUAL.of(
                                new DriftRecord(
                                        open.drift(),
                                        NOON,
                                        new State.Contested(NOON),
                                        2,
                                        List.of(),
                                        Optional.empty(),
                                        4)))
                .isEqualTo(Prospect.CONTESTED);
    }

    @Test
    void a_leaver_whom_the_breaker_holds_waits_for_approvers() {
        assertThat(USUAL.of(DriftRecord.first(drift(DriftKind.HELD_LEAVER), NOON)))
                .isEqualTo(Prospect.HELD);
    }

    private static Drift drift(DriftKind kind) {
        return drift(kind, Map.of("acting", "okta:00g1"), Map.of());
    }

    private static Drift drift(
            DriftKind kind, Map<String, String> because, Map<String, String> found) {
        return new Drift(
                kind,
                Optional.of(ANA),
                Optional.of(ANAS),
                Optional.of(BACKEND),
                new TreeMap<>(because),
                new TreeMap<>(found));
    }

    private static DriftOutlook outlook(Map<DriftKind, Reaction> reactions, boolean observesOnly) {
        AccessPolicy none = AccessPolicy.none("d");
        return new DriftOutlook(
                new Reactions(reactions),
                observesOnly,
                new AccessPolicy(
                        none.digest(),
                        none.sources(),
                        none.populations(),
                        List.of(
                                mapping("acting", MappingMode.ADDITIVE),
                                mapping("reporting", MappingMode.REPORT)),
                        none.writers(),
                        none.attributes(),
                        none.protectedAccounts()));
    }

    private static Mapping mapping(String name, MappingMode mode) {
        return new Mapping(
                new MappingName(name),
                new GroupId(OKTA, "00g" + name),
                new Nesting.Direct(),
                Set.of(),
                mode,
                Provisioning.EAGER,
                "okta:owner",
                Optional.empty(),
                100,
                Set.of(BACKEND));
    }
}
