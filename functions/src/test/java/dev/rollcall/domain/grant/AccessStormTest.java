package dev.rollcall.domain.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Writer;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What holds in every company, whatever its policy, its groups and its past. */
@Execution(ExecutionMode.CONCURRENT)
class AccessStormTest {

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("storm.seeds", 150));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_people_may_have_is_what_a_naive_closure_finds(long seed) {
        RandomCompany company = new RandomCompany(seed);
        for (RandomCompany.Somebody one : company.people) {
            DesiredAccess access = desired(company, one);
            Map<Entitlement, SortedMap<MappingName, GroupPath>> found =
                    Stream.concat(
                                    access.grants().stream(),
                                    access.withheld().stream().map(Withheld::grant))
                            .collect(Collectors.toMap(Grant::entitlement, Grant::rules));

            assertThat(found).isEqualTo(naive(company.policy, one, access));
            assertThat(access.grants()).allSatisfy(g -> mayBeGiven(company.policy, access, g));
            assertThat(access.withheld())
                    .allSatisfy(w -> assertThat(w.reason()).isEqualTo(why(company.policy, w)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_whole_company_is_computed_as_each_of_its_people(long seed) {
        RandomCompany company = new RandomCompany(seed);
        GroupGraph graph = GroupGraph.of(company.groups(), company.parents);
        AccessRules.InGraph rules = new AccessRules(company.policy).in(graph);
        GroupWalk walk = new GroupWalk(graph);
        for (RandomCompany.Somebody one : company.people) {
            walk.from(one.person().groups().direct().stream().mapToInt(graph::numberOf).toArray());

            assertThat(
                            rules.of(
                                    one.person().person(),
                                    one.person().standing(),
                                    walk,
                                    RandomCompany.NOW))
                    .isEqualTo(desired(company, one));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_plan_reaches_what_is_desired_and_again_plans_nothing(long seed) {
        RandomCompany company = new RandomCompany(seed);
        for (RandomCompany.Somebody one : company.people) {
            AccessChanges plan = plan(company, one);
            SlackOfOne slack = new SlackOfOne(one.actual(), one.recorded());
            slack.apply(plan, company.policy);
            Set<Entitlement> left = leftAlone(plan);

            assertThat(again(company, one, slack).changes()).isEmpty();
            assertThat(again(company, one, slack).records()).isEmpty();
            if (isTouched(company.policy, one, desired(company, one))) {
                Set<Entitlement> wanted = entitlements(desired(company, one));
                assertThat(minus(minus(wanted, slack.held()), left))
                        .as("what is missing in the end")
                        .allMatch(Entitlement.OrganisationGroup.class::isInstance);
                assertThat(minus(minus(slack.held(), wanted), left))
                        .as("what is there in the end and nobody has said why")
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void only_what_rules_gave_is_taken_or_what_an_authoritative_mapping_lists(long seed) {
        RandomCompany company = new RandomCompany(seed);
        for (RandomCompany.Somebody one : company.people) {
            for (AccessChange.Remove removal : removals(plan(company, one))) {
                switch (removal.reason()) {
                    case RemovalReason.RulesEnded ended -> {
                        assertThat(given(one)).contains(removal.entitlement());
                        assertThat(ended.rules().keySet())
                                .allSatisfy(r -> actsOrIsGone(company, removal, r));
                    }
                    case RemovalReason.Unexplained(var mappings) ->
                            assertThat(mappings)
                                    .allSatisfy(name -> isAuthoritative(company, removal, name));
                    case RemovalReason.Approved _ -> fail("Nobody has approved anything");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_there_before_is_never_taken_whatever_rules_did_since(long seed) {
        RandomCompany company = new RandomCompany(seed);
        for (RandomCompany.Somebody one : company.people) {
            AccessChanges plan = plan(company, one);

            Set<Entitlement> taken = new HashSet<>(along(plan));
            removals(plan).forEach(removal -> taken.add(removal.entitlement()));

            assertThat(taken)
                    .filteredOn(listed(company.policy)::contains)
                    .filteredOn(one.preExisting()::contains)
                    .allMatch(Entitlement.OrganisationGroup.class::isInstance);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_people_approved_goes_if_it_was_there_before_and_nothing_else_goes_by_it(long seed) {
        RandomCompany company = new RandomCompany(seed);
        CampaignName campaign = new CampaignName("autumn");
        for (RandomCompany.Somebody one : company.people) {
            Map<Entitlement, CampaignName> all =
                    Stream.concat(one.preExisting().stream(), listed(company.policy).stream())
                            .distinct()
                            .collect(Collectors.toMap(e -> e, _ -> campaign));
            SlackOfOne slack = new SlackOfOne(one.actual(), one.recorded());
            AccessChanges without = plan(company, one);

            AccessChanges with =
                    AccessChanges.between(
                            desired(company, one),
                            slack.holdings(),
                            slack.recorded(),
                            one.preExisting(),
                            all,
                            company.policy,
                            one.now(),
                            SlackPlan.ENTERPRISE);

            List<Entitlement> approved =
                    with.changes().stream()
                            .filter(change ->
                                    change instanceof AccessChange.Remove remove
                                            && remove.reason() instanceof RemovalReason.Approved)
                            .map(AccessChange::entitlement)
                            .toList();
            assertThat(approved)
                    .allMatch(one.preExisting()::contains)
                    .allMatch(without.leftFor(LeftAlone.Why.PRE_EXISTING)::contains)
                    .noneMatch(Entitlement.Workspace.class::isInstance);
            if (isTouched(company.policy, one, desired(company, one))) {
                assertThat(with.leftFor(LeftAlone.Why.PRE_EXISTING))
                        .allMatch(Entitlement.Workspace.class::isInstance);
            } else {
                assertThat(with.changes()).isEmpty();
            }
            assertThat(additions(with)).isEqualTo(additions(without));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void removals_come_first_and_nothing_comes_twice(long seed) {
        RandomCompany company = new RandomCompany(seed);
        for (RandomCompany.Somebody one : company.people) {
            AccessChanges plan = plan(company, one);
            List<Boolean> additions =
                    plan.changes().stream().map(AccessChange.Add.class::isInstance).toList();

            assertThat(additions).isSorted();
            assertThat(
                            Stream.concat(
                                    plan.changes().stream().map(AccessChange::entitlement),
                                    plan.leftAlone().stream().map(LeftAlone::entitlement)))
                    .doesNotHaveDuplicates();
            assertThat(
                            removals(plan).stream()
                                    .map(r -> r.entitlement() instanceof Entitlement.Workspace))
                    .as("workspaces last among the removals")
                    .isSorted();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_must_not_be_changed_is_not(long seed) {
        RandomCompany company = new RandomCompany(seed);
        for (RandomCompany.Somebody one : company.people) {
            AccessChanges plan = plan(company, one);
            if (!isTouched(company.policy, one, desired(company, one))) {
                assertThat(plan.changes()).isEmpty();
                assertThat(plan.records()).isEmpty();
            }
            assertThat(touched(plan))
                    .allMatch(e -> company.policy.writerOf(e) instanceof Writer.Rollcall)
                    .allMatch(e ->
                            listed(company.policy).contains(e)
                                    || given(one).contains(e)
                                    || along(plan).contains(e));
            assertThat(removals(plan).stream().map(AccessChange::entitlement))
                    .allSatisfy(e -> wasRead(one, e));
            assertThat(additions(plan))
                    .allMatch(e -> one.now().canHave(e))
                    .allMatch(e -> desired(company, one).account().canHave(e))
                    .allSatisfy(e -> wasRead(one, e));
        }
    }

    private static DesiredAccess desired(RandomCompany company, RandomCompany.Somebody one) {
        return new AccessRules(company.policy).of(one.person(), RandomCompany.NOW);
    }

    private static AccessChanges plan(RandomCompany company, RandomCompany.Somebody one) {
        return again(company, one, new SlackOfOne(one.actual(), one.recorded()));
    }

    private static AccessChanges again(
            RandomCompany company, RandomCompany.Somebody one, SlackOfOne slack) {
        return AccessChanges.between(
                desired(company, one),
                slack.holdings(),
                slack.recorded(),
                one.preExisting(),
                company.policy,
                one.now(),
                SlackPlan.ENTERPRISE);
    }

    /** The same rules told in another way: of each thing those that act, or else all. */
    private static Map<Entitlement, SortedMap<MappingName, GroupPath>> naive(
            AccessPolicy policy, RandomCompany.Somebody one, DesiredAccess access) {
        if (one.person().standing() != Standing.ENTITLED || access.population().isEmpty()) {
            return Map.of();
        }
        NaiveAccess paths = new NaiveAccess(one.person().groups());
        Map<Entitlement, SortedMap<MappingName, GroupPath>> all =
                paths.meant(acting(policy, false), RandomCompany.NOW);
        all.putAll(paths.meant(acting(policy, true), RandomCompany.NOW));
        return all;
    }

    private static List<Mapping> acting(AccessPolicy policy, boolean acting) {
        return policy.mappings().stream().filter(m -> m.mode().acts() == acting).toList();
    }

    private static void mayBeGiven(AccessPolicy policy, DesiredAccess access, Grant grant) {
        assertThat(policy.writerOf(grant.entitlement())).isInstanceOf(Writer.Rollcall.class);
        assertThat(access.account().canHave(grant.entitlement())).isTrue();
        assertThat(grant.rules().keySet())
                .allSatisfy(name -> {
                    Mapping mapping = policy.mapping(name).orElseThrow();
                    assertThat(mapping.mode().acts()).isTrue();
                    assertThat(mapping.grants()).contains(grant.entitlement());
                });
    }

    private static Withheld.Reason why(AccessPolicy policy, Withheld withheld) {
        Grant grant = withheld.grant();
        if (policy.writers().containsKey(grant.entitlement())) {
            return Withheld.Reason.FOREIGN_WRITER;
        }
        return grant.rules().keySet().stream()
                        .noneMatch(name -> policy.mapping(name).orElseThrow().mode().acts())
                ? Withheld.Reason.NOT_ACTING
                : Withheld.Reason.ACCOUNT_TYPE;
    }

    private static void actsOrIsGone(
            RandomCompany company, AccessChange.Remove removal, MappingName name) {
        assertThat(company.policy.mapping(name).stream())
                .allMatch(m -> m.mode().acts() || !m.grants().contains(removal.entitlement()));
    }

    private static void isAuthoritative(
            RandomCompany company, AccessChange.Remove removal, MappingName name) {
        Mapping mapping = company.policy.mapping(name).orElseThrow();
        assertThat(mapping.mode()).isEqualTo(MappingMode.AUTHORITATIVE);
        assertThat(mapping.grants()).contains(removal.entitlement());
        assertThat(mapping.inForceAt(RandomCompany.NOW)).isTrue();
    }

    private static boolean isTouched(
            AccessPolicy policy, RandomCompany.Somebody one, DesiredAccess access) {
        return !policy.protectedAccounts().contains(one.actual().account())
                && one.person().standing() == Standing.ENTITLED
                && access.population().isPresent()
                && access.account() != AccountType.UNMANAGED
                && one.now() != AccountType.UNMANAGED;
    }

    private static void wasRead(RandomCompany.Somebody one, Entitlement entitlement) {
        List<String> read = one.actual().read();
        switch (entitlement) {
            case Entitlement.Workspace _ -> assertThat(read).contains("workspaces");
            case Entitlement.IdpGroup _ -> assertThat(read).contains("idp-groups");
            case Entitlement.UserGroup g ->
                    assertThat(read).contains("user-groups:" + g.workspaceId());
            case Entitlement.AdminRole _ -> assertThat(read).contains("admin-roles");
            case Entitlement.Channel c -> {
                if (!one.actual().entitlements().contains(c)) {
                    assertThat(read).contains("workspaces");
                }
            }
            case Entitlement.OrganisationGroup _ -> {}
        }
    }

    private static Set<Entitlement> given(RandomCompany.Somebody one) {
        AccountId account = one.actual().account();
        return one.recorded().stream()
                .filter(r -> r.state() == RecordedGrant.State.GIVEN)
                .filter(r -> r.account().orElseThrow().equals(account))
                .map(r -> r.grant().entitlement())
                .collect(Collectors.toSet());
    }

    private static Set<Entitlement> listed(AccessPolicy policy) {
        return policy.mappings().stream()
                .flatMap(m -> m.grants().stream())
                .collect(Collectors.toSet());
    }

    private static Set<Entitlement> entitlements(DesiredAccess access) {
        return access.grants().stream().map(Grant::entitlement).collect(Collectors.toSet());
    }

    private static Set<Entitlement> leftAlone(AccessChanges plan) {
        return plan.leftAlone().stream().map(LeftAlone::entitlement).collect(Collectors.toSet());
    }

    private static List<AccessChange.Remove> removals(AccessChanges plan) {
        return plan.changes().stream()
                .filter(AccessChange.Remove.class::isInstance)
                .map(AccessChange.Remove.class::cast)
                .toList();
    }

    private static List<Entitlement> additions(AccessChanges plan) {
        return plan.changes().stream()
                .filter(AccessChange.Add.class::isInstance)
                .map(AccessChange::entitlement)
                .toList();
    }

    private static Set<Entitlement> along(AccessChanges plan) {
        return removals(plan).stream()
                .flatMap(r -> r.takesAlong().stream())
                .collect(Collectors.toSet());
    }

    private static Set<Entitlement> touched(AccessChanges plan) {
        Set<Entitlement> touched = new HashSet<>(along(plan));
        plan.changes().forEach(change -> touched.add(change.entitlement()));
        return touched;
    }

    private static Set<Entitlement> minus(Set<Entitlement> from, Set<Entitlement> what) {
        Set<Entitlement> rest = new HashSet<>(from);
        rest.removeAll(what);
        return rest;
    }
}
