package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.ScriptedWrites.Effect.DOES_NOT_HAPPEN;
import static dev.rollcall.testing.ScriptedWrites.Write.LEAVE;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Topic;
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.domain.inventory.WorkflowId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.Aftercare;
import dev.rollcall.domain.lifecycle.Aftercare.WorkflowRule;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.domain.residual.ResidualItem.Closing;
import dev.rollcall.domain.residual.ResidualKind;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a leaver leaves behind, from the run to the closing of the case. */
class ResidualsTest {
    private static final AccountId BOSS = new AccountId("U0BOSS");
    private static final WorkflowId ALONE = new WorkflowId("Wf1");
    private static final Asset INVITATION =
            new Asset(Topic.INVITATIONS, "E1", "connect_dm_invite_generated", START);
    private static final Entitlement EVERYBODY = new Entitlement.OrganisationGroup("S0EVERY");
    private static final Asset TOKEN =
            new Asset(Topic.TOKENS, "A012", "app_token_preserved", START.minusSeconds(30));

    private LeaverWorld world = LeaverWorld.whereAnaLeft();

    @Test
    void a_leaver_who_leaves_nothing_behind_is_closed() {
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId)).isEmpty();
        assertThat(tendedLate(caseId)).isEqualTo(new TendResiduals.Outcome.Closed());
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void a_token_that_slack_kept_keeps_the_case_open_until_it_is_gone() {
        world.belongings.setUp(ANAS, TOKEN);
        CaseId caseId = out();

        ResidualItem item = world.residuals.of(caseId).getFirst();
        assertThat(item.kind()).isEqualTo(ResidualKind.TOKEN);
        assertThat(item.owner()).isEqualTo("operations");
        assertThat(item.due()).isEqualTo(item.found().plus(Duration.ofDays(5)));
        assertThat(world.steps.tend.tend(caseId)).isInstanceOf(TendResiduals.Outcome.Open.class);
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.VERIFIED);

        world.belongings.isGone(TOKEN);

        assertThat(tendedLate(caseId)).isEqualTo(new TendResiduals.Outcome.Closed());
        assertThat(world.residuals.of(caseId).getFirst().closing().orElseThrow().by())
                .isEqualTo(Closing.ROLLCALL);
    }

    @Test
    void a_token_that_slack_tells_of_only_after_the_inventory_keeps_the_case_open() {
        CaseId caseId = out();
        assertThat(world.residuals.of(caseId)).isEmpty();
        assertThat(world.steps.tend.tend(caseId))
                .isEqualTo(new TendResiduals.Outcome.Open(cut(caseId).plus(LookLate.AFTER)));

        world.belongings.setUp(ANAS, TOKEN);

        assertThat(tendedLate(caseId)).isInstanceOf(TendResiduals.Outcome.Open.class);
        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::kind)
                .containsExactly(ResidualKind.TOKEN);
        world.belongings.isGone(TOKEN);
        assertThat(world.steps.tend.tend(caseId)).isEqualTo(new TendResiduals.Outcome.Closed());
    }

    @Test
    void what_cannot_be_read_late_is_tried_again_and_then_left_to_a_human() {
        CaseId caseId = out();
        world.belongings.leaveUnread(new Holdings.Unread("tokens", "unavailable"));

        Instant last = cut(caseId).plus(LookLate.PATIENCE);
        for (Instant next = world.clock.instant(); next.isBefore(last); ) {
            world.clock.set(next);
            next = ((TendResiduals.Outcome.Open) world.steps.tend.tend(caseId)).notBefore();
        }
        assertThat(world.residuals.of(caseId)).isEmpty();

        world.clock.set(last);
        world.steps.tend.tend(caseId);
        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::what)
                .containsExactly("tokens=unavailable");
    }

    @Test
    void what_was_read_late_is_not_read_for_ever() {
        world.belongings.setUp(ANAS, INVITATION);
        CaseId caseId = out();
        tendedLate(caseId);
        int readings = world.entries(caseId, Kind.INVENTORY).size();

        world.belongings.setUp(ANAS, TOKEN);
        world.clock.advance(Duration.ofDays(1));
        world.steps.tend.tend(caseId);

        assertThat(world.entries(caseId, Kind.INVENTORY)).hasSize(readings);
    }

    private Instant cut(CaseId caseId) {
        return world.leaver(caseId)
                .account(ANAS)
                .orElseThrow()
                .at(AccountMark.INACTIVE)
                .orElseThrow();
    }

    @Test
    void when_it_is_closed_a_file_says_who_saw_to_what_and_which_proof_it_belongs_to() {
        world.belongings.setUp(ANAS, TOKEN);
        CaseId caseId = out();
        ResidualItem item = world.residuals.of(caseId).getFirst();
        world.residuals.close(
                caseId, item.id(), new Closing("ole", world.clock.instant(), "revoked"));
        tendedLate(caseId);
        byte[] closing = world.evidence.closing(caseId).orElseThrow();

        assertThat(new String(closing, UTF_8))
                .contains("\"case\":\"" + caseId + "\"", item.id().value(), "\"by\":\"ole\"")
                .contains(Hashes.sha256(world.evidence.content(caseId).orElseThrow()))
                .doesNotContain("\"open\"");
        world.clock.advance(Duration.ofHours(1));
        world.steps.tend.tend(caseId);
        assertThat(world.evidence.closing(caseId)).contains(closing);
    }

    @Test
    void what_could_not_be_put_down_at_once_is_not_forgotten() {
        world.belongings.setUp(ANAS, TOKEN);
        world.residuals.failOnce(new PortFailure.Unavailable("The table"));
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::kind)
                .containsExactly(ResidualKind.TOKEN);
    }

    @Test
    void what_is_late_is_told_every_day() {
        world.belongings.setUp(ANAS, TOKEN);
        CaseId caseId = out();
        world.steps.tend.tend(caseId);
        world.clock.advance(Duration.ofDays(5).plusSeconds(1));
        world.steps.tend.tend(caseId);
        world.steps.tend.tend(caseId);
        world.clock.advance(Duration.ofDays(1));
        world.steps.tend.tend(caseId);

        assertThat(world.escalations.reasons())
                .containsExactly("residual-open", "residual-late:day-0", "residual-late:day-1");
    }

    @Test
    void what_is_late_of_a_hostile_leaver_is_told_under_a_name_of_its_own() {
        world.belongings.setUp(ANAS, TOKEN);
        world.departures.say(
                new SaidDeparture(ANA, Departure.HOSTILE, "ole", "was dismissed", START));
        CaseId caseId = out();
        world.clock.advance(Duration.ofHours(4).plusSeconds(1));
        world.steps.tend.tend(caseId);
        world.clock.advance(Duration.ofDays(1));
        world.steps.tend.tend(caseId);

        assertThat(world.escalations.reasons())
                .containsExactly("residual-late-hostile:day-0", "residual-late-hostile:day-1");
    }

    @Test
    void apps_are_inventoried_and_leave_nothing_open() {
        world.belongings.setUp(
                ANAS, new Asset(Topic.APPS, "A99", "app_installed", START.minusSeconds(30)));
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId)).isEmpty();
        assertThat(evidence(caseId)).contains("APPS:A99:app_installed");
    }

    @Test
    void on_business_plus_what_cannot_be_read_is_said_and_the_case_comes_to_an_end() {
        world.belongings.isOn(SlackPlan.BUSINESS_PLUS);
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::what)
                .containsExactlyInAnyOrder(
                        "AUDIT_LOGS=not available on this plan",
                        "WORKFLOWS=not available on this plan");
        assertThat(evidence(caseId))
                .contains("ROLES=not available on this plan", "WORKSPACES=not available");
        for (ResidualItem item : world.residuals.of(caseId)) {
            world.residuals.close(
                    caseId, item.id(), new Closing("ole", world.clock.instant(), "looked"));
        }
        assertThat(tendedLate(caseId)).isEqualTo(new TendResiduals.Outcome.Closed());
    }

    @Test
    void what_is_put_off_too_long_is_put_down_as_unread() {
        world.belongings.leaveUnread(new Holdings.Unread("integrations:T01", "missing_scope"));
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::what)
                .containsExactly("integrations=missing_scope");
    }

    @Test
    void a_log_that_shows_no_deactivation_is_waited_for_and_then_put_before_a_human() {
        world.belongings.logIsBehind(true);
        CaseId caseId = out();

        ResidualItem item = world.residuals.of(caseId).getFirst();
        assertThat(item.kind()).isEqualTo(ResidualKind.AUDIT);
        assertThat(item.found()).isAfterOrEqualTo(START.plus(ProveDeactivation.PATIENCE));

        world.belongings.logIsBehind(false);
        assertThat(tendedLate(caseId)).isEqualTo(new TendResiduals.Outcome.Closed());
    }

    @Test
    void a_deactivation_of_before_ours_proves_nothing() {
        world.belongings.logShowsOnly(START.minus(Duration.ofDays(3)));
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::kind)
                .containsExactly(ResidualKind.AUDIT);

        world.steps.tend.tend(caseId);

        assertThat(world.residuals.of(caseId)).allMatch(ResidualItem::isOpen);
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 0, 30})
    void a_clock_of_slack_s_that_the_doctor_lets_pass_makes_no_proof_false(long ahead) {
        Instant admitted = START.plus(world.policy.dwell());
        world.belongings.logShowsOnly(admitted.plusSeconds(ahead));
        CaseId caseId = out();

        assertThat(world.leaver(caseId).account(ANAS).orElseThrow().at(AccountMark.ADMITTED))
                .contains(admitted);
        assertThat(world.residuals.of(caseId)).isEmpty();
        assertThat(world.entries(caseId, Kind.PROOF)).isNotEmpty();
    }

    @Test
    void a_proof_that_came_late_by_a_clock_that_is_behind_closes_the_item() {
        world.belongings.logIsBehind(true);
        CaseId caseId = out();
        world.belongings.logIsBehind(false);
        world.belongings.logShowsOnly(START.plus(world.policy.dwell()).minusSeconds(30));

        assertThat(tendedLate(caseId)).isEqualTo(new TendResiduals.Outcome.Closed());
    }

    @Test
    void beyond_what_clocks_may_differ_a_deactivation_proves_nothing() {
        world.belongings.logShowsOnly(START.plus(world.policy.dwell()).minusSeconds(31));
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::kind)
                .containsExactly(ResidualKind.AUDIT);
    }

    @Test
    void places_that_slack_still_shows_are_left_after_the_cut() {
        Entitlement channel = new Entitlement.Channel("C01");
        Entitlement role = new Entitlement.AdminRole("Rl01", "T01");
        world.slack.join(ANAS, channel);
        world.slack.join(ANAS, role);
        CaseId caseId = out();

        assertThat(world.slack.isIn(ANAS, channel)).isFalse();
        assertThat(world.slack.isIn(ANAS, role)).isFalse();
        assertThat(world.residuals.of(caseId)).isEmpty();
    }

    @Test
    void user_groups_of_the_organisation_that_rules_gave_are_left_once() {
        given(EVERYBODY);
        CaseId caseId = out();

        assertThat(world.slack.has(ANAS, EVERYBODY)).isFalse();
        assertThat(world.residuals.of(caseId)).isEmpty();
        assertThat(world.grants.of(ANA)).isEmpty();
        assertThat(world.entries(caseId, Kind.OUTCOME))
                .filteredOn(entry -> entry.subject().entitlement().equals(Optional.of(EVERYBODY)))
                .singleElement()
                .extracting(entry -> entry.readBack().orElseThrow().found())
                .isEqualTo("member=not-told-by-slack active=false");
        assertThat(evidence(caseId)).contains("user groups of the organisation: Slack tells of");
    }

    @Test
    void one_that_slack_does_not_let_us_take_is_left_to_a_human() {
        given(EVERYBODY);
        world.slack.writes().answer(LEAVE, new WriteReply.Refused("not_allowed"), DOES_NOT_HAPPEN);
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(item -> item.kind() + " " + item.what())
                .containsExactly("PLACE " + EVERYBODY.key());
        assertThat(world.steps.tend.tend(caseId)).isInstanceOf(TendResiduals.Outcome.Open.class);
        assertThat(world.grants.of(ANA)).hasSize(1);
    }

    @Test
    void an_account_that_is_not_cut_keeps_its_user_groups_of_the_organisation() {
        given(EVERYBODY);
        CaseId caseId = world.confirmed(ANA);
        Runs.Ticket ticket = world.ticket(ANA);
        world.steps.admit.admit(caseId, ANAS);

        assertThat(world.steps.survey.survey(caseId, ANAS).places()).isEmpty();
        assertThat(world.steps.leaveGroup.leave(ticket, caseId, ANAS, EVERYBODY))
                .isEqualTo(new Carried.Refused("not-inactive"));
        assertThat(world.slack.has(ANAS, EVERYBODY)).isTrue();
    }

    private void given(Entitlement entitlement) {
        world.slack.join(ANAS, entitlement);
        world.grants.record(
                new RecordedGrant(
                        new Grant(
                                ANA,
                                entitlement,
                                new TreeMap<>(
                                        Map.of(
                                                new MappingName("everybody"),
                                                new GroupPath(
                                                        List.of(
                                                                new GroupId(
                                                                        ANA.source(),
                                                                        "00gAll")))))),
                        Optional.of(ANAS),
                        START.minus(Duration.ofDays(9)),
                        "event:okta:1",
                        "d1",
                        RecordedGrant.State.GIVEN));
    }

    @Test
    void a_place_that_was_left_and_is_held_again_is_left_behind() {
        Entitlement channel = new Entitlement.Channel("C01");
        world.slack.join(ANAS, channel);
        CaseId caseId = world.confirmed(ANA);
        Runs.Ticket ticket = world.ticket(ANA);
        world.steps.deactivate.deactivate(ticket, caseId, ANAS);
        world.steps.survey.survey(caseId, ANAS);
        world.clock.advance(Duration.ofSeconds(1));
        world.steps.leaveGroup.leave(ticket, caseId, ANAS, channel);
        world.clock.advance(Duration.ofSeconds(1));
        world.slack.join(ANAS, channel);
        world.steps.survey.survey(caseId, ANAS);

        new LeftPlaces(
                        world.ledger,
                        new OpenResidual(
                                world.residuals,
                                world.departures,
                                new Recorder(world.cases, world.ledger, world.clock),
                                world.clock))
                .open(new LeaverCases(world.cases, FixedPolicies.usual()).find(caseId), ANAS);

        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::what)
                .contains(channel.key());
    }

    @Test
    void without_a_rule_a_workflow_is_only_told_of() {
        world.belongings.put(new Workflow(ALONE, Set.of(ANAS), true));
        CaseId caseId = out();

        assertThat(world.belongings.writes()).isEmpty();
        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::kind)
                .containsExactly(ResidualKind.WORKFLOW);
    }

    @Test
    void who_has_left_too_looks_after_no_workflow() {
        world.slack.add(new Account(BOSS, false, Account.Rank.MEMBER), 0);
        world.belongings.put(new Workflow(ALONE, Set.of(ANAS, BOSS), true));
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::kind)
                .containsExactly(ResidualKind.WORKFLOW);
        assertThat(tendedLate(caseId)).isInstanceOf(TendResiduals.Outcome.Open.class);

        world.slack.addMember(BOSS);
        assertThat(world.steps.tend.tend(caseId)).isEqualTo(new TendResiduals.Outcome.Closed());
    }

    @Test
    void a_workflow_of_which_slack_has_dropped_the_leaver_is_found_among_those_without_anybody() {
        WorkflowId another = new WorkflowId("Wf2");
        world.belongings.put(new Workflow(ALONE, Set.of(), true));
        world.belongings.changed(ALONE, ANAS);
        world.belongings.put(new Workflow(another, Set.of(), true));
        world.belongings.changed(another, BOSS);
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::what)
                .containsExactly(ALONE.value());
    }

    @Test
    void an_item_does_not_close_because_slack_drops_the_leaver_as_a_manager() {
        world.belongings.put(new Workflow(ALONE, Set.of(ANAS), true));
        CaseId caseId = out();
        world.belongings.put(new Workflow(ALONE, Set.of(), true));
        world.belongings.changed(ALONE, BOSS);

        assertThat(tendedLate(caseId)).isInstanceOf(TendResiduals.Outcome.Open.class);
        assertThat(world.residuals.of(caseId)).allMatch(ResidualItem::isOpen);

        world.belongings.put(new Workflow(ALONE, Set.of(), false));
        assertThat(world.steps.tend.tend(caseId)).isEqualTo(new TendResiduals.Outcome.Closed());
    }

    @Test
    void workflows_are_handed_over_the_new_manager_first() {
        workflows(new WorkflowRule.HandOver(BOSS));
        CaseId caseId = out();

        assertThat(world.belongings.writes())
                .isEqualTo(List.of("add Wf1 U0BOSS", "remove Wf1 U0ANA"));
        assertThat(world.residuals.of(caseId)).isEmpty();
    }

    @Test
    void workflows_are_stopped_where_the_policy_says_so() {
        workflows(new WorkflowRule.Unpublish());
        CaseId caseId = out();

        assertThat(world.belongings.writes()).isEqualTo(List.of("unpublish Wf1"));
        assertThat(world.residuals.of(caseId)).isEmpty();
    }

    @Test
    void what_a_log_that_is_down_would_have_said_is_left_to_a_human() {
        world.belongings.fail(Optional.of(new PortFailure.Unavailable("Slack's records")));
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(item -> item.kind() + " " + item.what())
                .contains(
                        "AUDIT unreadable: unavailable",
                        "LICENCE unreadable: unavailable",
                        "UNREAD WORKFLOWS=refused by Slack: unavailable");
        assertThat(world.evidence.content(caseId)).isPresent();
    }

    @Test
    void what_could_not_be_read_of_many_workspaces_is_one_item_for_each_topic() {
        for (int n = 0; n < 30; n++) {
            world.belongings.leaveUnread(
                    new Holdings.Unread("integrations:T" + (100 + n), "missing_scope"));
            world.slack.leaveUnread(new Holdings.Unread("channels:T" + (100 + n), "too-late"));
        }
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .filteredOn(item -> item.kind() == ResidualKind.UNREAD)
                .extracting(ResidualItem::what)
                .containsExactlyInAnyOrder("integrations=missing_scope", "channels=too-late");
    }

    @Test
    void a_seat_in_more_workspaces_than_can_be_asked_is_unread_and_not_freed() {
        world.belongings.fail(
                Optional.of(new PortFailure.NeedsHuman("team.billableInfo", Licences.TOO_MANY)));
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(item -> item.kind() + " " + item.what())
                .contains("UNREAD seat=too-many-workspaces");
        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::kind)
                .doesNotContain(ResidualKind.LICENCE);
    }

    @Test
    void a_leaver_s_belongings_are_looked_for_where_the_capture_saw_the_account() {
        world.slack.join(ANAS, new Entitlement.Workspace("T07"));
        out();

        assertThat(world.belongings.before()).containsExactly("T07");
    }

    @Test
    void of_more_channels_than_are_asked_one_by_one_a_human_is_told() {
        for (int n = 0; n < 51; n++) {
            world.slack.join(ANAS, new Entitlement.Channel("C0" + (100 + n)));
        }
        CaseId caseId = out();

        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::what)
                .contains("channels=more-than-50");
    }

    @Test
    void an_item_that_cannot_be_read_back_does_not_keep_the_others() {
        world.belongings.setUp(ANAS, TOKEN);
        CaseId caseId = out();
        ResidualItem good = world.residuals.of(caseId).getFirst();
        world.residuals.open(
                new ResidualItem(
                        new ResidualId("000000000000"),
                        caseId,
                        ANAS,
                        ResidualKind.TOKEN,
                        "A012",
                        good.owner(),
                        good.found().minusSeconds(1),
                        good.due(),
                        Optional.empty()));
        world.belongings.isGone(TOKEN);

        assertThat(world.steps.tend.tend(caseId)).isInstanceOf(TendResiduals.Outcome.Open.class);
        assertThat(world.residuals.of(caseId))
                .filteredOn(ResidualItem::isOpen)
                .extracting(ResidualItem::what)
                .containsExactly("A012");
    }

    @Test
    void a_verified_case_without_inventory_is_told_of_every_day() {
        LeaverRun run = new LeaverRun(world, world.want(ANA));
        run.invoke();
        CaseId caseId = world.casesOf(ANA).getFirst().id();
        while (world.leaver(caseId).verified().isEmpty()) {
            world.clock.set(run.due());
            run.invoke();
        }
        world.steps.seal.seal(caseId);
        world.steps.tend.tend(caseId);
        world.clock.advance(Duration.ofDays(1));
        world.steps.tend.tend(caseId);

        assertThat(world.escalations.reasons())
                .contains("not-inventoried:day-0", "not-inventoried:day-1");
    }

    @Test
    void a_workflow_is_not_handed_over_to_somebody_who_is_gone_too() {
        workflows(new WorkflowRule.HandOver(BOSS));
        world.slack.add(new Account(BOSS, false, Account.Rank.MEMBER), 0);
        CaseId caseId = out();

        assertThat(world.belongings.writes()).isEmpty();
        assertThat(world.residuals.of(caseId))
                .extracting(ResidualItem::kind)
                .containsExactly(ResidualKind.WORKFLOW);
    }

    @Test
    void nor_to_the_leaver() {
        workflows(new WorkflowRule.HandOver(ANAS));
        out();

        assertThat(world.belongings.writes()).isEmpty();
    }

    @Test
    void a_workflow_that_is_unpublished_already_is_not_asked_about() {
        workflows(new WorkflowRule.Unpublish());
        world.belongings.put(new Workflow(ALONE, Set.of(ANAS), false));
        CaseId caseId = world.confirmed(ANA);
        Runs.Ticket ticket = world.ticket(ANA);
        world.steps.deactivate.deactivate(ticket, caseId, ANAS);
        int before = world.entries(caseId, Kind.OUTCOME).size();

        assertThat(world.steps.workflows.settle(ticket, caseId, ANAS))
                .isEqualTo(new Carried.Settled());

        assertThat(world.entries(caseId, Kind.OUTCOME)).hasSize(before);
    }

    @Test
    void whom_slack_refuses_to_deactivate_keeps_the_workflows() {
        workflows(new WorkflowRule.Unpublish());
        CaseId caseId = world.confirmed(ANA);
        Runs.Ticket ticket = world.ticket(ANA);
        world.steps.admit.admit(caseId, ANAS);

        assertThat(world.steps.workflows.settle(ticket, caseId, ANAS))
                .isEqualTo(new Carried.Refused("not-inactive"));

        assertThat(world.belongings.writes()).isEmpty();
    }

    private void workflows(WorkflowRule rule) {
        world =
                new LeaverWorld(
                        FixedPolicies.usual().leavers().with(new Aftercare(rule, "operations")));
        world.employ(ANA, ANAS, Account.Rank.MEMBER);
        world.source.put(ANA, Standing.LEAVER, START.minusSeconds(60));
        world.slack.addMember(BOSS);
        world.belongings.put(new Workflow(ALONE, Set.of(ANAS), true));
    }

    /** Looks after what is left once Slack's logs have had their time. */
    private TendResiduals.Outcome tendedLate(CaseId caseId) {
        world.clock.advance(LookLate.AFTER);
        return world.steps.tend.tend(caseId);
    }

    private CaseId out() {
        new LeaverRun(world, world.want(ANA)).toTheEnd();
        return world.casesOf(ANA).getFirst().id();
    }

    private String evidence(CaseId caseId) {
        return new String(world.evidence.content(caseId).orElseThrow(), UTF_8);
    }
}
