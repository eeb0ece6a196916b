package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENG;
import static dev.rollcall.application.reconcile.ReconcileWorld.ENTRA;
import static dev.rollcall.application.reconcile.ReconcileWorld.JUNIORS;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.ONCALL;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.application.reconcile.ReconcileWorld.of;
import static dev.rollcall.application.reconcile.ReconcileWorld.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is named of a company, and what follows from it. */
class NameDifferencesTest {
    private static final SnapshotId OTHER = new SnapshotId("20261127T050000Z-0a1b2c3d");

    private ReconcileWorld world;

    @BeforeEach
    void furnish() {
        world = new ReconcileWorld();
        world.furnish();
    }

    @Test
    void without_a_difference_there_is_nothing_to_set_right_and_it_ends_well() {
        world = new ReconcileWorld();
        world.employ(OKTA, "amy");
        world.employ(ENTRA, "xan");
        SnapshotId id = world.begin();
        world.execute(id);

        assertThat(world.records()).isEmpty();
        assertThat(world.phase()).isEqualTo(Phase.ENDED);
        assertThat(world.reconciliations.latest().orElseThrow().trouble()).isEmpty();
        assertThat(world.base.inbox.hints()).isEmpty();
    }

    @Test
    void while_rollcall_observes_all_is_named_and_nothing_set_right() {
        world.policies =
                new FixedPolicies(
                                new LeaverPolicy(
                                        "0".repeat(64),
                                        world.policies.leavers().sla(),
                                        world.policies.leavers().dwell(),
                                        world.policies.leavers().deactivations(),
                                        Set.of(),
                                        LeaverPolicy.Mode.OBSERVE))
                        .granting(world.policies.access());
        SnapshotId id = world.begin();
        world.execute(id);

        assertThat(world.openDrift()).hasSize(9);
        assertThat(plan(id)).isEmpty();
        assertThat(world.base.inbox.hints()).isEmpty();
        assertThat(world.phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void a_policy_that_changes_between_reading_and_comparing_ends_it() {
        SnapshotId id = world.begin();
        world.read(id);
        world.policies = world.policies.granting(policy("2".repeat(64)));

        assertThat(world.steps().nameDifferences().name(id))
                .isEqualTo(new NameDifferences.Outcome.Stale());
        assertThat(world.reconciliations.latest().orElseThrow().trouble())
                .hasValue("policy-changed");
        assertThat(world.records()).isEmpty();
    }

    @Test
    void a_policy_that_changes_during_the_reading_ends_it() {
        SnapshotId id = world.begin();
        world.policies = world.policies.granting(policy("2".repeat(64)));

        assertThat(world.steps().readSnapshot(new SeenPages()).read(id, Instant.MAX))
                .isEqualTo(new ReadSnapshot.Outcome.Stale());
        assertThat(world.reconciliations.latest().orElseThrow().trouble())
                .hasValue("policy-changed");
        assertThat(world.reads).isEmpty();
    }

    @Test
    void a_plan_of_a_policy_that_is_no_more_is_carried_out_by_runs_that_go_by_the_new_one() {
        SnapshotId id = named();
        world.policies = world.policies.granting(policy("2".repeat(64)));

        assertThat(world.steps().setRight().next(id)).isInstanceOf(SetRight.Outcome.Later.class);
        assertThat(world.base.inbox.hints()).isNotEmpty();
    }

    @Test
    void another_s_snapshot_is_nobody_s_turn() {
        SnapshotId id = world.begin();
        Instant until = world.base.clock.instant().plusSeconds(60);

        assertThat(world.steps().readSnapshot(new SeenPages()).read(OTHER, until))
                .isEqualTo(new ReadSnapshot.Outcome.Stale());
        assertThat(world.steps().nameDifferences().name(OTHER))
                .isEqualTo(new NameDifferences.Outcome.Stale());
        assertThat(world.steps().setRight().next(OTHER)).isEqualTo(new SetRight.Outcome.Stale());
        assertThat(world.steps().seeWhatCame().see(OTHER, until))
                .isEqualTo(new SeeWhatCame.Outcome.Stale());

        assertThat(world.steps().nameDifferences().name(id))
                .as("before all is read")
                .isEqualTo(new NameDifferences.Outcome.Stale());
        assertThat(world.steps().setRight().next(id)).isEqualTo(new SetRight.Outcome.Stale());
        assertThat(world.steps().seeWhatCame().see(id, until))
                .isEqualTo(new SeeWhatCame.Outcome.Stale());
    }

    @Test
    void each_step_that_is_done_says_so_when_it_is_asked_again() {
        SnapshotId id = named();
        Instant until = world.base.clock.instant().plusSeconds(60);

        assertThat(world.steps().readSnapshot(new SeenPages()).read(id, until))
                .isEqualTo(new ReadSnapshot.Outcome.Whole());
        assertThat(world.steps().nameDifferences().name(id))
                .isEqualTo(new NameDifferences.Outcome.Compared(6, 0));
        world.execute(id);
        assertThat(world.steps().readSnapshot(new SeenPages()).read(id, until))
                .isEqualTo(new ReadSnapshot.Outcome.Stale());
        assertThat(world.steps().seeWhatCame().see(id, until))
                .isEqualTo(new SeeWhatCame.Outcome.Ended());
    }

    @Test
    void time_that_is_up_stops_the_reading_before_the_next_page() {
        SnapshotId id = world.begin();

        assertThat(world.steps().readSnapshot(new SeenPages()).read(id, world.base.clock.instant()))
                .isEqualTo(new ReadSnapshot.Outcome.Onward());
        assertThat(world.reads).isEmpty();
    }

    @Test
    void somebody_who_is_worked_on_meanwhile_is_not_named_and_their_records_are_left() {
        named();
        DriftRecord before = record("missing-grant bob channel:C0ENG");

        world.base.clock.advance(Duration.ofHours(4));
        world.base.runs.want(
                LeaverWorld.hint(of(OKTA, "bob"), "e1", world.base.clock.instant()),
                world.base.clock.instant());
        world.base.runs.want(
                LeaverWorld.hint(of(OKTA, "cat"), "e2", world.base.clock.instant()),
                world.base.clock.instant());
        world.slack.takeFrom(account("cat"), ENG);
        named();

        assertThat(record("missing-grant bob channel:C0ENG")).isEqualTo(before);
        assertThat(world.openDrift()).doesNotContain("missing-grant cat channel:C0ENG");
    }

    @Test
    void what_is_not_there_any_more_is_gone_and_whoever_comes_back_has_reappeared() {
        named();
        world.slack.put(account("bob"), ENG);
        world.base.clock.advance(Duration.ofHours(4));
        named();
        assertThat(record("missing-grant bob channel:C0ENG").state())
                .isEqualTo(new DriftRecord.State.Gone(world.base.clock.instant(), false));

        world.slack.takeFrom(account("bob"), ENG);
        world.base.clock.advance(Duration.ofHours(4));
        named();
        assertThat(record("missing-grant bob channel:C0ENG").state())
                .isEqualTo(new DriftRecord.State.Open());
        assertThat(record("missing-grant bob channel:C0ENG").reappeared()).isEqualTo(1);
    }

    @Test
    void what_is_undone_twice_within_a_week_goes_to_the_mapping_s_owner_once() {
        for (int times = 0; times < 4; times++) {
            world.slack.put(account("zoe"), ENG);
            world.execute(world.begin());
            world.base.clock.advance(Duration.ofHours(20));
        }

        assertThat(record("manual-add zoe channel:C0ENG").state())
                .isInstanceOf(DriftRecord.State.Contested.class);
        assertThat(world.slack.isIn(account("zoe"), ENG)).as("left as it is").isTrue();
        assertThat(world.base.escalations.reasons()).containsExactly("drift-contested");
        assertThat(world.base.escalations.raised().getFirst().facts())
                .containsEntry("owner of eng", "okta:00uOwner")
                .containsEntry("setRight", "2");
    }

    @Test
    void what_an_operator_accepts_while_it_is_set_right_is_left() {
        SnapshotId id = named();
        DriftRecord zoe = record("manual-add zoe channel:C0ENG");
        world.drifts.replace(
                Optional.of(zoe),
                zoe.accepted(
                        new DriftRecord.State.Accepted(
                                "ole",
                                "a pilot",
                                world.base.clock.instant(),
                                world.base.clock.instant().plus(Duration.ofDays(9)))));
        world.execute(id);

        assertThat(record("manual-add zoe channel:C0ENG").state())
                .isInstanceOf(DriftRecord.State.Accepted.class);
        assertThat(world.base.inbox.hints())
                .extracting(hint -> hint.person().value())
                .doesNotContain("zoe")
                .contains("bob");
        assertThat(world.phase()).isEqualTo(Phase.ENDED);
        assertThat(world.document(id, Snapshots.OUTCOME)).contains("\"accepted\":1");
    }

    @Test
    void without_the_whole_list_of_accounts_nobody_is_said_to_have_none() {
        world.slack.habits().pagesOf(1_000);
        world.slack.habits().keepBackOnce(1);
        SnapshotId id = named();

        assertThat(kinds(id)).doesNotContain(DriftKind.MISSING_ACCOUNT);
        assertThat(world.openDrift())
                .noneMatch(word -> word.startsWith("missing-account"))
                .contains("missed-deprovision lea");
        assertThat(world.base.populations.latest())
                .as("a population that was not proven is none")
                .isEmpty();
    }

    @Test
    void without_the_whole_list_of_links_nobody_s_account_is_an_orphan() {
        // Our own store refuses the list; all else is read.
        SnapshotId id = world.begin();
        world.linkLists =
                _ -> {
                    throw new PortFailure.NeedsHuman("Links", "broken");
                };
        world.read(id);
        world.steps().nameDifferences().name(id);

        assertThat(world.openDrift())
                .noneMatch(word -> word.startsWith("orphan-account"))
                .noneMatch(word -> word.startsWith("missing-account"));
    }

    @Test
    void on_a_plan_without_a_roster_no_workspace_is_judged_and_all_else_is() {
        world.base.belongings.isOn(SlackPlan.BUSINESS_PLUS);
        world.slack.takeFrom(account("cat"), ONCALL);
        SnapshotId id = named();

        assertThat(world.reads).noneMatch(read -> read.startsWith("entries"));
        assertThat(world.reads).noneMatch(read -> read.startsWith("adminRoles"));
        assertThat(world.openDrift())
                .contains(
                        "missing-grant bob channel:C0ENG",
                        "missing-grant cat user-group:T01:S0ONCALL",
                        "manual-add zoe channel:C0ENG")
                .noneMatch(word -> word.contains("workspace"))
                .noneMatch(word -> word.startsWith("unverifiable"));
        assertThat(kinds(id)).contains(DriftKind.MISSED_DEPROVISION);
    }

    @Test
    void a_place_that_cannot_be_read_is_said_once_and_nobody_is_missed_there() {
        world.slack.habits().hideMemberOf(ONCALL);
        world.slack.takeFrom(account("cat"), ONCALL);
        named();

        assertThat(world.openDrift())
                .contains("unverifiable user-group:T01:S0ONCALL")
                .doesNotContain("missing-grant cat user-group:T01:S0ONCALL");
    }

    @Test
    void whoever_is_in_a_group_by_a_group_is_meant() {
        world.link(of(OKTA, "new"), world.open("new"));
        named();

        assertThat(world.openDrift()).contains("missing-grant new channel:C0ENG");
        assertThat(record("missing-grant new channel:C0ENG").drift().because().get("eng"))
                .contains(JUNIORS.value());
    }

    @Test
    void an_account_that_is_described_otherwise_is_named() {
        world.person(OKTA, "may", Standing.ENTITLED);
        world.slack.add(
                account("may"),
                new AccountProfile("may", List.of("may@acme.example"), Map.of(), Optional.empty()));
        world.link(of(OKTA, "may"), account("may"));
        SnapshotId id = named();

        assertThat(world.openDrift()).contains("attribute-drift may");
        assertThat(kinds(id)).contains(DriftKind.ATTRIBUTE_DRIFT);
    }

    private SnapshotId named() {
        SnapshotId id = world.begin();
        world.read(id);
        assertThat(world.steps().nameDifferences().name(id))
                .isInstanceOf(NameDifferences.Outcome.Compared.class);
        return id;
    }

    private DriftRecord record(String word) {
        return world.records().stream()
                .filter(record -> ReconcileWorld.word(record.drift()).equals(word))
                .findFirst()
                .orElseThrow();
    }

    private List<Correction> plan(SnapshotId id) {
        return new PlanDocument(world.snapshots).of(id).corrections();
    }

    private List<DriftKind> kinds(SnapshotId id) {
        return plan(id).stream().map(Correction::kind).toList();
    }
}
