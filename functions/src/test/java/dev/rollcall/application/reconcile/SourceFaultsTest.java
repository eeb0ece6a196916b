package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENG;
import static dev.rollcall.application.reconcile.ReconcileWorld.ENGINEERS;
import static dev.rollcall.application.reconcile.ReconcileWorld.JUNIORS;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.ONCALL;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.application.reconcile.ReconcileWorld.of;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.InMemoryDirectory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One source says too little, in every way we know of: nobody loses anything by it, the report says
 * why, and the other source is judged as ever.
 */
class SourceFaultsTest {
    private static final Set<DriftKind> TAKING =
            EnumSet.of(
                    DriftKind.MISSED_DEPROVISION,
                    DriftKind.REACTIVATED_LEAVER,
                    DriftKind.MANUAL_ADD,
                    DriftKind.OUTLIVED_GRANT);

    private ReconcileWorld world;

    @BeforeEach
    void furnish() {
        world = new ReconcileWorld();
        world.furnish();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("ends-early", world -> world.okta.endEarly(), "people-left-out"),
                fault("skips-a-page", world -> world.okta.skipPage(), "people-left-out"),
                fault(
                        "shows-nothing",
                        world -> {
                            for (int times = 0; times < 5; times++) {
                                world.okta.showNothing();
                            }
                        },
                        "unavailable:people:okta",
                        "nobody"),
                fault(
                        "is-down",
                        world -> world.okta.failNext(down(5)),
                        "unavailable:people:okta",
                        "nobody"),
                fault(
                        "is-busy-for-half-an-hour",
                        world -> world.okta.failNext(busy(world, 31)),
                        "busy:people:okta",
                        "nobody"),
                fault(
                        "refuses",
                        world -> world.okta.failNext(refusal()),
                        "E0000006:people:okta",
                        "nobody"),
                fault(
                        "tells-an-unreadable-row",
                        world -> world.okta.putUnreadable("00uOdd"),
                        "not-whole:people:okta"),
                fault(
                        "has-shrunk",
                        world ->
                                world.reconciliations.keepGood(
                                        new GoodReading(
                                                new SnapshotId("20261126T060000Z-0a1b2c3d"),
                                                world.base.clock.instant().minusSeconds(99),
                                                world.base.clock.instant().minusSeconds(9),
                                                Map.of("people:okta", 100))),
                        "shrunk"),
                fault(
                        "cannot-be-asked-by-id",
                        world -> {
                            world.okta.remove(of(OKTA, "eve"));
                            world.base.source.isDown(true);
                        },
                        "absent-not-read"));
    }

    private static Arguments fault(
            String name, Consumer<ReconcileWorld> happens, String... reasons) {
        return Arguments.of(Named.of(name, happens), Arrays.asList(reasons));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void nobody_loses_anything_by_a_source_that_lies_and_the_report_says_why(
            Consumer<ReconcileWorld> happens, List<String> reasons) {
        happens.accept(world);
        SnapshotId id = named();

        assertThat(plan(id).filter(one -> one.person().source().equals(OKTA)))
                .extracting(Correction::kind)
                .doesNotContainAnyElementsOf(TAKING);
        assertThat(plan(id).filter(one -> !one.person().source().equals(OKTA)))
                .extracting(Correction::kind)
                .containsExactly(
                        DriftKind.MISSED_DEPROVISION,
                        DriftKind.MANUAL_ADD,
                        DriftKind.MISSING_GRANT);
        assertThat(reasonsOf(id)).containsExactlyElementsOf(reasons);
        assertThat(world.reconciliations.lastGood().map(GoodReading::id))
                .as("no good reading")
                .isNotEqualTo(Optional.of(id));
    }

    @Test
    void whoever_is_seen_gets_what_is_missing_from_a_source_that_is_not_whole_too() {
        world.okta.putUnreadable("00uOdd");

        assertThat(plan(named()).map(SourceFaultsTest::word))
                .contains("missing-grant okta:bob", "missing-account okta:new");
    }

    @Test
    void a_source_that_is_busy_for_less_than_half_an_hour_is_waited_for() {
        world.okta.failNext(busy(world, 30));

        assertThat(reasonsOf(named())).isEmpty();
    }

    @Test
    void once_a_list_was_given_up_as_busy_no_other_of_that_source_is_waited_for() {
        world.okta.failNext(busy(world, 40));
        Instant begun = world.base.clock.instant();

        assertThat(reasonsOf(named()))
                .containsExactly("busy:people:okta", "busy:groups:okta", "nobody");
        assertThat(world.base.clock.instant()).isEqualTo(begun.plus(Duration.ofMinutes(30)));
    }

    @Test
    void whoever_cannot_be_asked_for_by_id_since_the_source_is_busy_is_waited_for_half_an_hour() {
        world.okta.remove(of(OKTA, "eve"));
        SnapshotId id = world.begin();
        world.read(id);
        NameDifferences name = world.steps().nameDifferences();
        for (int minute = 0; minute < 30; minute++) {
            world.base.source.failNextRead(
                    new PortFailure.RateLimited("Reading", world.base.clock.instant()));
            assertThatThrownBy(() -> name.name(id)).isInstanceOf(PortFailure.RateLimited.class);
            world.base.clock.advance(Duration.ofMinutes(1));
        }
        world.base.source.failNextRead(
                new PortFailure.RateLimited("Reading", world.base.clock.instant()));

        assertThat(name.name(id)).isInstanceOf(NameDifferences.Outcome.Compared.class);
        assertThat(reasonsOf(id)).containsExactly("absent-busy");
    }

    static Stream<Named<Consumer<InMemoryDirectory>>> lies() {
        return Stream.of(
                Named.of("ends early", InMemoryDirectory::endEarly),
                Named.of("skips a page", InMemoryDirectory::skipPage),
                Named.of("shifts", InMemoryDirectory::shift),
                Named.of("shows nothing", InMemoryDirectory::showNothing));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whichever_page_lies_nobody_loses_what_they_should_have(Consumer<InMemoryDirectory> lie) {
        Set<String> right = Set.of("missed-deprovision okta:lea", "missed-deprovision entra:lou");
        int noticed = 0;
        for (int point = 1; ; point++) {
            furnish();
            world.interruptions.at(
                    point,
                    () -> {
                        lie.accept(world.okta);
                        lie.accept(world.entra);
                    });
            SnapshotId id = world.begin();
            world.read(id);
            if (!world.interruptions.happened()) {
                break;
            }
            world.steps().nameDifferences().name(id);

            assertThat(
                            plan(id).filter(one -> TAKING.contains(one.kind()))
                                    .map(SourceFaultsTest::word)
                                    .filter(word -> !word.equals("manual-add entra:zoe")))
                    .as("after point %d", point)
                    .isSubsetOf(right);
            if (!reasonsOf(id).isEmpty()) {
                noticed++;
                assertThat(plan(id).map(SourceFaultsTest::word))
                        .as("after point %d", point)
                        .doesNotContain("missed-deprovision okta:lea");
            }
        }
        assertThat(noticed).as("times that it was noticed").isPositive();
    }

    @Test
    void a_group_that_shows_fewer_than_it_counts_takes_nothing_from_anybody() {
        world.slack.put(account("sue"), ONCALL);
        world.person(OKTA, "odd", Standing.ENTITLED);
        world.link(of(OKTA, "odd"), world.open("odd"));
        world.slack.put(account("odd"), ENG);
        world.okta.promise(JUNIORS, 2);
        SnapshotId id = named();

        assertThat(plan(id).filter(one -> one.person().source().equals(OKTA)))
                .as("whoever has what the group above may give may be meant")
                .extracting(Correction::kind)
                .doesNotContain(DriftKind.MANUAL_ADD, DriftKind.OUTLIVED_GRANT)
                .contains(DriftKind.MISSED_DEPROVISION, DriftKind.MISSING_GRANT);
        assertThat(reasonsOf(id)).as("the source itself is whole").isEmpty();
    }

    @Test
    void a_group_that_counts_as_many_as_it_shows_or_fewer_is_whole() {
        world.person(OKTA, "odd", Standing.ENTITLED);
        world.link(of(OKTA, "odd"), world.open("odd"));
        world.slack.put(account("odd"), ENG);
        world.okta.promise(ENGINEERS, 6);
        world.okta.promise(JUNIORS, 0);

        assertThat(plan(named()).map(SourceFaultsTest::word)).contains("manual-add okta:odd");
    }

    @Test
    void drift_of_a_group_that_is_not_proven_is_not_taken_for_gone() {
        world.person(OKTA, "odd", Standing.ENTITLED);
        world.link(of(OKTA, "odd"), world.open("odd"));
        world.slack.put(account("odd"), ENG);
        named();
        assertThat(world.openDrift()).contains("manual-add odd channel:C0ENG");

        world.okta.promise(JUNIORS, 2);
        world.base.clock.advance(Duration.ofHours(4));
        named();

        assertThat(world.openDrift()).contains("manual-add odd channel:C0ENG");
    }

    @Test
    void drift_of_a_source_that_is_not_whole_is_not_taken_for_gone() {
        named();
        List<String> before = world.openDrift();

        world.okta.showNothing();
        world.base.clock.advance(Duration.ofHours(4));
        named();

        assertThat(world.openDrift()).containsExactlyElementsOf(before);
    }

    @Test
    void a_source_that_is_busy_is_read_later_and_is_whole() {
        world.okta.failNext(
                new PortFailure.RateLimited(
                        "Listing", world.base.clock.instant().plus(Duration.ofMinutes(2))));
        SnapshotId id = named();

        assertThat(reasonsOf(id)).isEmpty();
        assertThat(world.reconciliations.lastGood().map(GoodReading::id)).hasValue(id);
    }

    @Test
    void a_source_that_fails_four_times_is_whole() {
        world.okta.failNext(down(4));

        assertThat(reasonsOf(named())).isEmpty();
    }

    @Test
    void a_stale_list_is_believed_as_far_as_it_goes_and_the_run_itself_asks_again() {
        world.okta.freeze();
        world.person(OKTA, "amy", Standing.LEAVER);
        SnapshotId id = named();

        assertThat(plan(id).map(SourceFaultsTest::word))
                .doesNotContain("missed-deprovision okta:amy");
    }

    @Test
    void without_its_groups_a_source_is_not_proven() {
        world.okta.remove(ENGINEERS);
        world.okta.remove(JUNIORS);
        SnapshotId id = named();

        assertThat(reasonsOf(id)).containsExactly("unavailable:groups:okta");
        assertThat(plan(id).filter(one -> one.person().source().equals(OKTA)))
                .extracting(Correction::kind)
                .doesNotContainAnyElementsOf(TAKING);
    }

    @Test
    void a_source_of_which_the_groups_have_shrunk_is_not_proven() {
        world.reconciliations.keepGood(
                new GoodReading(
                        new SnapshotId("20261126T060000Z-0a1b2c3d"),
                        world.base.clock.instant().minusSeconds(99),
                        world.base.clock.instant().minusSeconds(9),
                        Map.of("people:okta", 11, "groups:okta", 9)));

        assertThat(reasonsOf(named())).containsExactly("groups-shrunk");
    }

    private SnapshotId named() {
        SnapshotId id = world.begin();
        world.read(id);
        assertThat(world.steps().nameDifferences().name(id))
                .isInstanceOf(NameDifferences.Outcome.Compared.class);
        return id;
    }

    private Stream<Correction> plan(SnapshotId id) {
        return new PlanDocument(world.snapshots).of(id).corrections().stream();
    }

    private List<String> reasonsOf(SnapshotId id) {
        String report = world.document(id, Snapshots.FOUND);
        return Json.readObject(report).objects("sources").stream()
                .filter(source -> source.text("source").equals("okta"))
                .flatMap(source -> source.texts("reasons").stream())
                .collect(Collectors.toList());
    }

    private static String word(Correction correction) {
        return correction.kind().code() + " " + correction.person();
    }

    private static PortFailure[] down(int times) {
        return Stream.generate(() -> new PortFailure.Unavailable("Listing"))
                .limit(times)
                .toArray(PortFailure[]::new);
    }

    /** A minute from one time to the next. */
    private static PortFailure[] busy(ReconcileWorld world, int times) {
        Instant now = world.base.clock.instant();
        return IntStream.rangeClosed(1, times)
                .mapToObj(minute ->
                        new PortFailure.RateLimited(
                                "Listing", now.plus(Duration.ofMinutes(minute))))
                .toArray(PortFailure[]::new);
    }

    private static PortFailure refusal() {
        return new PortFailure.NeedsHuman("Listing", "E0000006");
    }
}
