package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENTRA;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.application.reconcile.ReconcileWorld.of;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.reconcile.JudgeSources.Judged;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.SnapshotId;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

/** Whether a source is believed. */
class JudgeSourcesTest {
    private static final int SHRINK = 20;

    private final ReconcileWorld world = new ReconcileWorld();
    private Optional<GoodReading> lastGood = Optional.empty();
    private boolean patient = true;

    @Test
    void a_source_that_has_everybody_who_is_linked_is_whole_and_nobody_is_asked_for() {
        world.furnish();

        assertThat(judged(OKTA).verdict().reasons()).isEmpty();
        assertThat(judged(OKTA).verdict().size()).isEqualTo(10);
        assertThat(judged(ENTRA).verdict().reasons()).isEmpty();
        assertThat(world.base.source.reads()).isEmpty();
    }

    @Test
    void somebody_who_is_linked_and_left_out_and_known_by_id_shows_that_the_list_is_not_whole() {
        world.furnish();
        world.okta.remove(of(OKTA, "amy"));

        assertThat(judged(OKTA).verdict().reasons()).containsExactly("people-left-out");
        assertThat(judged(OKTA).gone()).isEmpty();
        assertThat(judged(ENTRA).verdict().reasons()).isEmpty();
    }

    @Test
    void somebody_whom_the_source_has_forgotten_is_no_leaver_and_leaves_an_orphan_by_name() {
        world.furnish();
        forget("amy");

        assertThat(judged(OKTA).verdict().reasons()).isEmpty();
        assertThat(judged(OKTA).gone()).containsExactly(of(OKTA, "amy"));

        SnapshotId id = world.begin();
        world.read(id);
        world.steps().nameDifferences().name(id);
        assertThat(world.openDrift())
                .contains("orphan-account amy")
                .doesNotContain("missed-deprovision amy");
        assertThat(new PlanDocument(world.snapshots).of(id).corrections())
                .extracting(correction -> correction.person().value())
                .doesNotContain("amy");
    }

    @Test
    void somebody_of_a_source_that_cannot_be_asked_is_neither_known_nor_gone() {
        world.furnish();
        world.entra.remove(of(ENTRA, "xan"));
        world.base.source.remove(of(ENTRA, "xan"));

        assertThat(judged(ENTRA).verdict().reasons()).isEmpty();
        assertThat(judged(ENTRA).gone()).isEmpty();
    }

    @Test
    void two_hundred_are_looked_for_by_id_and_more_than_that_are_not_believed() {
        world.employ(OKTA, "amy");
        absent(JudgeSources.MOST_LOOKS);
        assertThat(judged(OKTA).gone()).hasSize(JudgeSources.MOST_LOOKS);
        assertThat(judged(OKTA).verdict().reasons()).isEmpty();

        absent(JudgeSources.MOST_LOOKS + 1);
        int before = world.base.source.reads().size();
        assertThat(judged(OKTA).verdict().reasons()).containsExactly("too-many-absent");
        assertThat(judged(OKTA).gone()).isEmpty();
        assertThat(world.base.source.reads()).hasSize(before);
    }

    @Test
    void people_who_left_long_ago_and_whom_the_source_has_forgotten_are_not_looked_for() {
        world.employ(OKTA, "amy");
        absent(JudgeSources.MOST_LOOKS + 1);
        for (int number = 0; number <= JudgeSources.MOST_LOOKS; number++) {
            world.slack.deactivate(account("gone" + number));
        }
        int before = world.base.source.reads().size();

        assertThat(judged(OKTA).verdict().reasons()).isEmpty();
        assertThat(judged(OKTA).gone()).isEmpty();
        assertThat(world.base.source.reads()).hasSize(before);
    }

    @Test
    void a_source_may_shrink_by_so_many_percent_and_no_more() {
        world.furnish();
        lastGood(Map.of("people:okta", 12));
        assertThat(judged(OKTA).verdict().reasons()).isEmpty();

        lastGood(Map.of("people:okta", 13));
        assertThat(judged(OKTA).verdict().reasons()).containsExactly("shrunk");
        assertThat(judged(ENTRA).verdict().reasons()).isEmpty();
    }

    @Test
    void a_source_that_has_grown_is_believed() {
        world.furnish();
        lastGood(Map.of("people:okta", 2, "groups:okta", 1));

        assertThat(judged(OKTA).verdict().reasons()).isEmpty();
    }

    @Test
    void a_source_without_anybody_is_never_believed() {
        assertThat(judged(OKTA).verdict().reasons()).contains("unavailable:people:okta", "nobody");
        assertThat(judged(OKTA).verdict().trust().whole()).isFalse();
    }

    @Test
    void one_that_is_busy_when_somebody_is_looked_for_is_asked_later() {
        world.furnish();
        forget("amy");
        world.base.source.failNextRead(
                new PortFailure.RateLimited("Reading", world.base.clock.instant()));

        assertThatThrownBy(() -> judged(OKTA)).isInstanceOf(PortFailure.RateLimited.class);
    }

    @Test
    void one_that_is_busy_for_ever_is_not_whole_and_the_others_are_judged() {
        world.furnish();
        forget("amy");
        patient = false;
        world.base.source.failNextRead(
                new PortFailure.RateLimited("Reading", world.base.clock.instant()));

        Judged judged = judged(OKTA);
        assertThat(judged.verdict().reasons()).containsExactly("absent-busy");
        assertThat(judged.gone()).isEmpty();
        assertThat(judged(ENTRA).verdict().reasons()).isEmpty();
    }

    private Judged judged(SourceId source) {
        SnapshotId id = world.begin();
        world.read(id);
        Company company =
                new LoadCompany(world.snapshots).load(world.reconciliations.latest().orElseThrow());
        return new JudgeSources(world.base.source, SHRINK, lastGood, patient)
                .judge(company, world.policies.access(), source);
    }

    private void lastGood(Map<String, Integer> sizes) {
        lastGood =
                Optional.of(
                        new GoodReading(
                                new SnapshotId("20261126T060000Z-0a1b2c3d"),
                                world.base.clock.instant().minusSeconds(9_999),
                                world.base.clock.instant().minusSeconds(9_000),
                                sizes));
    }

    private void forget(String name) {
        world.okta.remove(of(OKTA, name));
        world.base.source.remove(of(OKTA, name));
    }

    /** Links so many whom the source does not know. */
    private void absent(int many) {
        for (int number = 0; number < many; number++) {
            PersonId person = of(OKTA, "gone" + number);
            if (world.base.links.of(person).isEmpty()) {
                world.link(person, world.open("gone" + number));
            }
        }
    }
}
