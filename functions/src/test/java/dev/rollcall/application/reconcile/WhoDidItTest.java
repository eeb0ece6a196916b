package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENG;
import static dev.rollcall.application.reconcile.ReconcileWorld.ENGINEERS;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.ONCALL;
import static dev.rollcall.application.reconcile.ReconcileWorld.SALES;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.Trace;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.trace.Author;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.Origin;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Who made differences so, by Slack's audit log, and what follows from others' writes. */
class WhoDidItTest {
    /** What others did before the first reading is no news by then. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final PersonId AMY = ReconcileWorld.of(ReconcileWorld.OKTA, "amy");
    private static final AccountId KIM = new AccountId("U0KIM");
    private static final AccountId ADMIN = new AccountId("U0ADMIN");
    private static final AccountId INSTALLER = InMemorySlackOrganisation.INSTALLER;

    private final ReconcileWorld world = new ReconcileWorld();
    private int entries;

    @BeforeEach
    void furnish() {
        world.furnish();
    }

    @Test
    void each_kind_that_somebody_has_done_names_who_when_and_the_entry() {
        Instant at = world.base.clock.instant().minus(Duration.ofHours(1));
        String manual = log(Deed.JOINED_CHANNEL, "zoe", Optional.of(ENG), byHand(KIM), at);
        String missing = log(Deed.LEFT_CHANNEL, "bob", Optional.of(ENG), byHand(ADMIN), at);
        String inactive = log(Deed.DEACTIVATED, "fay", Optional.empty(), byApp(ADMIN), at);
        String made = log(Deed.CREATED, "orphan", Optional.empty(), byHand(KIM), at);

        reconcile();

        assertThat(trace(DriftKind.MANUAL_ADD, "zoe"))
                .hasValue(
                        new Trace(Origin.BY_HAND, Optional.of(KIM), Optional.empty(), at, manual));
        assertThat(trace(DriftKind.MISSING_GRANT, "bob"))
                .hasValue(
                        new Trace(
                                Origin.BY_HAND, Optional.of(ADMIN), Optional.empty(), at, missing));
        assertThat(trace(DriftKind.WRONGLY_INACTIVE, "fay"))
                .hasValue(
                        new Trace(
                                Origin.OTHER_APP,
                                Optional.of(ADMIN),
                                Optional.empty(),
                                at,
                                inactive));
        assertThat(trace(DriftKind.ORPHAN_ACCOUNT, "orphan"))
                .hasValue(new Trace(Origin.BY_HAND, Optional.of(KIM), Optional.empty(), at, made));
        assertThat(trace(DriftKind.MISSING_GRANT, "yen")).isEmpty();
    }

    @Test
    void the_newest_that_fits_counts_and_what_it_cannot_have_been_does_not() {
        Instant at = world.base.clock.instant().minus(Duration.ofHours(2));
        log(Deed.JOINED_CHANNEL, "zoe", Optional.of(ENG), byHand(ADMIN), at);
        String last = log(Deed.JOINED_CHANNEL, "zoe", Optional.of(ENG), byHand(KIM), at);
        log(Deed.JOINED_CHANNEL, "zoe", Optional.of(SALES), byHand(ADMIN), at);
        log(Deed.LEFT_CHANNEL, "zoe", Optional.of(ENG), byHand(ADMIN), at);

        reconcile();

        assertThat(trace(DriftKind.MANUAL_ADD, "zoe").map(Trace::entry)).hasValue(last);
    }

    @Test
    void of_our_installers_account_alone_nobody_can_tell_who_it_was() {
        Author untold = new Author(Optional.of(INSTALLER), Optional.empty(), Author.Means.UNTOLD);
        log(Deed.DEACTIVATED, "fay", Optional.empty(), untold, world.base.clock.instant());

        reconcile();

        assertThat(trace(DriftKind.WRONGLY_INACTIVE, "fay").map(Trace::origin))
                .hasValue(Origin.OUR_INSTALLER);
    }

    @Test
    void who_was_named_stays_named_when_the_log_is_not_to_be_had_any_more() {
        log(Deed.JOINED_CHANNEL, "zoe", Optional.of(ENG), byHand(KIM), world.base.clock.instant());
        compare();
        world.audit.fail(Optional.of(new PortFailure.Unavailable("the log")));

        SnapshotId second = compare();

        assertThat(trace(DriftKind.MANUAL_ADD, "zoe").flatMap(Trace::by)).hasValue(KIM);
        assertThat(world.document(second, Snapshots.FOUND))
                .contains("\"auditLogNotWhole\":\"unavailable\"");
    }

    @Test
    void without_the_log_all_is_found_and_set_right_as_with_it() {
        world.audit.fail(Optional.of(new PortFailure.NeedsHuman("the log", "missing_scope")));

        SnapshotId id = reconcile();

        assertThat(world.reconciliations.lastGood()).isPresent();
        assertThat(world.records()).allSatisfy(one -> assertThat(one.trace()).isEmpty());
        assertThat(world.document(id, Snapshots.FOUND))
                .contains("\"auditLogNotWhole\":\"missing_scope\"", "\"named\":0");
    }

    @Test
    void on_a_plan_without_the_log_nobody_asks_for_it() {
        world.base.belongings.isOn(SlackPlan.BUSINESS_PLUS);

        reconcile();

        assertThat(world.audit.readings()).isZero();
    }

    @Test
    void a_log_without_end_is_read_for_a_while_only() {
        for (int i = 0; i < 50; i++) {
            log(Deed.CREATED, "other" + i, Optional.empty(), byHand(KIM), now());
        }

        SnapshotId id = reconcile();

        assertThat(world.audit.readings()).isLessThanOrEqualTo(10);
        assertThat(world.document(id, Snapshots.FOUND))
                .contains("\"auditLogNotWhole\":\"too-long\"");
    }

    @Test
    void each_other_app_is_one_drift_for_each_thing_and_one_for_accounts() {
        Instant first = now().minus(Duration.ofHours(3));
        log(Deed.ADDED_TO_GROUP, "amy", Optional.of(ONCALL), byApp(ADMIN), first);
        log(Deed.REMOVED_FROM_GROUP, "cat", Optional.of(ONCALL), byApp(ADMIN), now());
        log(Deed.CREATED, "dan", Optional.empty(), byApp(ADMIN), now());
        log(Deed.ADDED_TO_GROUP, "amy", Optional.of(ONCALL), byHand(KIM), now());
        log(Deed.ADDED_TO_GROUP, "amy", Optional.of(ONCALL), byRollcall(), now());
        log(Deed.ADDED_TO_GROUP, "amy", Optional.of(notManaged()), byApp(ADMIN), now());

        reconcile();

        assertThat(foreign())
                .extracting(record -> record.drift().account(), r -> r.drift().entitlement())
                .containsExactly(
                        tuple(Optional.of(ADMIN), Optional.empty()),
                        tuple(Optional.of(ADMIN), Optional.of(ONCALL)));
        assertThat(foreign().getLast().drift().found())
                .contains(
                        entry("count", "2"),
                        entry("first", first.toString()),
                        entry("what", "memberships"));
    }

    @Test
    void what_an_app_writes_later_is_counted_on_and_nothing_twice() {
        log(Deed.ADDED_TO_GROUP, "amy", Optional.of(ONCALL), byApp(ADMIN), now());
        reconcile();
        world.base.clock.advance(Duration.ofSeconds(30));
        log(Deed.ADDED_TO_GROUP, "cat", Optional.of(ONCALL), byApp(ADMIN), now());

        reconcile();
        reconcile();

        assertThat(foreign())
                .singleElement()
                .satisfies(
                        record -> assertThat(record.drift().found()).contains(entry("count", "2")));
    }

    @Test
    void an_app_that_has_stopped_for_a_week_is_gone_if_the_log_says_so() {
        log(Deed.ADDED_TO_GROUP, "amy", Optional.of(ONCALL), byApp(ADMIN), now());
        reconcile();
        world.base.clock.advance(Duration.ofDays(8));
        world.audit.fail(Optional.of(new PortFailure.Unavailable("the log")));
        reconcile();
        assertThat(foreign()).noneMatch(DriftRecord::isGone);
        world.audit.fail(Optional.empty());

        reconcile();

        assertThat(foreign()).singleElement().matches(DriftRecord::isGone);
    }

    @Test
    void whom_somebody_else_has_deactivated_counts_once_and_leaves_less_room_for_us() {
        log(Deed.DEACTIVATED, "fay", Optional.empty(), byHand(KIM), now());

        SnapshotId first = reconcile();
        int counted = deactivations();
        reconcile();

        assertThat(counted).isEqualTo(1);
        assertThat(deactivations()).isEqualTo(1);
        assertThat(world.document(first, Snapshots.FOUND)).contains("\"deactivatedByOthers\":1");
    }

    @Test
    void where_the_log_does_not_tell_whoever_was_active_before_counts_all_the_same() {
        world.base.clock.advance(A_DAY);
        reconcile();
        world.base.clock.advance(Duration.ofHours(4));
        world.audit.fail(Optional.of(new PortFailure.Unavailable("the log")));
        world.slack.deactivate(account("amy"));

        reconcile();

        assertThat(deactivations()).isEqualTo(1);
    }

    @Test
    void whoever_was_so_before_the_last_good_reading_is_only_offered() {
        world.link(world.person(OKTA, "ida", Standing.ENTITLED), world.open("ida"));
        world.slack.deactivate(account("ida"));
        world.base.clock.advance(A_DAY);
        reconcile();
        assertThat(deactivations()).as("fay was so the day before").isZero();
        assertThat(offered()).containsExactly("fay");
        world.base.clock.advance(Duration.ofHours(4));

        // From now on a rule gives ida something.
        world.okta.join(ENGINEERS, "ida");
        log(Deed.DEACTIVATED, "fay", Optional.empty(), byHand(KIM), now());
        reconcile();

        assertThat(deactivations()).isZero();
        assertThat(offered()).containsExactly("fay", "ida");
    }

    @Test
    void the_past_of_a_company_counts_nowhere_however_many_it_are() {
        IntStream.range(0, 60)
                .mapToObj(i -> "old" + i)
                .peek(name -> world.employ(OKTA, name))
                .forEach(name -> world.slack.deactivate(account(name)));
        world.base.clock.advance(A_DAY);

        reconcile();
        reconcile();

        assertThat(deactivations()).isZero();
        assertThat(offered()).hasSize(61);
        assertThat(many()).isEmpty();
    }

    @Test
    void a_list_that_calls_many_inactive_at_once_counts_nobody_and_tells_operations() {
        world.base.clock.advance(A_DAY);
        List<String> names = IntStream.range(0, 60).mapToObj(i -> "new" + i).toList();
        names.forEach(name -> world.employ(OKTA, name));
        reconcile();
        world.base.clock.advance(Duration.ofHours(4));
        names.forEach(name -> world.slack.deactivate(account(name)));

        reconcile();

        assertThat(deactivations()).isZero();
        assertThat(many()).containsExactly("{people=60}");
    }

    @Test
    void a_list_alone_counts_nobody_who_is_active_by_a_look_of_their_own() {
        world.base.clock.advance(A_DAY);
        reconcile();
        world.base.clock.advance(Duration.ofHours(4));
        world.slack.deactivate(account("amy"));
        SnapshotId id = world.begin();
        world.read(id);
        world.slack.reactivate(account("amy"));

        world.steps().nameDifferences().name(id);

        assertThat(deactivations()).isZero();
        assertThat(offered()).doesNotContain("amy");
    }

    @Test
    void whoever_has_left_by_then_was_rightly_deactivated() {
        world.base.clock.advance(A_DAY);
        reconcile();
        world.base.clock.advance(Duration.ofHours(4));
        world.slack.deactivate(account("amy"));
        SnapshotId id = world.begin();
        world.read(id);
        world.person(OKTA, "amy", Standing.LEAVER);

        world.steps().nameDifferences().name(id);

        assertThat(deactivations()).isZero();
        assertThat(offered()).doesNotContain("amy");
    }

    @Test
    void what_one_reconciliation_named_and_did_not_count_the_next_one_counts() {
        world.base.clock.advance(A_DAY);
        reconcile();
        world.base.clock.advance(Duration.ofHours(4));
        world.slack.deactivate(account("amy"));
        // Named, and nobody could look at them afresh.
        world.base.source.isDown(true);
        compare();
        assertThat(deactivations()).isZero();
        world.base.source.isDown(false);
        world.base.clock.advance(Duration.ofHours(1));

        reconcile();

        assertThat(deactivations()).isEqualTo(1);
        assertThat(offered()).contains("amy");
    }

    @Test
    void what_rollcall_did_itself_is_not_counted_a_second_time() {
        log(Deed.DEACTIVATED, "fay", Optional.empty(), byRollcall(), now());

        reconcile();

        assertThat(deactivations()).isZero();
    }

    @Test
    void whoever_is_back_counts_no_more_and_counts_once_more_when_deactivated_again() {
        log(Deed.DEACTIVATED, "fay", Optional.empty(), byHand(KIM), now());
        reconcile();
        assertThat(deactivations()).isEqualTo(1);
        world.slack.reactivate(account("fay"));
        reconcile();
        assertThat(deactivations()).isZero();
        world.base.clock.advance(Duration.ofHours(4));
        world.slack.deactivate(account("fay"));

        reconcile();

        assertThat(deactivations()).isEqualTo(1);
    }

    @Test
    void whom_somebody_else_has_deactivated_is_offered_with_what_was_had_by_hand_before() {
        world.slack.put(account("amy"), SALES);
        world.base.grants.record(
                new RecordedGrant(
                        new Grant(
                                AMY,
                                ENG,
                                new TreeMap<>(
                                        Map.of(
                                                new MappingName("eng"),
                                                GroupPath.parse("okta:engineers")))),
                        Optional.of(account("amy")),
                        now(),
                        "event:okta:1",
                        "1".repeat(64),
                        RecordedGrant.State.GIVEN));
        reconcile();
        Instant read = world.reconciliations.lastGood().orElseThrow().begun();
        world.base.clock.advance(Duration.ofHours(4));
        world.slack.deactivate(account("amy"));
        log(Deed.DEACTIVATED, "amy", Optional.empty(), byHand(KIM), now());

        reconcile();

        Restore offer = world.base.restores.of(AMY, account("amy")).orElseThrow();
        assertThat(offer.cut()).isEqualTo(Restore.Cut.ELSEWHERE);
        assertThat(offer.capturedAt()).isEqualTo(read);
        assertThat(offer.state()).isInstanceOf(Restore.State.Proposed.class);
        assertThat(offer.items()).contains(ONCALL, SALES).doesNotContain(ENG);
    }

    @Test
    void whom_rollcall_has_deactivated_itself_is_not_offered() {
        log(Deed.DEACTIVATED, "fay", Optional.empty(), byRollcall(), now());

        reconcile();

        assertThat(world.base.restores.waiting(9)).isEmpty();
    }

    private List<String> offered() {
        return world.base.restores.waiting(100).stream()
                .map(offer -> offer.person().value())
                .sorted()
                .toList();
    }

    private List<String> many() {
        return world.base.escalations.waiting(100).stream()
                .map(Outbox.Waiting::escalation)
                .filter(escalation -> escalation.reason().equals("many-deactivated-elsewhere"))
                .map(escalation -> escalation.facts().toString())
                .toList();
    }

    private int deactivations() {
        return world.base.breaker.admitted(ChangeKind.DEACTIVATE).within(Window.MONTH, now());
    }

    private List<DriftRecord> foreign() {
        return world.records().stream()
                .filter(record -> record.drift().kind() == DriftKind.FOREIGN_WRITE)
                .sorted(
                        Comparator.comparing(record ->
                                record.drift().entitlement().map(Entitlement::key).orElse("")))
                .toList();
    }

    private SnapshotId reconcile() {
        SnapshotId id = world.begin();
        world.execute(id);
        return id;
    }

    /** Names the differences and sets nothing right. */
    private SnapshotId compare() {
        SnapshotId id = world.begin();
        world.read(id);
        world.steps().nameDifferences().name(id);
        return id;
    }

    private Optional<Trace> trace(DriftKind kind, String name) {
        return world.records().stream()
                .filter(record -> record.drift().kind() == kind)
                .filter(record -> record.drift().account().equals(Optional.of(account(name))))
                .findFirst()
                .flatMap(DriftRecord::trace);
    }

    private Instant now() {
        return world.base.clock.instant();
    }

    private String log(Deed deed, String name, Optional<Entitlement> thing, Author by, Instant at) {
        String entry = "entry-" + ++entries;
        world.audit.log(
                new TracedChange(
                        entry, at, by, deed, Optional.of(account(name)), thing.map(Touched::of)));
        return entry;
    }

    private static Author byHand(AccountId who) {
        return new Author(Optional.of(who), Optional.empty(), Author.Means.BY_HAND);
    }

    private static Author byApp(AccountId installedBy) {
        return new Author(Optional.of(installedBy), Optional.empty(), Author.Means.OTHER_PROGRAM);
    }

    private static Author byRollcall() {
        return new Author(Optional.of(INSTALLER), Optional.empty(), Author.Means.ROLLCALL);
    }

    private static Entitlement notManaged() {
        return new Entitlement.UserGroup("T01", "S0OTHER");
    }
}
