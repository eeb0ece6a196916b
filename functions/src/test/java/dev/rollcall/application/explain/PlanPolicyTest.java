package dev.rollcall.application.explain;

import static dev.rollcall.application.explain.AccessWorld.BACKEND;
import static dev.rollcall.application.explain.AccessWorld.CHANNEL;
import static dev.rollcall.application.explain.AccessWorld.HOME;
import static dev.rollcall.application.explain.AccessWorld.ONCALL;
import static dev.rollcall.application.explain.AccessWorld.policy;
import static dev.rollcall.application.explain.AccessWorld.proposal;
import static dev.rollcall.application.explain.AccessWorld.rule;
import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.application.explain.PlannedChange.Kind;
import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.MappingMode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class PlanPolicyTest {
    private static final AccountId BENS = new AccountId("U0BEN");
    private static final AccessPolicy IN_FORCE =
            policy("d1", rule("all", HOME), rule("backend", BACKEND, CHANNEL));

    private final AccessWorld world = new AccessWorld();

    @Test
    void a_rule_that_is_taken_out_takes_what_it_gave_and_says_so() {
        backendDeveloper();

        PlanPage page = all(policy("d2", rule("all", HOME)));

        assertThat(words(page))
                .containsExactlyInAnyOrder(
                        "TAKE channel:C1 {backend=mapping-gone}",
                        "TAKE user-group:T1:S1 {backend=mapping-gone}");
        assertThat(page.difference().differences()).hasSize(1);
        assertThat(page.next()).isEmpty();
        assertThat(page).returns(1, PlanPage::considered).returns(1, PlanPage::compared);
    }

    @Test
    void the_policy_in_force_changes_nothing_and_slack_is_not_asked() {
        backendDeveloper();

        PlanPage page = all(IN_FORCE);

        assertThat(page.changes()).isEmpty();
        assertThat(page.difference().differences()).isEmpty();
        assertThat(page).returns(1, PlanPage::considered).returns(0, PlanPage::compared);
        assertThat(world.seen.asked()).isEmpty();
    }

    @Test
    void of_one_person_slack_is_asked_and_what_is_due_anyway_is_marked() {
        backendDeveloper();
        world.seen.has(ANAS, HOME, BACKEND);

        PlanPage page =
                world.plans(IN_FORCE)
                        .of(
                                proposal(
                                        policy(
                                                "d2",
                                                rule("all", HOME, ONCALL),
                                                rule("backend", BACKEND, CHANNEL))),
                                new Subject.OfPerson(ANA));

        assertThat(page.changes())
                .extracting(c -> c.kind() + " " + key(c) + " " + c.anyway())
                .containsExactlyInAnyOrder("GIVE channel:C1 true", "GIVE user-group:T1:S2 false");
    }

    @Test
    void a_rule_that_gives_what_is_there_by_hand_takes_it_over() {
        backendDeveloper();
        world.seen.has(ANAS, HOME, BACKEND, CHANNEL, ONCALL);

        PlanPage page =
                all(policy("d2", rule("all", HOME, ONCALL), rule("backend", BACKEND, CHANNEL)));

        assertThat(words(page)).containsExactly("ADOPT user-group:T1:S2 {all=okta:all}");
    }

    @Test
    void a_rule_with_authority_is_compared_with_everybody_in_slack() {
        world.links(BEN, BENS);
        world.source.put(BEN, Standing.ENTITLED, Map.of(), "all");
        world.seen.has(BENS, HOME, ONCALL);
        world.given(BEN, BENS, "all", HOME);

        PlanPage page =
                all(
                        policy(
                                "d2",
                                rule("all", HOME),
                                rule("backend", BACKEND, CHANNEL),
                                rule("oncall", MappingMode.AUTHORITATIVE, ONCALL)));

        assertThat(words(page)).containsExactly("TAKE user-group:T1:S2 {oncall=unexplained}");
    }

    @Test
    void somebody_without_an_account_gets_one_or_waits() {
        AccessPolicy nothing = policy("d0");
        joins(ANA, "all");
        joins(BEN, "jit-all");

        assertThat(words(one(nothing, policy("d2", rule("all", HOME)), ANA)))
                .containsExactly(
                        "MAKE_ACCOUNT  {account=member}", "GIVE workspace:T1 {all=okta:all}");
        assertThat(words(one(nothing, policy("d2", rule("jit-all", HOME)), BEN)))
                .containsExactly("AWAIT workspace:T1 {jit-all=okta:jit-all}");
        assertThat(world.seen.asked()).isEmpty();
    }

    @Test
    void what_slack_s_plan_has_no_call_for_is_told_apart() {
        world.slackItself.plan(SlackPlan.BUSINESS_PLUS);
        backendDeveloper();
        Entitlement labs = new Entitlement.Workspace("T2");
        Entitlement everywhere = new Entitlement.OrganisationGroup("S8");
        world.given("backend", everywhere);

        PlanPage page =
                all(policy("d2", rule("all", HOME, labs, ONCALL), rule("backend", BACKEND)));

        assertThat(words(page))
                .containsExactlyInAnyOrder(
                        "TAKE channel:C1 {backend=no-longer-listed}",
                        "GIVE user-group:T1:S2 {all=okta:all}",
                        "CANNOT_GIVE workspace:T2 {all=okta:all}",
                        "CANNOT_TAKE organisation-group:S8 {backend=okta:backend}");
    }

    @Test
    void on_business_plus_the_workspace_comes_with_the_account() {
        world.slackItself.plan(SlackPlan.BUSINESS_PLUS);
        Entitlement everywhere = new Entitlement.OrganisationGroup("S8");
        joins(ANA, "all");
        joins(BEN, "jit-all");

        assertThat(words(one(policy("d0"), policy("d2", rule("all", HOME, everywhere)), ANA)))
                .containsExactlyInAnyOrder(
                        "MAKE_ACCOUNT  {account=member}",
                        "GIVE workspace:T1 {all=okta:all}",
                        "CANNOT_GIVE organisation-group:S8 {all=okta:all}");
        assertThat(words(one(policy("d0"), policy("d2", rule("jit-all", HOME, everywhere)), BEN)))
                .containsExactlyInAnyOrder(
                        "AWAIT workspace:T1 {jit-all=okta:jit-all}",
                        "CANNOT_GIVE organisation-group:S8 {jit-all=okta:jit-all}");
    }

    @Test
    void whoever_becomes_a_contractor_is_converted() {
        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "contractors");

        PlanPage page = one(IN_FORCE, IN_FORCE, ANA);

        assertThat(page.changes())
                .singleElement()
                .returns(Kind.CONVERT, PlannedChange::kind)
                .returns(true, PlannedChange::anyway);
    }

    @Test
    void who_cannot_be_read_is_named_and_the_others_are_compared() {
        backendDeveloper();
        world.links(BEN, BENS);
        world.source.failsFor(BEN, new PortFailure.NeedsHuman("GET /users", "E0000006"));

        PlanPage page = all(policy("d2", rule("all", HOME)));

        assertThat(page.leftOut()).containsExactly(new PlanPage.LeftOut(BEN, "E0000006"));
        assertThat(page.changes()).hasSize(2);
    }

    @Test
    void what_slack_does_not_tell_of_somebody_is_named() {
        backendDeveloper();
        world.seen.doesNotTell(ANAS, new Holdings.Unread("channels:T1", "missing_scope"));

        PlanPage page = all(policy("d2", rule("all", HOME)));

        assertThat(page.leftOut())
                .containsExactly(new PlanPage.LeftOut(ANA, "channels:T1=missing_scope"));
    }

    @Test
    void whoever_is_put_off_is_asked_about_again_and_nobody_twice() {
        backendDeveloper();
        world.links(BEN, BENS);
        world.source.put(BEN, Standing.ENTITLED, Map.of(), "backend");
        world.given(BEN, BENS, "backend", BACKEND);
        world.seen.has(BENS, BACKEND);
        world.seen.doesNotTell(
                BENS,
                new Holdings.Unread(
                        "user-groups:T1", "rate-limited", Optional.of(NOON.plusSeconds(30))));
        AccessPolicy after = policy("d2", rule("all", HOME));

        PlanPage first = all(after);
        assertThat(first.notBefore()).contains(NOON.plusSeconds(30));
        assertThat(first.changes()).extracting(PlannedChange::person).containsOnly(ANA);

        world.seen.tellsAgain(BENS);
        PlanPage second = world.plans(IN_FORCE).all(proposal(after), first.next().orElseThrow());
        assertThat(second.changes()).extracting(PlannedChange::person).containsOnly(BEN);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void the_next_part_goes_on_where_the_last_one_ended() {
        for (int i = 0; i < 30; i++) {
            PersonId person = new PersonId(OKTA, "00u" + i);
            world.links(person, new AccountId("U0" + i + "A"));
            world.source.put(person, Standing.ENTITLED, Map.of(), "all");
        }
        world.source.failsFor(new PersonId(OKTA, "00u3"), busy());

        PlanPage first = all(IN_FORCE);
        assertThat(first.considered()).isLessThan(30);

        world.source.answersAgainFor(new PersonId(OKTA, "00u3"));
        PlanPage rest = world.plans(IN_FORCE).all(proposal(IN_FORCE), first.next().orElseThrow());
        assertThat(first.considered() + rest.considered()).isEqualTo(30);
    }

    @Test
    void nobody_is_linked_to_an_unknown_account() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        world.plans(IN_FORCE).of(proposal(IN_FORCE), new Subject.OfAccount(ANAS)));
    }

    private static PortFailure busy() {
        return new PortFailure.RateLimited("GET /users", NOON.plusSeconds(5));
    }

    private void joins(PersonId person, String group) {
        Map<String, String> told = Map.of("email", person.value() + "@acme.example");
        world.source.put(person, Standing.ENTITLED, told, group);
    }

    private void backendDeveloper() {
        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "all", "backend");
        world.seen.has(ANAS, HOME, BACKEND, CHANNEL);
        world.given("all", HOME);
        world.given("backend", BACKEND, CHANNEL);
    }

    private PlanPage all(AccessPolicy after) {
        return world.plans(IN_FORCE).all(proposal(after), KnownPeople.START);
    }

    private PlanPage one(AccessPolicy before, AccessPolicy after, PersonId person) {
        return world.plans(before).of(proposal(after), new Subject.OfPerson(person));
    }

    private static List<String> words(PlanPage page) {
        return page.changes().stream()
                .map(change -> change.kind() + " " + key(change) + " " + change.because())
                .toList();
    }

    private static String key(PlannedChange change) {
        return change.entitlement().map(Entitlement::key).orElse("");
    }
}
