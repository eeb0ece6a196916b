package dev.rollcall.application.explain;

import static dev.rollcall.application.explain.AccessWorld.BACKEND;
import static dev.rollcall.application.explain.AccessWorld.CHANNEL;
import static dev.rollcall.application.explain.AccessWorld.HOME;
import static dev.rollcall.application.explain.AccessWorld.ONCALL;
import static dev.rollcall.application.explain.AccessWorld.group;
import static dev.rollcall.application.explain.AccessWorld.policy;
import static dev.rollcall.application.explain.AccessWorld.rule;
import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.application.explain.ExplainAccess.Answer;
import dev.rollcall.application.explain.ExplainedEntitlement.State;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.restore.Approval;
import dev.rollcall.domain.restore.RestoredGrant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

class ExplainAccessTest {
    private static final AccessPolicy POLICY =
            policy("d1", rule("all", HOME), rule("backend", BACKEND, CHANNEL));

    private final AccessWorld world = new AccessWorld();

    @Test
    void what_rules_give_is_told_with_rule_path_beginning_and_cause() {
        world.links(ANA, ANAS);
        world.source.put(
                ANA,
                Standing.ENTITLED,
                Map.of(),
                new PersonGroups(
                        Set.of(group("eu"), group("all")),
                        Map.of(group("eu"), Set.of(group("backend")))));
        world.seen.has(ANAS, HOME, BACKEND, CHANNEL);
        world.given("backend", BACKEND);

        ExplainedEntitlement backend = explained(POLICY, BACKEND);

        assertThat(backend)
                .returns(State.GIVEN, ExplainedEntitlement::state)
                .returns(true, ExplainedEntitlement::shown)
                .returns("", ExplainedEntitlement::why);
        assertThat(backend.rules().toString()).contains("backend=okta:eu → okta:backend");
        assertThat(backend.recorded().map(RecordedGrant::cause)).contains("event:okta:1");
    }

    @Test
    void what_a_human_gave_back_is_told_with_who_approved_it_as_long_as_it_is_there() {
        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "all");
        world.seen.has(ANAS, HOME, ONCALL);
        Approval byOle = new Approval("ole", NOON, "d1".repeat(32));
        world.restores.given(new RestoredGrant(ANA, ANAS, ONCALL, NOON, byOle));
        world.restores.given(new RestoredGrant(ANA, ANAS, CHANNEL, NOON, byOle));

        assertThat(explained(POLICY, ONCALL))
                .returns(State.MANUAL, ExplainedEntitlement::state)
                .satisfies(each ->
                        assertThat(each.restored().map(RestoredGrant::approval)).contains(byOle));
        assertThat(explained(POLICY, HOME).restored()).isEmpty();
    }

    @Test
    void what_is_missing_manual_to_go_or_gone_is_told_apart() {
        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "all");
        world.seen.has(ANAS, BACKEND, ONCALL, CHANNEL);
        Entitlement former = new Entitlement.UserGroup("T1", "S9");
        world.given("backend", BACKEND);
        world.given("former", former);

        assertThat(explained(POLICY, HOME).state()).isEqualTo(State.MISSING);
        assertThat(explained(POLICY, BACKEND))
                .returns(State.TO_BE_TAKEN, ExplainedEntitlement::state)
                .returns("backend=person-not-meant", ExplainedEntitlement::why);
        assertThat(explained(POLICY, CHANNEL))
                .returns(State.MANUAL, ExplainedEntitlement::state)
                .returns("manual", ExplainedEntitlement::why);
        assertThat(explained(POLICY, ONCALL))
                .returns(State.MANUAL, ExplainedEntitlement::state)
                .returns("not-listed", ExplainedEntitlement::why);
        assertThat(explained(POLICY, former).state()).isEqualTo(State.GONE);
    }

    @Test
    void what_is_withheld_says_why() {
        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "contractors", "backend", "watched");
        AccessPolicy watching =
                policy(
                        "d1",
                        rule("backend", BACKEND),
                        rule("watched", MappingMode.REPORT, CHANNEL));

        assertThat(explained(watching, BACKEND))
                .returns(State.WITHHELD, ExplainedEntitlement::state)
                .returns("account-type", ExplainedEntitlement::why);
        assertThat(explained(watching, CHANNEL))
                .returns(State.WITHHELD, ExplainedEntitlement::state)
                .returns("not-acting", ExplainedEntitlement::why);
    }

    @Test
    void what_slack_s_plan_has_no_call_for_says_so() {
        world.slackItself.plan(SlackPlan.BUSINESS_PLUS);
        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "all");
        Entitlement labs = new Entitlement.Workspace("T2");
        Entitlement former = new Entitlement.Workspace("T3");
        Entitlement role = new Entitlement.AdminRole("Rl1", "T1");
        world.seen.has(ANAS, HOME, former);
        world.given("former", former);
        AccessPolicy policy = policy("d1", rule("all", HOME, labs, role));

        assertThat(explained(policy, HOME).state()).isEqualTo(State.GIVEN);
        assertThat(List.of(explained(policy, labs), explained(policy, role)))
                .allMatch(each -> each.state() == State.WITHHELD)
                .allMatch(each -> each.why().equals("not-on-this-plan"));
        assertThat(explained(policy, former))
                .returns(State.LEFT_ALONE, ExplainedEntitlement::state)
                .returns("not-on-this-plan", ExplainedEntitlement::why);
    }

    @Test
    void what_could_not_be_read_is_neither_there_nor_missing() {
        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "backend");
        world.seen.doesNotTell(ANAS, new Holdings.Unread("user-groups:T1", "missing_scope"));

        assertThat(explained(POLICY, BACKEND).state()).isEqualTo(State.UNVERIFIABLE);
        assertThat(explanation(POLICY).accounts().getFirst().unread())
                .extracting(Holdings.Unread::why)
                .containsExactly("missing_scope");
    }

    @Test
    void who_waits_for_the_first_sign_in_has_no_account_and_is_told_what_comes() {
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "jit-all");

        ExplainedEntitlement home = explained(policy("d1", rule("jit-all", HOME)), HOME);

        assertThat(home)
                .returns(State.PENDING, ExplainedEntitlement::state)
                .returns(false, ExplainedEntitlement::shown);
        assertThat(explanation(POLICY).accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.account()).isEmpty());
        assertThat(world.seen.asked()).isEmpty();
    }

    @Test
    void of_a_leaver_everything_is_left_to_the_runbook() {
        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.LEAVER, Map.of(), "backend");
        world.seen.has(ANAS, BACKEND);
        world.given("backend", BACKEND);

        assertThat(explained(POLICY, BACKEND))
                .returns(State.LEFT_ALONE, ExplainedEntitlement::state)
                .returns("not-entitled", ExplainedEntitlement::why);
    }

    @Test
    void an_account_stands_for_whoever_is_linked_to_it() {
        Subject account = new Subject.OfAccount(ANAS);
        assertThat(world.explain(POLICY).explain(account)).isEqualTo(new Answer.NotLinked());

        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "all");
        assertThat(world.explain(POLICY).explain(account)).isInstanceOf(Answer.Explained.class);

        world.links(BEN, ANAS);
        assertThat(world.explain(POLICY).explain(account))
                .isInstanceOfSatisfying(
                        Answer.Shared.class,
                        shared -> assertThat(shared.people()).containsExactlyInAnyOrder(ANA, BEN));
    }

    @Test
    void whom_the_source_does_not_know_is_not_explained() {
        assertThat(world.explain(POLICY).explain(new Subject.OfPerson(ANA)))
                .isEqualTo(new Answer.NoSuchPerson());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana", "ana@acme.example", "okta:ana@acme.example", "okta:"})
    void a_name_or_an_address_is_nobody(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subject.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("acme"));
    }

    private ExplainedEntitlement explained(AccessPolicy policy, Entitlement entitlement) {
        return explanation(policy).accounts().stream()
                .flatMap(account -> account.entitlements().stream())
                .filter(each -> each.entitlement().equals(entitlement))
                .findFirst()
                .orElseThrow();
    }

    private Explanation explanation(AccessPolicy policy) {
        Answer answer = world.explain(policy).explain(new Subject.OfPerson(ANA));
        assertThat(answer).isInstanceOf(Answer.Explained.class);
        return ((Answer.Explained) answer).explanation();
    }

    @Test
    void links_are_told_with_how_they_were_made() {
        world.links(ANA, ANAS);
        world.source.put(ANA, Standing.ENTITLED, Map.of(), "all");

        assertThat(explanation(POLICY).links())
                .extracting(link -> link.account() + " " + link.rule())
                .isEqualTo(List.of("U0ANA by-email"));
    }
}
