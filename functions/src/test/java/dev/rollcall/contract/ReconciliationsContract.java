package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.SeenIds;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What {@link Reconciliations} do. */
public abstract class ReconciliationsContract {
    private static final SnapshotId FIRST = new SnapshotId("20260304T120000Z-0a1b2c3d");
    private static final SnapshotId SECOND = new SnapshotId("20260304T160000Z-00000000");
    private static final int MANY = 1_000;
    private static final Reconciliation FRESH =
            Reconciliation.begin(
                    FIRST,
                    NOON,
                    "d1",
                    List.of(
                            SnapshotPart.LINKS,
                            SnapshotPart.people(OKTA),
                            SnapshotPart.userGroupsOf("T 1,\"é|")),
                    Optional.empty());

    private Reconciliations reconciliations;

    /** Returns some of which nothing was begun yet. */
    protected abstract Reconciliations fresh();

    @BeforeEach
    void furnish() {
        reconciliations = fresh();
    }

    @Test
    void say_nothing_before_the_first() {
        assertThat(reconciliations.latest()).isEmpty();
        assertThat(reconciliations.lastGood()).isEmpty();
    }

    @Test
    void keep_each_step_of_one_from_its_beginning_to_its_end() {
        List<Reconciliation> steps = new ArrayList<>(List.of(FRESH));
        steps.add(steps.getLast().at(byCursor(Optional.of("after=\"1\""), Set.of())));
        steps.add(steps.getLast().failed());
        steps.add(steps.getLast().with(result(SnapshotPart.LINKS), List.of()));
        steps.add(steps.getLast().at(byIndex(Optional.of(7), Optional.of("U1"), Set.of())));
        steps.add(steps.getLast().handedOver());
        steps.add(
                steps.getLast()
                        .with(
                                new PartResult(
                                        steps.getLast().part(),
                                        3,
                                        250,
                                        Optional.empty(),
                                        EnumSet.allOf(Doubt.class),
                                        Optional.of(Reconciliation.UNAVAILABLE)),
                                List.of(SnapshotPart.membersOf(new GroupId(OKTA, "00g1")))));
        steps.add(steps.getLast().with(result(steps.getLast().part()), List.of()));
        steps.add(steps.getLast().with(result(steps.getLast().part()), List.of()));
        steps.add(steps.getLast().correcting(12));
        steps.add(steps.getLast().settledTo(5));
        steps.add(steps.getLast().settling());
        steps.add(steps.getLast().ended(NOON.plusNanos(1_234_567_891), Optional.of("why")));
        steps.add(
                Reconciliation.begin(
                        SECOND, NOON, "d2", FRESH.left(), Optional.of(steps.getLast())));

        Optional<Reconciliation> seen = Optional.empty();
        for (Reconciliation next : steps) {
            assertThat(reconciliations.replace(seen, next)).isTrue();
            assertThat(reconciliations.latest()).hasValue(next);
            seen = Optional.of(next);
        }
        assertThat(steps).extracting(Reconciliation::phase).contains(Phase.values());
    }

    @ParameterizedTest
    @EnumSource(Doubt.class)
    void keep_every_doubt(Doubt doubt) {
        keepsPoint(byCursor(Optional.empty(), Set.of(doubt)));
        keepsPoint(
                byIndex(
                        Optional.empty(),
                        Optional.empty(),
                        EnumSet.complementOf(EnumSet.of(doubt))));
    }

    @Test
    void of_two_who_go_on_from_the_same_step_one_does() {
        reconciliations.replace(Optional.empty(), FRESH);

        assertThat(reconciliations.replace(Optional.of(FRESH), FRESH.failed())).isTrue();
        assertThat(reconciliations.replace(Optional.of(FRESH), FRESH.handedOver())).isFalse();
        assertThat(reconciliations.replace(Optional.of(FRESH), FRESH.failed()))
                .as("the same again, as after a lost answer")
                .isTrue();
        assertThat(reconciliations.replace(Optional.empty(), FRESH.handedOver()))
                .as("another first one")
                .isFalse();

        assertThat(reconciliations.latest()).hasValue(FRESH.failed());
    }

    @Test
    void where_there_is_none_nobody_goes_on() {
        assertThat(reconciliations.replace(Optional.of(FRESH), FRESH.failed())).isFalse();
        assertThat(reconciliations.latest()).isEmpty();
    }

    @Test
    void of_many_at_once_one_goes_on() {
        reconciliations.replace(Optional.empty(), FRESH);
        List<Reconciliation> nexts =
                IntStream.range(0, 8)
                        .mapToObj(i -> FRESH.at(byCursor(Optional.of("c" + i), Set.of())))
                        .toList();

        List<Boolean> won =
                Parallel.all(
                        nexts.stream()
                                .map(next ->
                                        (Callable<Boolean>)
                                                () ->
                                                        reconciliations.replace(
                                                                Optional.of(FRESH), next))
                                .toList());

        assertThat(won).containsOnlyOnce(true);
        assertThat(reconciliations.latest()).hasValue(nexts.get(won.indexOf(true)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keep_one_with_a_thousand_lists_of_the_longest_names(long seed) {
        Random random = new Random(seed);
        List<SnapshotPart> parts =
                IntStream.range(0, MANY).mapToObj(i -> longest(random, i)).toList();
        int half = random.nextInt(1, MANY);
        Reconciliation large = large(parts.subList(0, half), parts.subList(half, MANY));

        assertThat(reconciliations.replace(Optional.empty(), large)).isTrue();
        assertThat(reconciliations.latest()).hasValue(large);
    }

    @Test
    void keep_each_step_of_one_with_tens_of_thousands_of_lists() {
        int many = 30_000;
        List<SnapshotPart> channels =
                IntStream.range(0, many)
                        .mapToObj(i -> SnapshotPart.membersOf(channel("C%010d", i)))
                        .toList();
        List<Reconciliation> steps = new ArrayList<>();
        steps.add(
                Reconciliation.begin(
                        FIRST,
                        NOON,
                        "d1",
                        List.of(SnapshotPart.groups(OKTA), SnapshotPart.LINKS),
                        Optional.empty()));
        steps.add(steps.getLast().with(result(steps.getLast().part()), channels));
        for (int i = 0; i < 600; i++) {
            steps.add(steps.getLast().with(result(steps.getLast().part()), List.of()));
        }

        Optional<Reconciliation> seen = Optional.empty();
        for (Reconciliation next : steps) {
            assertThat(reconciliations.replace(seen, next)).isTrue();
            seen = Optional.of(next);
        }
        assertThat(reconciliations.latest()).isEqualTo(seen);

        Reconciliation other = Reconciliation.begin(SECOND, NOON, "d1", FRESH.left(), seen);
        assertThat(reconciliations.replace(seen, other)).isTrue();
        assertThat(reconciliations.latest()).hasValue(other);
        assertThat(reconciliations.replace(seen, other)).as("its answer was lost").isTrue();
        assertThat(reconciliations.replace(seen, other.failed())).isFalse();
    }

    private static Entitlement.Channel channel(String format, int number) {
        return new Entitlement.Channel(String.format(Locale.ROOT, format, number));
    }

    @Test
    void the_last_good_one_gives_way_to_one_that_was_begun_later_only() {
        GoodReading first = good(FIRST, NOON, Map.of());
        GoodReading later = good(SECOND, NOON.plusNanos(1), Map.of("people:okta", 5_000));
        reconciliations.keepGood(first);
        assertThat(reconciliations.lastGood()).hasValue(first);

        reconciliations.keepGood(later);
        reconciliations.keepGood(first);
        assertThat(reconciliations.lastGood()).hasValue(later);

        reconciliations.keepGood(good(SECOND, later.begun(), Map.of("people:okta", 5_001)));
        assertThat(reconciliations.lastGood())
                .map(GoodReading::sizes)
                .hasValue(Map.of("people:okta", 5_001));
    }

    @Test
    void times_are_compared_and_not_their_writing() {
        GoodReading whole = good(FIRST, NOON, Map.of());
        GoodReading later = good(SECOND, NOON.plusMillis(500), Map.of());
        GoodReading between = good(FIRST, NOON.plusNanos(499_999_999), Map.of());
        reconciliations.keepGood(whole);
        reconciliations.keepGood(later);
        reconciliations.keepGood(between);

        assertThat(reconciliations.lastGood()).hasValue(later);
    }

    @Test
    void keep_the_sizes_of_a_thousand_lists() {
        Random random = new Random(4);
        Map<String, Integer> sizes = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            sizes.put(longest(random, i).key(), random.nextInt(Integer.MAX_VALUE));
        }
        GoodReading good = good(FIRST, NOON, sizes);
        reconciliations.keepGood(good);

        assertThat(reconciliations.lastGood()).hasValue(good);
    }

    /** Returns one that has come half of the way, with all that can be said of each list. */
    protected static Reconciliation large(List<SnapshotPart> done, List<SnapshotPart> left) {
        return new Reconciliation(
                FIRST,
                NOON,
                "0".repeat(64),
                Phase.READING,
                left,
                Optional.of(byCursor(Optional.of("c".repeat(2_000)), Set.of())),
                done.stream()
                        .map(part ->
                                new PartResult(
                                        part,
                                        Integer.MAX_VALUE,
                                        Integer.MAX_VALUE,
                                        Optional.of(Integer.MAX_VALUE),
                                        EnumSet.allOf(Doubt.class),
                                        Optional.of(Reconciliation.UNAVAILABLE)))
                        .toList(),
                4,
                Optional.of(NOON),
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE);
    }

    /** Returns a list whose name is as long as one can be. */
    protected static SnapshotPart longest(Random random, int number) {
        StringBuilder id = new StringBuilder("%06d".formatted(number));
        while (id.length() < 100) {
            id.append((char) random.nextInt('A', 'Z' + 1));
        }
        return SnapshotPart.membersOf(new GroupId(new SourceId("s".repeat(32)), id.toString()));
    }

    private void keepsPoint(PartPoint point) {
        Reconciliations kept = fresh();
        Reconciliation reading = FRESH.at(point);
        kept.replace(Optional.empty(), reading);

        assertThat(kept.latest()).hasValue(reading);
    }

    private static PartPoint byCursor(Optional<String> cursor, Set<Doubt> doubts) {
        return new PartPoint.ByCursor(new CursorPoint(cursor, 2, doubts, SeenIds.none()));
    }

    private static PartPoint byIndex(
            Optional<Integer> total, Optional<String> anchor, Set<Doubt> doubts) {
        return new PartPoint.ByIndex(
                new ListingPoint(1_001, total, anchor, 3, doubts, SeenIds.none()));
    }

    private static PartResult result(SnapshotPart part) {
        return new PartResult(part, 1, 100, Optional.of(100), Set.of(), Optional.empty());
    }

    private static GoodReading good(SnapshotId id, Instant begun, Map<String, Integer> sizes) {
        return new GoodReading(id, begun, begun.plusSeconds(60), sizes);
    }
}
