package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;
import dev.rollcall.domain.reconcile.Trace;
import dev.rollcall.domain.trace.Origin;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@link Drifts} do. */
public abstract class DriftsContract {
    protected static final Drift MANUAL =
            drift(DriftKind.MANUAL_ADD, new Entitlement.UserGroup("T01", "S01"), Map.of());

    private static final Instant LATER = NOON.plusNanos(1_500_000_001);

    private Drifts drifts;

    /** Returns some of which none was ever found. */
    protected abstract Drifts fresh();

    @BeforeEach
    void furnish() {
        drifts = fresh();
    }

    @Test
    void know_nothing_of_what_was_never_found() {
        assertThat(drifts.find(MANUAL.id())).isEmpty();
        assertThat(drifts.notGone(Drifts.START, 10)).isEqualTo(lastPage());
    }

    @Test
    void of_many_changes_each_is_by_itself() {
        List<Drifts.Change> firsts =
                IntStream.range(0, 250)
                        .mapToObj(i -> DriftRecord.first(userGroup(i), LATER))
                        .map(first -> new Drifts.Change(Optional.empty(), first))
                        .toList();
        DriftRecord known = firsts.get(120).next().correcting(NOON);
        drifts.replace(Optional.empty(), known);

        assertThat(drifts.replaceEach(firsts)).containsExactly(firsts.get(120));
        assertThat(drifts.find(known.id())).hasValue(known);
        assertThat(firsts)
                .filteredOn(one -> !one.equals(firsts.get(120)))
                .allSatisfy(one -> assertThat(drifts.find(one.next().id())).hasValue(one.next()));
        assertThat(drifts.replaceEach(firsts)).as("again").containsExactly(firsts.get(120));

        List<Drifts.Change> gone =
                firsts.stream()
                        .map(one ->
                                new Drifts.Change(Optional.of(one.next()), one.next().gone(LATER)))
                        .toList();
        assertThat(drifts.replaceEach(gone)).containsExactly(gone.get(120));
        assertThat(drifts.find(gone.getLast().next().id())).hasValue(gone.getLast().next());
        assertThat(drifts.replaceEach(List.of())).isEmpty();
    }

    private static Drift userGroup(int number) {
        return drift(
                DriftKind.MANUAL_ADD, new Entitlement.UserGroup("T01", "S" + number), Map.of());
    }

    @ParameterizedTest
    @EnumSource(DriftKind.class)
    void keep_every_kind(DriftKind kind) {
        Drift whole =
                new Drift(
                        kind,
                        Optional.of(ANA),
                        Optional.of(ANAS),
                        Optional.of(new Entitlement.AdminRole("Rl0A", "T01")),
                        new TreeMap<>(Map.of("eng", "okta:00g1 > okta:00g2", "b", "")),
                        new TreeMap<>(Map.of("by", "U0BOT")));

        keeps(DriftRecord.first(whole, LATER));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void keep_whatever_it_is_about(Drift drift) {
        keeps(DriftRecord.first(drift, NOON));
    }

    static Stream<Drift> subjects() {
        return Stream.of(
                        new Entitlement.Workspace("T01"),
                        new Entitlement.IdpGroup("S02"),
                        new Entitlement.OrganisationGroup("S03"),
                        new Entitlement.Channel("C01"))
                .flatMap(place ->
                        Stream.of(
                                about(Optional.of(ANA), Optional.empty(), Optional.empty()),
                                about(Optional.empty(), Optional.of(ANAS), Optional.empty()),
                                about(Optional.empty(), Optional.empty(), Optional.of(place)),
                                about(Optional.of(ANA), Optional.empty(), Optional.of(place))));
    }

    @ParameterizedTest
    @MethodSource("states")
    void keep_every_state(State state) {
        keeps(new DriftRecord(MANUAL, NOON, state, 3, List.of(NOON, LATER), Optional.empty(), 7));
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void keep_who_made_it_so_as_far_as_it_is_told(Origin origin) {
        keeps(
                DriftRecord.first(MANUAL, NOON)
                        .traced(
                                new Trace(
                                        origin,
                                        Optional.of(ANAS),
                                        Optional.of("A0APP"),
                                        LATER,
                                        "entry-1")));
    }

    @Test
    void keep_that_slack_told_of_nobody() {
        keeps(
                DriftRecord.first(MANUAL, NOON)
                        .traced(
                                new Trace(
                                        Origin.SLACK_ITSELF,
                                        Optional.empty(),
                                        Optional.empty(),
                                        NOON,
                                        "entry-2")));
    }

    static Stream<State> states() {
        return Stream.of(
                new State.Open(),
                new State.Correcting(LATER),
                new State.Gone(LATER, true),
                new State.Gone(LATER, false),
                new State.Accepted("op:kim", "a reason, with \"words\"", NOON, LATER),
                new State.Contested(LATER),
                new State.Tried(LATER, "held"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keep_what_happens_to_a_drift_whatever_that_is(long seed) {
        Random random = new Random(seed);
        Instant now = NOON;
        DriftRecord record = DriftRecord.first(MANUAL, now);
        Optional<DriftRecord> seen = Optional.empty();
        for (int step = 0; step < 40; step++) {
            assertThat(drifts.replace(seen, record)).isTrue();
            assertThat(drifts.find(MANUAL.id())).hasValue(record);
            assertThat(drifts.notGone(Drifts.START, 10).records())
                    .isEqualTo(record.isGone() ? List.of() : List.of(record));
            seen = Optional.of(record);
            now = now.plusSeconds(random.nextInt(100_000) + 1);
            record = happening(record, random, now);
        }
    }

    @Test
    void of_two_who_change_it_at_once_one_does() {
        DriftRecord first = DriftRecord.first(MANUAL, NOON);
        drifts.replace(Optional.empty(), first);

        assertThat(drifts.replace(Optional.of(first), first.correcting(NOON))).isTrue();
        assertThat(drifts.replace(Optional.of(first), first.gone(NOON))).isFalse();
        assertThat(drifts.replace(Optional.of(first), first.correcting(NOON)))
                .as("the same again, as after a lost answer")
                .isTrue();
        assertThat(drifts.replace(Optional.empty(), DriftRecord.first(MANUAL, LATER)))
                .as("another first one")
                .isFalse();

        assertThat(drifts.find(MANUAL.id())).hasValue(first.correcting(NOON));
    }

    @Test
    void of_many_at_once_one_changes_it() {
        DriftRecord first = DriftRecord.first(MANUAL, NOON);
        drifts.replace(Optional.empty(), first);

        List<Boolean> won =
                Parallel.all(
                        IntStream.range(0, 8)
                                .mapToObj(i ->
                                        (Callable<Boolean>)
                                                () ->
                                                        drifts.replace(
                                                                Optional.of(first),
                                                                first.correcting(
                                                                        NOON.plusSeconds(i))))
                                .toList());

        assertThat(won).containsOnlyOnce(true);
        assertThat(drifts.find(MANUAL.id()))
                .hasValue(first.correcting(NOON.plusSeconds(won.indexOf(true))));
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        DriftRecord first = DriftRecord.first(MANUAL, NOON);

        assertThat(drifts.replace(Optional.of(first), first.gone(NOON))).isFalse();
        assertThat(drifts.find(MANUAL.id())).isEmpty();
    }

    @Test
    void what_is_gone_is_kept_and_not_listed_until_it_is_back() {
        DriftRecord first = DriftRecord.first(MANUAL, NOON);
        DriftRecord gone = first.gone(LATER);
        drifts.replace(Optional.empty(), first);
        drifts.replace(Optional.of(first), gone);
        assertThat(drifts.find(MANUAL.id())).hasValue(gone);
        assertThat(drifts.notGone(Drifts.START, 10).records()).isEmpty();

        DriftRecord back = gone.found(MANUAL, LATER.plusSeconds(1));
        assertThat(drifts.replace(Optional.of(gone), back)).isTrue();
        assertThat(drifts.notGone(Drifts.START, 10).records()).containsExactly(back);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60, 1_000})
    void all_that_are_not_gone_are_listed_once_page_by_page(int most) {
        List<DriftRecord> standing = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            DriftRecord record = DriftRecord.first(orphan(i), NOON);
            drifts.replace(Optional.empty(), record);
            if (i % 4 == 0) {
                drifts.replace(Optional.of(record), record.gone(NOON));
            } else {
                standing.add(record);
            }
        }

        assertThat(listed(most)).containsExactlyInAnyOrderElementsOf(standing);
    }

    @Test
    void what_goes_while_they_are_listed_hides_none() {
        List<DriftRecord> all =
                IntStream.range(0, 30).mapToObj(i -> DriftRecord.first(orphan(i), NOON)).toList();
        all.forEach(record -> drifts.replace(Optional.empty(), record));

        List<DriftRecord> listed = new ArrayList<>();
        Optional<String> point = Optional.of(Drifts.START);
        while (point.isPresent()) {
            Drifts.Page page = drifts.notGone(point.get(), 4);
            page.records()
                    .forEach(record -> drifts.replace(Optional.of(record), record.gone(LATER)));
            listed.addAll(page.records());
            point = page.next();
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
        assertThat(drifts.notGone(Drifts.START, 100).records()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "9/0123456789abcdef", "0/", "/0123456789abcdef", "0"})
    void what_is_no_point_is_refused(String point) {
        assertThatIllegalArgumentException().isThrownBy(() -> drifts.notGone(point, 10));
    }

    @Test
    void a_page_has_room_for_one_at_least() {
        assertThatIllegalArgumentException().isThrownBy(() -> drifts.notGone(Drifts.START, 0));
    }

    private static DriftRecord happening(DriftRecord record, Random random, Instant now) {
        DriftRecord next =
                switch (random.nextInt(6)) {
                    case 0 -> record.correcting(now);
                    case 1 -> record.tried(now, "left");
                    case 2 ->
                            record.accepted(
                                    new State.Accepted("op", "why", now, now.plusSeconds(1)));
                    case 3 -> record.gone(now);
                    default ->
                            record.found(
                                    drift(
                                            record.drift().kind(),
                                            new Entitlement.UserGroup("T01", "S01"),
                                            Map.of("by", "U" + random.nextInt(3))),
                                    now);
                };
        return next.version() == record.version() ? happening(record, random, now) : next;
    }

    private void keeps(DriftRecord record) {
        assertThat(drifts.replace(Optional.empty(), record)).isTrue();

        assertThat(drifts.find(record.id())).hasValue(record);
        assertThat(drifts.notGone(Drifts.START, 10).records())
                .isEqualTo(record.isGone() ? List.of() : List.of(record));
    }

    private List<DriftRecord> listed(int most) {
        List<DriftRecord> all = new ArrayList<>();
        Optional<String> point = Optional.of(Drifts.START);
        while (point.isPresent()) {
            Drifts.Page page = drifts.notGone(point.get(), most);
            assertThat(page.records()).hasSizeLessThanOrEqualTo(most);
            all.addAll(page.records());
            point = page.next();
        }
        return all;
    }

    private static Drifts.Page lastPage() {
        return new Drifts.Page(List.of(), Optional.empty());
    }

    private static Drift orphan(int number) {
        return about(
                Optional.of(new PersonId(OKTA, "00u" + number)),
                Optional.of(account(number)),
                Optional.empty());
    }

    private static Drift about(
            Optional<PersonId> person, Optional<AccountId> account, Optional<Entitlement> place) {
        return new Drift(
                DriftKind.UNVERIFIABLE, person, account, place, new TreeMap<>(), new TreeMap<>());
    }

    private static Drift drift(DriftKind kind, Entitlement place, Map<String, String> found) {
        return new Drift(
                kind,
                Optional.of(ANA),
                Optional.of(ANAS),
                Optional.of(place),
                new TreeMap<>(),
                new TreeMap<>(found));
    }
}
