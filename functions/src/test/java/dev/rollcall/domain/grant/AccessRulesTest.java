package dev.rollcall.domain.grant;

import static dev.rollcall.domain.grant.SamplePolicy.BACKEND;
import static dev.rollcall.domain.grant.SamplePolicy.CHANNEL;
import static dev.rollcall.domain.grant.SamplePolicy.NOW;
import static dev.rollcall.domain.grant.SamplePolicy.WORKSPACE;
import static dev.rollcall.domain.grant.SamplePolicy.person;
import static dev.rollcall.domain.grant.SamplePolicy.rule;
import static dev.rollcall.domain.grant.SamplePolicy.until;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Provisioning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

class AccessRulesTest {
    private static final SamplePolicy ENGINEERS =
            new SamplePolicy(rule("backend", "eng-all", BACKEND));

    @Test
    void a_grant_tells_the_path_that_gave_it() {
        DesiredAccess access = ENGINEERS.of(person("eng-eu", "eng-eu>eng-all"));

        assertThat(paths(access)).containsExactly("okta:eng-eu → okta:eng-all");
    }

    @Test
    void of_several_paths_the_shortest_counts_and_of_those_the_first_by_name() {
        DesiredAccess access =
                ENGINEERS.of(
                        person(
                                "b a x",
                                "x>y",
                                "y>eng-all",
                                "b>d",
                                "a>e",
                                "d>eng-all",
                                "e>eng-all"));

        assertThat(paths(access)).containsExactly("okta:a → okta:e → okta:eng-all");
    }

    @Test
    void groups_that_contain_each_other_are_gone_through_once() {
        DesiredAccess access =
                ENGINEERS.of(person("a", "a>b", "b>c", "c>a", "c>eng-all", "eng-all>eng-all"));

        assertThat(paths(access)).containsExactly("okta:a → okta:b → okta:c → okta:eng-all");
    }

    @Test
    void whoever_is_deeper_than_the_mapping_says_gets_nothing() {
        DesiredAccess access = ENGINEERS.of(person("a", "a>b", "b>c", "c>d", "d>eng-all"));

        assertThat(access.grants()).isEmpty();
    }

    @Test
    void after_the_end_of_a_stay_all_is_withheld_that_rules_would_give() {
        DesiredAccess before = ENGINEERS.of(until("2026-11-26", "eng-all"));
        DesiredAccess after = ENGINEERS.of(until("2026-11-25", "eng-all"));

        assertThat(before.grants()).hasSize(1);
        assertThat(after.grants()).isEmpty();
        assertThat(after.withheld())
                .containsExactly(
                        new Withheld(before.grants().getFirst(), Withheld.Reason.PAST_END));
    }

    @Test
    void a_lifetime_counts_from_when_the_account_was_known_to_be_theirs() {
        AccessRules rules = new AccessRules(ENGINEERS.policy());
        PersonRecord somebody = person("temporary eng-all");
        Instant tenDaysAgo = NOW.minus(Duration.ofDays(10));

        assertThat(rules.of(somebody, Optional.of(tenDaysAgo.plusSeconds(1)), NOW).grants())
                .hasSize(1);
        assertThat(rules.of(somebody, Optional.of(tenDaysAgo), NOW).grants()).isEmpty();
        assertThat(rules.of(somebody, NOW).grants()).hasSize(1);
    }

    @Test
    void an_exception_beats_a_grant_however_the_person_came_into_the_group() {
        DesiredAccess access = ENGINEERS.of(person("eng-all students", "students>interns"));

        assertThat(access.grants()).isEmpty();
        assertThat(access.withheld()).isEmpty();
    }

    @Test
    void an_exception_deeper_than_the_mapping_looks_is_none() {
        DesiredAccess access = ENGINEERS.of(person("eng-all a", "a>b", "b>c", "c>d", "d>interns"));

        assertThat(access.grants()).hasSize(1);
    }

    @Test
    void a_mapping_gives_until_it_expires_and_not_from_then_on() {
        assertThat(expiring(1).of(person("all")).grants()).hasSize(1);
        assertThat(expiring(0).of(person("all")).grants()).isEmpty();
    }

    @Test
    void the_same_by_two_rules_is_one_grant_with_both() {
        DesiredAccess access =
                new SamplePolicy(rule("one", "a", CHANNEL), rule("two", "b", CHANNEL))
                        .of(person("a b"));

        assertThat(access.grants()).hasSize(1);
        assertThat(access.grants().getFirst().rules().keySet())
                .containsExactly(new MappingName("one"), new MappingName("two"));
    }

    @Test
    void the_narrowest_account_of_the_matching_populations_decides() {
        DesiredAccess access =
                new SamplePolicy(rule("all", "all", BACKEND, WORKSPACE))
                        .of(person("all eu", "eu>contractors"));

        assertThat(access.account()).isEqualTo(AccountType.MULTI_CHANNEL_GUEST);
        assertThat(access.grants()).extracting(Grant::entitlement).containsExactly(WORKSPACE);
        assertThat(reasons(access)).isEqualTo(Map.of(BACKEND, Withheld.Reason.ACCOUNT_TYPE));
    }

    @Test
    void what_somebody_else_writes_is_withheld() {
        DesiredAccess access =
                new SamplePolicy(rule("all", "all", BACKEND)).foreign(BACKEND).of(person("all"));

        assertThat(access.grants()).isEmpty();
        assertThat(reasons(access)).isEqualTo(Map.of(BACKEND, Withheld.Reason.FOREIGN_WRITER));
    }

    @ParameterizedTest
    @EnumSource(names = {"OBSERVE", "REPORT"})
    void a_rule_that_does_not_act_gives_nothing_and_is_said(MappingMode mode) {
        DesiredAccess access =
                new SamplePolicy(rule("all", "all", mode, Optional.empty(), BACKEND))
                        .of(person("all"));

        assertThat(access.grants()).isEmpty();
        assertThat(reasons(access)).isEqualTo(Map.of(BACKEND, Withheld.Reason.NOT_ACTING));
    }

    @Test
    void somebody_is_provisioned_at_once_if_any_eager_rule_gives_something() {
        SamplePolicy policy =
                new SamplePolicy(rule("jit-a", "a", CHANNEL), rule("eager-b", "b", BACKEND));

        assertThat(policy.of(person("a")).provisioning()).isEqualTo(Provisioning.JIT);
        assertThat(policy.of(person("a b")).provisioning()).isEqualTo(Provisioning.EAGER);
        assertThat(policy.of(person("a b contractors")).provisioning())
                .as("the eager rule gives what a guest cannot have")
                .isEqualTo(Provisioning.JIT);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENTITLED")
    void nobody_but_who_is_entitled_gets_anything(Standing standing) {
        DesiredAccess access = ENGINEERS.of(person(standing, "eng-all"));

        assertThat(access.grants()).isEmpty();
        assertThat(access.withheld()).isEmpty();
    }

    @Test
    void a_group_that_the_graph_of_the_company_lacks_is_no_reason_to_leave_it_out() {
        GroupGraph graph = GroupGraph.of(List.of(SamplePolicy.group("a")), Map.of());

        assertThatThrownBy(() -> graph.numberOf(SamplePolicy.group("b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("okta:b");
    }

    private static SamplePolicy expiring(long seconds) {
        return new SamplePolicy(
                rule(
                        "all",
                        "all",
                        MappingMode.ADDITIVE,
                        Optional.of(NOW.plusSeconds(seconds)),
                        CHANNEL));
    }

    private static Set<String> paths(DesiredAccess access) {
        return access.grants().stream()
                .flatMap(grant -> grant.rules().values().stream())
                .map(GroupPath::toString)
                .collect(Collectors.toSet());
    }

    private static Map<Object, Withheld.Reason> reasons(DesiredAccess access) {
        return access.withheld().stream()
                .collect(Collectors.toMap(w -> w.grant().entitlement(), Withheld::reason));
    }
}
