package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENG;
import static dev.rollcall.application.reconcile.ReconcileWorld.ENTRA;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.ONCALL;
import static dev.rollcall.application.reconcile.ReconcileWorld.SALES;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.application.reconcile.ReconcileWorld.of;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.restore.Restore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the last good reading tells that no rule does: what was lost, and whose rules are gone. */
class LostAndFormerTest {
    private static final PersonId AMY = of(OKTA, "amy");

    private ReconcileWorld world;

    @BeforeEach
    void found() {
        world = new ReconcileWorld();
        world.okta.pagesOf(100);
        world.entra.pagesOf(100);
        world.slack.habits().pagesOf(1_000);
        // Nothing of this is set right here: what is offered is what no rule gives.
        world.policies =
                world.policies.granting(
                        policy("3", mapping -> with(mapping, MappingMode.ADDITIVE)));
        world.employ(ENTRA, "zed");
        person("max");
    }

    @Test
    void whoever_is_emptied_is_offered_what_was_had_by_hand_and_nothing_that_rules_gave() {
        person("amy");
        List.of(ONCALL, ENG, SALES).forEach(thing -> world.slack.put(account("amy"), thing));
        recorded("amy", ENG, "eng");
        SnapshotId before = reconcile();
        List.of(ONCALL, ENG, SALES).forEach(thing -> world.slack.takeFrom(account("amy"), thing));

        reconcile();

        Restore offer = world.base.restores.of(AMY, account("amy")).orElseThrow();
        assertThat(offer.cut()).isEqualTo(Restore.Cut.NOT_CUT);
        assertThat(offer.letsBack(world.base.clock.instant())).isFalse();
        assertThat(offer.items()).containsExactlyInAnyOrder(ONCALL, SALES);
        assertThat(world.base.escalations.reasons()).containsOnlyOnce("memberships-lost");
        assertThat(world.base.restores.waiting(10)).hasSize(1);
        assertThat(before).isNotNull();
    }

    @Test
    void whoever_leaves_one_thing_or_another_is_offered_nothing() {
        person("amy");
        List.of(ONCALL, ENG, SALES).forEach(thing -> world.slack.put(account("amy"), thing));
        reconcile();
        List.of(ONCALL, ENG).forEach(thing -> world.slack.takeFrom(account("amy"), thing));

        reconcile();

        assertThat(world.base.restores.waiting(10)).isEmpty();
    }

    @Test
    void a_thing_that_loses_half_of_its_people_at_once_is_offered_to_each() {
        for (int number = 0; number < 6; number++) {
            person("amy" + number);
            world.slack.put(account("amy" + number), SALES);
        }
        reconcile();
        for (int number = 0; number < 4; number++) {
            world.slack.takeFrom(account("amy" + number), SALES);
        }

        SnapshotId id = reconcile();

        assertThat(world.base.restores.waiting(10))
                .hasSize(4)
                .allSatisfy(offer -> assertThat(offer.items()).containsExactly(SALES));
        assertThat(world.document(id, "found")).contains("\"lostAtOnce\":4");
    }

    @Test
    void whom_a_run_has_worked_on_since_and_who_has_left_is_offered_nothing() {
        person("amy");
        world.link(world.person(OKTA, "bob", Standing.ENTITLED), world.open("bob"));
        for (String name : List.of("amy", "bob")) {
            List.of(ONCALL, ENG, SALES).forEach(thing -> world.slack.put(account(name), thing));
        }
        reconcile();
        world.base.ticket(world.base.want(AMY).person());
        for (String name : List.of("amy", "bob")) {
            List.of(ONCALL, ENG, SALES)
                    .forEach(thing -> world.slack.takeFrom(account(name), thing));
        }
        world.person(OKTA, "bob", Standing.LEAVER);

        reconcile();

        assertThat(world.base.restores.waiting(10)).isEmpty();
    }

    @Test
    void the_same_again_offers_and_tells_once() {
        person("amy");
        List.of(ONCALL, ENG, SALES).forEach(thing -> world.slack.put(account("amy"), thing));
        reconcile();
        List.of(ONCALL, ENG, SALES).forEach(thing -> world.slack.takeFrom(account("amy"), thing));
        world.base.clock.advance(Duration.ofHours(4));
        SnapshotId id = world.begin();
        world.read(id);
        world.steps().nameDifferences().name(id);
        world.steps().nameDifferences().name(id);
        reconcile();

        assertThat(world.base.restores.waiting(10)).hasSize(1);
        assertThat(world.base.escalations.reasons()).containsOnlyOnce("memberships-lost");
    }

    @Test
    void what_a_mapping_gave_that_had_authority_is_taken_when_it_is_gone() {
        givenBy(MappingMode.AUTHORITATIVE);

        SnapshotId id = reconcile();

        DriftRecord left = only();
        assertThat(left.drift().because()).containsEntry("sales", "MAPPING_GONE");
        assertThat(left.drift().found())
                .containsEntry(Drift.MODE, "authoritative")
                .containsEntry(Drift.FORMER_POLICY, "4".repeat(64));
        assertThat(planned(id)).contains(left.id().value());
    }

    @Test
    void of_one_that_only_added_it_is_named_with_its_rule_and_left() {
        givenBy(MappingMode.ADDITIVE);

        SnapshotId id = reconcile();

        DriftRecord left = only();
        assertThat(left.drift().because()).containsEntry("sales", "MAPPING_GONE");
        assertThat(left.drift().found()).containsEntry(Drift.MODE, "additive");
        assertThat(planned(id)).isEmpty();
    }

    @Test
    void it_is_looked_for_until_nothing_is_left_of_it_and_a_while_longer() {
        givenBy(MappingMode.ADDITIVE);
        reconcile();
        world.base.clock.advance(Duration.ofDays(3));
        SnapshotId later = reconcile();
        assertThat(world.document(later, "found")).contains("channel-members:C0SALES");
        assertThat(only().isGone()).isFalse();

        world.slack.takeFrom(account("xan"), SALES);
        reconcile();
        assertThat(named()).isEmpty();

        SnapshotId last = reconcile();
        assertThat(world.document(last, "found")).doesNotContain("C0SALES");
    }

    @Test
    void what_was_put_there_by_hand_is_nobodys_drift_once_no_mapping_lists_it() {
        givenBy(MappingMode.AUTHORITATIVE);
        world.link(world.person(ENTRA, "yen", Standing.ENTITLED), world.open("yen"));
        world.slack.put(account("yen"), SALES);

        reconcile();

        assertThat(named())
                .extracting(record -> record.drift().account().orElseThrow())
                .containsExactly(account("xan"));
    }

    /** Somebody was given a channel by a mapping that went so far, and the mapping is gone. */
    private void givenBy(MappingMode mode) {
        world.policies = world.policies.granting(policy("4", mapping -> with(mapping, mode)));
        world.link(world.person(ENTRA, "xan", Standing.ENTITLED), world.open("xan"));
        world.entra.join(ReconcileWorld.SELLERS, "xan");
        world.slack.put(account("xan"), SALES);
        recorded(of(ENTRA, "xan"), "xan", SALES, "sales");
        reconcile();
        assertThat(named()).isEmpty();
        AccessPolicy all = policy("5", mapping -> with(mapping, mode));
        world.policies =
                world.policies.granting(
                        new AccessPolicy(
                                all.digest(),
                                all.sources(),
                                all.populations(),
                                all.mappings().stream()
                                        .filter(one -> !one.name().value().equals("sales"))
                                        .toList(),
                                all.writers(),
                                all.attributes(),
                                all.protectedAccounts()));
    }

    private List<DriftRecord> named() {
        return world.records().stream()
                .filter(record -> record.drift().kind() == DriftKind.OUTLIVED_GRANT)
                .filter(record -> !record.isGone())
                .toList();
    }

    private DriftRecord only() {
        assertThat(named()).hasSize(1);
        return named().getFirst();
    }

    private List<String> planned(SnapshotId id) {
        return new PlanDocument(world.snapshots)
                .of(id).corrections().stream()
                        .map(Correction::drift)
                        .map(drift -> drift.value())
                        .toList();
    }

    private SnapshotId reconcile() {
        world.base.clock.advance(Duration.ofHours(4));
        SnapshotId id = world.begin();
        world.execute(id);
        assertThat(world.reconciliations.lastGood().orElseThrow().id()).isEqualTo(id);
        return id;
    }

    private void person(String name) {
        world.link(world.person(OKTA, name, Standing.ENTITLED), world.open(name));
    }

    private void recorded(String name, Entitlement thing, String mapping) {
        recorded(of(OKTA, name), name, thing, mapping);
    }

    private void recorded(PersonId person, String name, Entitlement thing, String mapping) {
        world.base.grants.record(
                new RecordedGrant(
                        new Grant(
                                person,
                                thing,
                                new TreeMap<>(
                                        Map.of(
                                                new MappingName(mapping),
                                                GroupPath.parse("okta:engineers")))),
                        Optional.of(account(name)),
                        Instant.parse("2026-11-20T06:00:00Z"),
                        "event:okta:1",
                        "4".repeat(64),
                        RecordedGrant.State.GIVEN));
    }

    private static AccessPolicy policy(String digit, UnaryOperator<Mapping> each) {
        AccessPolicy all = ReconcileWorld.policy(digit.repeat(64));
        return new AccessPolicy(
                all.digest(),
                all.sources(),
                all.populations(),
                all.mappings().stream().map(each).toList(),
                all.writers(),
                all.attributes(),
                all.protectedAccounts());
    }

    private static Mapping with(Mapping mapping, MappingMode mode) {
        return new Mapping(
                mapping.name(),
                mapping.group(),
                mapping.nested(),
                Set.of(),
                mode,
                mapping.provisioning(),
                mapping.owner(),
                mapping.expires(),
                mapping.most(),
                mapping.grants());
    }
}
