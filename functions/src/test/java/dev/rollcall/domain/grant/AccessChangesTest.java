package dev.rollcall.domain.grant;

import static dev.rollcall.domain.grant.SamplePolicy.ACCOUNT;
import static dev.rollcall.domain.grant.SamplePolicy.BACKEND;
import static dev.rollcall.domain.grant.SamplePolicy.CHANNEL;
import static dev.rollcall.domain.grant.SamplePolicy.IDP_GROUP;
import static dev.rollcall.domain.grant.SamplePolicy.NOW;
import static dev.rollcall.domain.grant.SamplePolicy.ONCALL;
import static dev.rollcall.domain.grant.SamplePolicy.WORKSPACE;
import static dev.rollcall.domain.grant.SamplePolicy.person;
import static dev.rollcall.domain.grant.SamplePolicy.rule;
import static dev.rollcall.domain.grant.SamplePolicy.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

class AccessChangesTest {
    private static final Instant SINCE = NOW.minus(Duration.ofDays(90));
    private static final List<String> READINGS =
            List.of("workspaces", "idp-groups", "user-groups", "user-groups:T1", "channels:T1");
    private static final SamplePolicy AUTHORITATIVE =
            new SamplePolicy(
                    rule(
                            "all",
                            "all",
                            MappingMode.AUTHORITATIVE,
                            Optional.empty(),
                            WORKSPACE,
                            BACKEND,
                            CHANNEL));

    private static final SamplePolicy TWO_TEAMS =
            new SamplePolicy(
                    rule("all", "all", WORKSPACE),
                    rule("backend", "backend", BACKEND, CHANNEL),
                    rule("support", "support", ONCALL, IDP_GROUP));

    @Test
    void a_mover_loses_first_and_gains_then() {
        AccessChanges plan =
                plan(
                        TWO_TEAMS,
                        person("all support"),
                        holding(WORKSPACE, BACKEND, CHANNEL),
                        given("all", WORKSPACE),
                        given("backend", BACKEND),
                        given("backend", CHANNEL));

        assertThat(words(plan))
                .containsExactly(
                        "- channel:C1",
                        "- user-group:T1:S1",
                        "+ idp-group:S9",
                        "+ user-group:T1:S2");
    }

    @Test
    void a_removal_tells_which_rule_gave_it_since_when_and_how_that_ended() {
        AccessChanges plan =
                plan(
                        TWO_TEAMS,
                        person("all"),
                        holding(WORKSPACE, BACKEND, CHANNEL),
                        given("backend", BACKEND),
                        given("former", CHANNEL));

        assertThat(plan.changes())
                .extracting(change -> ((AccessChange.Remove) change).reason())
                .containsExactly(
                        ended("former", Ending.Cause.MAPPING_GONE),
                        ended("backend", Ending.Cause.PERSON_NOT_MEANT));
    }

    @Test
    void the_end_of_a_stay_takes_what_rules_gave_and_leaves_what_was_given_by_hand() {
        AccessChanges plan =
                plan(
                        TWO_TEAMS,
                        until("2026-11-25", "all backend"),
                        holding(WORKSPACE, BACKEND, CHANNEL, ONCALL),
                        given("backend", BACKEND),
                        given("backend", CHANNEL));

        assertThat(plan.changes())
                .extracting(change -> ((AccessChange.Remove) change).reason())
                .containsOnly(ended("backend", Ending.Cause.STAY_ENDED))
                .hasSize(2);
        assertThat(plan.leftAlone())
                .contains(
                        new LeftAlone(ONCALL, LeftAlone.Why.MANUAL),
                        new LeftAlone(WORKSPACE, LeftAlone.Why.MANUAL));
    }

    @Test
    void an_additive_mapping_takes_nothing_that_was_put_there_by_hand() {
        AccessChanges plan = plan(TWO_TEAMS, person("all"), holding(WORKSPACE, BACKEND));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.leftAlone()).containsExactly(new LeftAlone(BACKEND, LeftAlone.Why.MANUAL));
    }

    @Test
    void an_authoritative_mapping_takes_what_no_rule_explains_and_nothing_that_it_does_not_list() {
        SamplePolicy policy =
                new SamplePolicy(
                        rule(
                                "oncall",
                                "oncall",
                                MappingMode.AUTHORITATIVE,
                                Optional.empty(),
                                ONCALL));

        AccessChanges plan = plan(policy, person("all"), holding(WORKSPACE, BACKEND, ONCALL));

        assertThat(words(plan)).containsExactly("- user-group:T1:S2");
        assertThat(plan.leftAlone())
                .containsExactly(
                        new LeftAlone(BACKEND, LeftAlone.Why.NOT_LISTED),
                        new LeftAlone(WORKSPACE, LeftAlone.Why.NOT_LISTED));
    }

    @Test
    void an_expired_authoritative_mapping_takes_only_what_it_gave() {
        SamplePolicy policy =
                new SamplePolicy(
                        rule(
                                "oncall",
                                "oncall",
                                MappingMode.AUTHORITATIVE,
                                Optional.of(NOW),
                                ONCALL,
                                BACKEND));

        AccessChanges plan =
                plan(policy, person("oncall"), holding(ONCALL, BACKEND), given("oncall", ONCALL));

        assertThat(words(plan)).containsExactly("- user-group:T1:S2");
        assertThat(((AccessChange.Remove) plan.changes().getFirst()).reason())
                .isEqualTo(
                        new RemovalReason.RulesEnded(
                                new TreeMap<>(
                                        Map.of(
                                                new MappingName("oncall"),
                                                new Ending(
                                                        Ending.Cause.EXPIRED, Optional.of(NOW)))),
                                SINCE));
    }

    @Test
    void what_could_not_be_read_is_neither_taken_nor_called_missing() {
        Holdings unread =
                new Holdings(
                        ACCOUNT,
                        List.of(WORKSPACE),
                        List.of("workspaces", "idp-groups", "channels:T1"),
                        List.of(new Holdings.Unread("user-groups:T1", "rate-limited")),
                        NOW,
                        NOW);

        AccessChanges plan =
                plan(TWO_TEAMS, person("all support"), unread, given("backend", BACKEND));

        assertThat(words(plan)).containsExactly("+ idp-group:S9");
        assertThat(plan.leftAlone())
                .containsExactly(
                        new LeftAlone(BACKEND, LeftAlone.Why.UNVERIFIABLE),
                        new LeftAlone(ONCALL, LeftAlone.Why.UNVERIFIABLE));
    }

    @Test
    void what_rules_gave_and_no_reading_shows_is_looked_at_before_it_is_forgotten() {
        AccessChanges plan =
                plan(
                        TWO_TEAMS,
                        person("all"),
                        holding(WORKSPACE),
                        given("backend", CHANNEL),
                        given("backend", BACKEND));

        assertThat(words(plan)).containsExactly("- channel:C1", "- user-group:T1:S1");
        assertThat(plan.records()).noneMatch(RecordChange.Forget.class::isInstance);
    }

    @Test
    void a_mapping_that_was_turned_down_to_observe_takes_nothing_back() {
        SamplePolicy policy =
                new SamplePolicy(
                        rule("backend", "b", MappingMode.OBSERVE, Optional.empty(), BACKEND));

        AccessChanges plan =
                plan(policy, person("all"), holding(BACKEND), given("backend", BACKEND));

        assertThat(plan.none()).isTrue();
        assertThat(plan.leftAlone())
                .containsExactly(new LeftAlone(BACKEND, LeftAlone.Why.NOT_ACTING));
    }

    @Test
    void a_workspace_goes_last_and_takes_along_what_was_put_into_it_by_hand() {
        AccessChanges plan =
                plan(
                        TWO_TEAMS,
                        person("nowhere"),
                        holding(WORKSPACE, BACKEND, ONCALL),
                        given("all", WORKSPACE),
                        given("backend", BACKEND));

        assertThat(words(plan)).containsExactly("- user-group:T1:S1", "- workspace:T1");
        assertThat(((AccessChange.Remove) plan.changes().getLast()).takesAlong())
                .containsExactly(ONCALL);
        assertThat(plan.leftAlone()).isEmpty();
    }

    @Test
    void a_workspace_stays_while_a_rule_gives_something_in_it() {
        AccessChanges plan =
                plan(
                        TWO_TEAMS,
                        person("backend"),
                        holding(WORKSPACE, BACKEND, CHANNEL),
                        given("all", WORKSPACE));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.leftAlone())
                .containsExactly(new LeftAlone(WORKSPACE, LeftAlone.Why.HOLDS_WHAT_STAYS));
    }

    @Test
    void a_workspace_stays_while_somebody_else_writes_to_a_group_in_it() {
        SamplePolicy policy = new SamplePolicy(rule("all", "all", WORKSPACE)).foreign(ONCALL);

        AccessChanges plan =
                plan(policy, person("b"), holding(WORKSPACE, ONCALL), given("all", WORKSPACE));

        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void a_group_in_a_workspace_that_nobody_gives_is_not_tried() {
        AccessChanges plan = plan(TWO_TEAMS, person("support"), holding());

        assertThat(words(plan)).containsExactly("+ idp-group:S9");
        assertThat(plan.leftAlone())
                .containsExactly(new LeftAlone(ONCALL, LeftAlone.Why.NO_WORKSPACE));
    }

    @Test
    void what_is_there_already_is_put_on_the_records_and_not_written_again() {
        AccessChanges plan = plan(TWO_TEAMS, person("all"), holding(WORKSPACE));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.records())
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordChange.Write.class,
                        write -> assertThat(write.state()).isEqualTo(RecordedGrant.State.GIVEN));
    }

    @Test
    void a_protected_account_and_somebody_suspended_are_left_as_they_are() {
        Holdings held = holding(WORKSPACE, BACKEND);
        RecordedGrant recorded = given("backend", BACKEND);

        assertThat(plan(TWO_TEAMS, person(Standing.SUSPENDED, "all"), held, recorded).leftAlone())
                .contains(new LeftAlone(BACKEND, LeftAlone.Why.NOT_ENTITLED));
        assertThat(
                        plan(
                                        new SamplePolicy(rule("backend", "b", BACKEND))
                                                .guarding(ACCOUNT),
                                        person("all"),
                                        held,
                                        recorded)
                                .leftAlone())
                .contains(new LeftAlone(BACKEND, LeftAlone.Why.PROTECTED));
    }

    @Test
    void a_guest_is_not_given_what_only_the_member_to_be_can_have() {
        DesiredAccess access = TWO_TEAMS.of(person("all support"));

        AccessChanges plan =
                AccessChanges.between(
                        access,
                        holding(WORKSPACE),
                        List.of(),
                        Set.of(),
                        TWO_TEAMS.policy(),
                        AccountType.MULTI_CHANNEL_GUEST,
                        SlackPlan.ENTERPRISE);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.leftAlone())
                .contains(
                        new LeftAlone(IDP_GROUP, LeftAlone.Why.ACCOUNT_TYPE),
                        new LeftAlone(ONCALL, LeftAlone.Why.ACCOUNT_TYPE));
    }

    @Test
    void before_the_first_sign_in_there_are_records_and_nothing_else() {
        SamplePolicy policy = new SamplePolicy(rule("jit-all", "all", WORKSPACE, CHANNEL));
        DesiredAccess access = policy.of(person("all"));

        AccessChanges plan = AccessChanges.beforeAccount(access, List.of(), SlackPlan.ENTERPRISE);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.records())
                .allMatch(change ->
                        change instanceof RecordChange.Write write
                                && write.state() == RecordedGrant.State.PENDING)
                .hasSize(2);
        assertThat(AccessChanges.recordsBeforeAccount(access, pending(access))).isEmpty();
        assertThat(
                        AccessChanges.recordsBeforeAccount(
                                policy.of(person(Standing.LEAVER, "all")), pending(access)))
                .containsExactly(
                        new RecordChange.Forget(CHANNEL), new RecordChange.Forget(WORKSPACE));
    }

    @Test
    void what_the_plan_has_no_call_for_is_neither_given_nor_taken_and_says_so() {
        Entitlement away = new Entitlement.Workspace("T2");
        Entitlement former = new Entitlement.Workspace("T3");
        Entitlement role = new Entitlement.AdminRole("Rl1", "T1");
        SamplePolicy policy = new SamplePolicy(rule("all", "all", WORKSPACE, away, role, BACKEND));

        AccessChanges plan =
                AccessChanges.between(
                        policy.of(person("all")),
                        holding(WORKSPACE, former),
                        List.of(given("former", former)),
                        Set.of(),
                        policy.policy(),
                        AccountType.MEMBER,
                        SlackPlan.BUSINESS_PLUS);

        assertThat(words(plan)).containsExactly("+ user-group:T1:S1");
        assertThat(plan.leftAlone())
                .filteredOn(left -> left.why() == LeftAlone.Why.NOT_ON_THIS_PLAN)
                .extracting(LeftAlone::entitlement)
                .containsExactlyInAnyOrder(away, former, role);
    }

    @Test
    void what_was_given_by_hand_stays_with_a_workspace_that_the_plan_cannot_take() {
        AccessChanges plan =
                AccessChanges.between(
                        TWO_TEAMS.of(person("support")),
                        holding(WORKSPACE, BACKEND),
                        List.of(given("all", WORKSPACE)),
                        Set.of(),
                        TWO_TEAMS.policy(),
                        AccountType.MEMBER,
                        SlackPlan.BUSINESS_PLUS);

        assertThat(plan.leftAlone())
                .contains(
                        new LeftAlone(WORKSPACE, LeftAlone.Why.NOT_ON_THIS_PLAN),
                        new LeftAlone(BACKEND, LeftAlone.Why.MANUAL));
    }

    @Test
    void a_user_group_waits_for_no_workspace_that_the_plan_cannot_give() {
        SamplePolicy policy = new SamplePolicy(rule("all", "all", WORKSPACE, BACKEND));

        AccessChanges plan =
                AccessChanges.between(
                        policy.of(person("all")),
                        holding(),
                        List.of(),
                        Set.of(),
                        policy.policy(),
                        AccountType.MEMBER,
                        SlackPlan.BUSINESS_PLUS);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.leftAlone()).contains(new LeftAlone(BACKEND, LeftAlone.Why.NO_WORKSPACE));
    }

    @Test
    void of_somebody_without_an_account_only_what_comes_with_it_or_after_it_waits() {
        Entitlement everywhere = new Entitlement.OrganisationGroup("S8");
        DesiredAccess access =
                new SamplePolicy(rule("jit-all", "all", WORKSPACE, everywhere)).of(person("all"));

        assertThat(
                        AccessChanges.beforeAccount(access, List.of(), SlackPlan.BUSINESS_PLUS)
                                .leftAlone())
                .containsExactlyInAnyOrder(
                        new LeftAlone(WORKSPACE, LeftAlone.Why.UNTIL_FIRST_SIGN_IN),
                        new LeftAlone(everywhere, LeftAlone.Why.NOT_ON_THIS_PLAN));
    }

    @Test
    void what_was_there_before_stays_whoever_decides_over_it() {
        Holdings held = holding(WORKSPACE, BACKEND, CHANNEL);

        AccessChanges plan =
                AccessChanges.between(
                        AUTHORITATIVE.of(person("none")),
                        held,
                        List.of(),
                        Set.of(WORKSPACE, CHANNEL),
                        AUTHORITATIVE.policy(),
                        AccountType.MEMBER,
                        SlackPlan.ENTERPRISE);

        assertThat(words(plan)).containsExactly("- user-group:T1:S1");
        assertThat(plan.leftFor(LeftAlone.Why.PRE_EXISTING))
                .containsExactlyInAnyOrder(WORKSPACE, CHANNEL);
    }

    @Test
    void a_workspace_stays_for_a_group_in_it_that_was_there_before() {
        AccessChanges plan =
                AccessChanges.between(
                        AUTHORITATIVE.of(person("none")),
                        holding(WORKSPACE, BACKEND),
                        List.of(given("all", WORKSPACE)),
                        Set.of(BACKEND),
                        AUTHORITATIVE.policy(),
                        AccountType.MEMBER,
                        SlackPlan.ENTERPRISE);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.leftFor(LeftAlone.Why.HOLDS_WHAT_STAYS)).containsExactly(WORKSPACE);
    }

    @Test
    void what_was_there_before_rules_gave_it_is_had_as_before_when_they_end() {
        AccessChanges plan =
                AccessChanges.between(
                        AUTHORITATIVE.of(person("none")),
                        holding(WORKSPACE, CHANNEL),
                        List.of(given("all", CHANNEL)),
                        Set.of(WORKSPACE, CHANNEL),
                        AUTHORITATIVE.policy(),
                        AccountType.MEMBER,
                        SlackPlan.ENTERPRISE);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.leftFor(LeftAlone.Why.PRE_EXISTING))
                .containsExactlyInAnyOrder(WORKSPACE, CHANNEL);
        assertThat(plan.records()).containsExactly(new RecordChange.Forget(CHANNEL));
    }

    @Test
    void a_list_without_it_takes_nothing_of_what_was_there_before_rules_gave_it() {
        AccessChanges plan =
                AccessChanges.between(
                        AUTHORITATIVE.of(person("none")),
                        holding(WORKSPACE),
                        List.of(given("all", CHANNEL)),
                        Set.of(WORKSPACE, CHANNEL),
                        AUTHORITATIVE.policy(),
                        AccountType.MEMBER,
                        SlackPlan.ENTERPRISE);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.records()).containsExactly(new RecordChange.Forget(CHANNEL));
    }

    @Test
    void a_workspace_stays_for_channels_that_were_there_before_wherever_they_are() {
        AccessChanges plan =
                AccessChanges.between(
                        AUTHORITATIVE.of(person("none")),
                        holding(WORKSPACE, CHANNEL),
                        List.of(given("all", WORKSPACE)),
                        Set.of(CHANNEL),
                        AUTHORITATIVE.policy(),
                        AccountType.MEMBER,
                        SlackPlan.ENTERPRISE);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.leftFor(LeftAlone.Why.HOLDS_WHAT_STAYS)).containsExactly(WORKSPACE);

        AccessChanges without =
                AccessChanges.between(
                        AUTHORITATIVE.of(person("none")),
                        holding(WORKSPACE),
                        List.of(given("all", WORKSPACE)),
                        Set.of(CHANNEL),
                        AUTHORITATIVE.policy(),
                        AccountType.MEMBER,
                        SlackPlan.ENTERPRISE);

        assertThat(words(without)).containsExactly("- workspace:T1");
    }

    @Test
    void what_no_mapping_lists_is_nobody_s_whenever_it_came() {
        Entitlement elsewhere = new Entitlement.Channel("C9");

        AccessChanges plan =
                AccessChanges.between(
                        AUTHORITATIVE.of(person("all")),
                        holding(WORKSPACE, BACKEND, CHANNEL, elsewhere),
                        List.of(),
                        Set.of(elsewhere),
                        AUTHORITATIVE.policy(),
                        AccountType.MEMBER,
                        SlackPlan.ENTERPRISE);

        assertThat(plan.leftFor(LeftAlone.Why.NOT_LISTED)).containsExactly(elsewhere);
    }

    private static AccessChanges plan(
            SamplePolicy policy, PersonRecord person, Holdings held, RecordedGrant... recorded) {
        return AccessChanges.between(
                policy.of(person),
                held,
                List.of(recorded),
                Set.of(),
                policy.policy(),
                AccountType.MEMBER,
                SlackPlan.ENTERPRISE);
    }

    private static Holdings holding(Entitlement... held) {
        return new Holdings(ACCOUNT, List.of(held), READINGS, List.of(), NOW, NOW);
    }

    private static RecordedGrant given(String rule, Entitlement entitlement) {
        return recorded(
                new Grant(
                        person("all").person(),
                        entitlement,
                        new TreeMap<>(
                                Map.of(
                                        new MappingName(rule),
                                        new GroupPath(List.of(SamplePolicy.group("all")))))),
                RecordedGrant.State.GIVEN);
    }

    private static List<RecordedGrant> pending(DesiredAccess access) {
        return access.grants().stream()
                .map(grant -> recorded(grant, RecordedGrant.State.PENDING))
                .toList();
    }

    private static RecordedGrant recorded(Grant grant, RecordedGrant.State state) {
        return new RecordedGrant(grant, Optional.empty(), SINCE, "event:okta:e1", "d0", state);
    }

    private static RemovalReason ended(String rule, Ending.Cause cause) {
        return new RemovalReason.RulesEnded(
                new TreeMap<>(Map.of(new MappingName(rule), new Ending(cause, Optional.empty()))),
                SINCE);
    }

    private static List<String> words(AccessChanges plan) {
        return plan.changes().stream()
                .map(change ->
                        (change instanceof AccessChange.Add ? "+ " : "- ")
                                + change.entitlement().key())
                .toList();
    }
}
