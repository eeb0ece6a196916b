package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENG;
import static dev.rollcall.application.reconcile.ReconcileWorld.ENTRA;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.ONCALL;
import static dev.rollcall.application.reconcile.ReconcileWorld.SALES;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.testing.FixedPolicies.OLE;
import static dev.rollcall.testing.FixedPolicies.VERA;
import static dev.rollcall.testing.Passing.passed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.adoption.GrantedWhen;
import dev.rollcall.application.adoption.LogPatience;
import dev.rollcall.application.adoption.ReadPromotion;
import dev.rollcall.application.adoption.TakeBaseline;
import dev.rollcall.application.adoption.TakeBaseline.Outcome;
import dev.rollcall.application.operator.AdoptionRecord;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.port.Baselines;
import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.reconcile.Interruptions.Died;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.Baseline;
import dev.rollcall.domain.adoption.BaselineRun;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.adoption.EffectiveModes;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.PreExisting.Granted;
import dev.rollcall.domain.adoption.PreExisting.Why;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.adoption.ThingCensus;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.trace.Author;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.InMemoryAuditChanges;
import dev.rollcall.testing.InMemoryBaselines;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a baseline records of a company with two sources, and what becomes of it. */
class BaselineTest {
    private static final Caller BY_OLE = new Caller(OLE.arn().value(), "ASIA1");
    private static final Caller BY_VERA = new Caller(VERA.arn().value(), "ASIA2");
    private static final LocalDate MAY = LocalDate.parse("2027-05-25");
    private static final int FEWEST_POINTS = 15;

    private ReconcileWorld world = new ReconcileWorld();
    private InMemoryBaselines baselines = new InMemoryBaselines();
    private final InMemoryAuditChanges log = new InMemoryAuditChanges(2);
    private final LogPatience patience = new LogPatience(world.base.clock);

    @BeforeEach
    void furnish() {
        furnish(world);
    }

    private static void furnish(ReconcileWorld company) {
        company.employ(OKTA, "amy");
        company.employ(OKTA, "bob");
        company.employ(ENTRA, "yen");
        company.slack.put(account("amy"), SALES);
        company.slack.put(account("yen"), ENG);
        company.slack.put(account("yen"), ONCALL);
        company.open("orphan");
        company.slack.put(account("orphan"), ENG);
        company.slack.takeFrom(account("bob"), ENG);
        company.policies = company.policies.granting(policy(MappingMode.OBSERVE, "1"));
    }

    @Test
    void a_census_counts_each_membership_once_with_its_reason() {
        SnapshotId read = reconciled();

        Census census = census(read);
        assertThat(census.isGood()).isTrue();
        assertThat(census.things())
                .filteredOn(thing -> !(thing.thing() instanceof Entitlement.Workspace))
                .containsExactlyInAnyOrder(
                        new ThingCensus(ENG, true, 1, 0, 0, 2, 1),
                        new ThingCensus(SALES, true, 1, 0, 0, 1, 0),
                        new ThingCensus(ONCALL, true, 2, 0, 0, 1, 0));
        assertThat(world.openDrift()).as("mappings that observe name nothing").hasSize(1);
    }

    @Test
    void whoever_is_away_for_a_time_has_it_by_the_rules_and_leavers_do_not_count() {
        for (Standing standing : List.of(Standing.SUSPENDED, Standing.LEAVER)) {
            String name = standing == Standing.LEAVER ? "lea" : "sue";
            world.link(world.person(OKTA, name, standing), world.open(name));
            world.okta.join(ReconcileWorld.ENGINEERS, name);
            world.slack.put(account(name), ENG);
        }

        assertThat(census(reconciled()).of(ENG))
                .contains(new ThingCensus(ENG, true, 2, 0, 0, 2, 1));
    }

    @Test
    void what_no_rule_explains_is_put_on_the_records_and_sealed() {
        SnapshotId read = reconciled();

        BaselineRun run = taken();

        assertThat(words())
                .containsExactly(
                        "U0AMY channel:C0SALES",
                        "U0INSTALLER workspace:T01",
                        "U0ORPHAN channel:C0ENG",
                        "U0ORPHAN workspace:T01",
                        "U0YEN channel:C0ENG",
                        "U0YEN user-group:T01:S0ONCALL");
        assertThat(world.preExistings.all())
                .allSatisfy(one -> {
                    assertThat(one.granted()).isEqualTo(new Granted.Before(census(read).begun()));
                    assertThat(one.owner()).isEqualTo("okta:00uOwner");
                    assertThat(one.until()).isEqualTo(MAY);
                });
        assertThat(baselines.sealed())
                .singleElement()
                .returns(read, Baseline::snapshot)
                .returns(6, Baseline::recorded)
                .returns("ole", Baseline::by)
                .returns(run.digest(), Baseline::digest);
        EvidenceStore.Location page =
                new EvidenceStore.Location("adoption/" + read + "-00000.json", "");
        assertThat(run.digest())
                .isEqualTo(
                        Hashes.sha256(Hashes.sha256(world.base.evidence.at(page).orElseThrow())));
        assertThat(world.base.ledger.of(OperatorRecord.ID))
                .filteredOn(entry -> entry.entry().key().equals("adoption#baseline#" + read))
                .hasSize(1);
    }

    @Test
    void when_it_was_given_is_what_the_audit_log_tells_and_never_guessed() {
        Instant june = Instant.parse("2026-06-01T10:00:00Z");
        logged("a1", june, Deed.JOINED_CHANNEL, "amy", SALES);
        logged("a2", june.plusSeconds(60), Deed.JOINED_CHANNEL, "yen", ENG);
        logged("a3", june.plusSeconds(90), Deed.LEFT_CHANNEL, "yen", ENG);
        logged("a4", june.minus(Duration.ofDays(400)), Deed.JOINED_CHANNEL, "orphan", ENG);
        SnapshotId read = reconciled();
        logged("a5", census(read).begun(), Deed.ADDED_TO_GROUP, "yen", ONCALL);
        taken();

        Granted before = new Granted.Before(census(read).begun());
        assertThat(granted("amy", SALES)).isEqualTo(new Granted.At(june, "a1"));
        assertThat(granted("yen", ENG)).as("came, went, and is there").isEqualTo(before);
        assertThat(granted("orphan", ENG)).as("too long ago").isEqualTo(before);
        assertThat(granted("yen", ONCALL)).as("logged after the reading").isEqualTo(before);
    }

    @Test
    void a_busy_log_is_waited_for_and_one_that_is_not_there_is_asked_once() {
        reconciled();
        Instant later = world.base.clock.instant().plusSeconds(30);
        log.fail(Optional.of(new PortFailure.RateLimited("Reading the log", later)));
        assertThat(take(BY_OLE))
                .isInstanceOfSatisfying(
                        Gated.Passed.class,
                        passed ->
                                assertThat(passed.outcome())
                                        .isInstanceOfSatisfying(
                                                Outcome.Reached.class,
                                                reached -> {
                                                    assertThat(reached.notBefore()).contains(later);
                                                    assertThat(reached.run().ended()).isEmpty();
                                                }));

        int asked = log.readings();
        log.fail(Optional.of(new PortFailure.NeedsHuman("Reading the log", "not-on-this-plan")));
        taken();
        assertThat(log.readings()).isEqualTo(asked + 1);
        assertThat(words()).hasSize(6);
    }

    @Test
    void a_log_that_does_not_answer_is_asked_again_for_ten_minutes() {
        Instant june = Instant.parse("2026-06-01T10:00:00Z");
        logged("a1", june, Deed.JOINED_CHANNEL, "amy", SALES);
        reconciled();
        log.fail(Optional.of(new PortFailure.Unavailable("Reading the log")));
        assertThat(waitsForTheLog()).isTrue();
        world.base.clock.advance(Duration.ofMinutes(1));

        log.fail(Optional.empty());
        taken();

        assertThat(granted("amy", SALES)).isEqualTo(new Granted.At(june, "a1"));
    }

    @Test
    void a_log_that_does_not_answer_for_long_is_done_without() {
        reconciled();
        log.fail(Optional.of(new PortFailure.Unavailable("Reading the log")));
        Instant begun = world.base.clock.instant();
        while (waitsForTheLog()) {
            world.base.clock.advance(Duration.ofSeconds(30));
        }

        taken();

        assertThat(Duration.between(begun, world.base.clock.instant()))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(words()).hasSize(6);
    }

    private boolean waitsForTheLog() {
        return take(BY_OLE) instanceof Gated.Passed<Outcome>(Outcome.Reached reached)
                && reached.notBefore().isPresent();
    }

    private void logged(String entry, Instant at, Deed deed, String name, Entitlement thing) {
        log.log(
                new TracedChange(
                        entry,
                        at,
                        Author.NOBODY,
                        deed,
                        Optional.of(account(name)),
                        Optional.of(Touched.of(thing))));
    }

    private Granted granted(String name, Entitlement thing) {
        return world.preExistings.of(account(name)).stream()
                .filter(one -> one.thing().equals(thing))
                .map(PreExisting::granted)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_authoritative_mapping_takes_nothing_of_it_and_names_it() {
        reconciled();
        taken();
        world.policies = world.policies.granting(policy(MappingMode.AUTHORITATIVE, "2"));

        SnapshotId read = reconciled();

        assertThat(world.openDrift())
                .containsExactlyInAnyOrder(
                        "orphan-account U0ORPHAN",
                        "pre-existing amy channel:C0SALES",
                        "pre-existing yen channel:C0ENG",
                        "pre-existing yen user-group:T01:S0ONCALL");
        assertThat(world.document(read, "plan")).doesNotContain("CHANNEL").doesNotContain("GROUP");
        assertThat(census(read).things()).allMatch(thing -> thing.unexplained() == 0);
    }

    @Test
    void what_is_added_by_hand_after_it_is_no_inheritance() {
        reconciled();
        taken();
        world.policies = world.policies.granting(policy(MappingMode.AUTHORITATIVE, "2"));
        world.slack.put(account("bob"), SALES);
        reconciled();
        taken();

        assertThat(words()).hasSize(6).doesNotContain("U0BOB channel:C0SALES");
        assertThat(world.openDrift()).contains("manual-add bob channel:C0SALES");
        assertThat(baselines.sealed()).hasSize(2);
    }

    @Test
    void a_second_baseline_adds_what_has_come_and_moves_no_date() {
        SnapshotId first = reconciled();
        taken();
        world.slack.put(account("bob"), SALES);
        world.base.clock.advance(Duration.ofHours(4));
        SnapshotId second = reconciled();
        taken();

        assertThat(world.preExistings.all())
                .extracting(PreExisting::baseline)
                .containsOnlyOnce(second)
                .filteredOn(first::equals)
                .hasSize(6);
    }

    @Test
    void whoever_dies_at_it_is_followed_by_one_who_comes_to_the_same() {
        reconciled();
        taken();
        List<String> whole = words();
        int points = 0;
        boolean reached = true;
        while (reached) {
            points++;
            world = new ReconcileWorld();
            baselines = new InMemoryBaselines();
            furnish(world);
            reconciled();
            int before = world.interruptions.passed();
            world.interruptions.dieAt(before + points);
            try {
                taken();
            } catch (Died _) {
                world.base.clock.advance(Duration.ofMinutes(1));
            }
            reached = world.interruptions.happened();
            world.interruptions.at(0, () -> {});
            taken();

            assertThat(words()).isEqualTo(whole);
            assertThat(baselines.sealed()).extracting(Baseline::recorded).containsExactly(6);
            assertThat(world.base.ledger.of(OperatorRecord.ID)).hasSize(1);
        }
        assertThat(points).isGreaterThan(FEWEST_POINTS);
    }

    @Test
    void whom_a_rule_explained_at_the_baseline_is_looked_at_anew_before_authority() {
        reconciled();
        taken();
        reconciled();
        assertThat(unclear()).isEmpty();

        world.okta.leave(ReconcileWorld.ENGINEERS, "bob");
        world.base.clock.advance(Duration.ofDays(60));
        reconciled();
        assertThat(unclear()).isNotEmpty();

        taken();
        reconciled();
        assertThat(unclear()).isEmpty();
        world.base.clock.advance(Duration.ofHours(25));
        assertThat(unclear()).as("too long ago").isNotEmpty();
    }

    @Test
    void what_was_half_taken_a_day_ago_is_begun_anew() {
        reconciled();
        halfTaken();
        int half = words().size();
        assertThat(half).isBetween(1, 5);

        world.base.clock.advance(Duration.ofHours(25));
        assertThat(take(BY_OLE)).isEqualTo(refused(TakeBaseline.Reason.TOO_OLD));

        SnapshotId read = reconciled();
        assertThat(reached(take(BY_OLE)))
                .returns(true, Outcome.Reached::anew)
                .satisfies(reached -> assertThat(reached.run().snapshot()).isEqualTo(read));
        taken();
        assertThat(words()).as("what is on the records stays").hasSize(6);
        assertThat(baselines.sealed())
                .singleElement()
                .returns(read, Baseline::snapshot)
                .returns(6 - half, Baseline::recorded);
    }

    @Test
    void what_was_half_taken_an_hour_ago_goes_on() {
        SnapshotId read = reconciled();
        halfTaken();
        world.base.clock.advance(Duration.ofHours(1));
        reconciled();

        assertThat(reached(take(BY_OLE)))
                .returns(false, Outcome.Reached::anew)
                .satisfies(reached -> assertThat(reached.run().snapshot()).isEqualTo(read));
    }

    private void halfTaken() {
        Instant later = world.base.clock.instant().plusSeconds(30);
        world.interruptions.dieAt(world.interruptions.passed() + 9);
        assertThatExceptionOfType(Died.class).isThrownBy(() -> take(BY_OLE));
        world.interruptions.at(0, () -> {});
        world.base.clock.set(later);
    }

    private static Outcome.Reached reached(Gated<Outcome> outcome) {
        return (Outcome.Reached) passed(outcome);
    }

    @Test
    void the_number_that_is_sealed_and_the_list_tell_who_recorded_what() throws Exception {
        SnapshotId read = reconciled();
        SnapshotId earlier = new SnapshotId("20261101T120000Z-0a1b2c3d");
        Granted.At june = new Granted.At(Instant.parse("2026-06-01T10:00:00Z"), "a1");
        logged(june.entry(), june.time(), Deed.JOINED_CHANNEL, "amy", SALES);
        world.preExistings.adopt(
                List.of(
                        PreExisting.found(
                                account("yen"),
                                ENG,
                                new Granted.Before(Instant.parse("2026-11-01T12:00:00Z")),
                                earlier,
                                "okta:00uOther",
                                MAY)));
        taken();

        assertThat(baselines.sealed()).extracting(Baseline::recorded).containsExactly(5);
        String page =
                new String(
                        world.base
                                .evidence
                                .at(
                                        new EvidenceStore.Location(
                                                "adoption/" + read + "-00000.json", ""))
                                .orElseThrow(),
                        UTF_8);
        assertThat(Json.readObject(page).objects("had"))
                .hasSize(6)
                .filteredOn(row -> row.text("baseline").equals(read.value()))
                .hasSize(5);
        assertThat(page)
                .contains(
                        "{\"account\":\"U0AMY\",\"baseline\":\"%s\",\"entitlement\":\"channel:C0SALES\","
                                        .formatted(read)
                                + "\"entry\":\"a1\",\"owner\":\"okta:00uOwner\","
                                + "\"since\":\"2026-06-01T10:00:00Z\"}",
                        "{\"account\":\"U0YEN\",\"baseline\":\"%s\",\"before\":\"2026-11-01T12:00:00Z\","
                                        .formatted(earlier)
                                + "\"entitlement\":\"channel:C0ENG\",\"owner\":\"okta:00uOther\"}");
    }

    @Test
    void it_needs_a_good_reading_of_the_policy_in_force_and_the_role() {
        assertThat(take(BY_OLE)).isEqualTo(refused(TakeBaseline.Reason.NONE));
        reconciled();
        assertThat(take(BY_VERA)).isInstanceOf(Gated.NotAllowed.class);

        AccessPolicy before = world.policies.access();
        world.policies = world.policies.granting(policy(MappingMode.REPORT, "2"));
        assertThat(take(BY_OLE)).isEqualTo(refused(TakeBaseline.Reason.OTHER_POLICY));

        world.policies = world.policies.granting(before);
        world.base.clock.advance(Duration.ofHours(25));
        assertThat(take(BY_OLE)).isEqualTo(refused(TakeBaseline.Reason.TOO_OLD));
        assertThat(world.preExistings.all()).isEmpty();
    }

    @Test
    void a_reading_that_was_not_whole_is_none() {
        world.okta.putUnreadable("zed");

        reconciled();

        assertThat(take(BY_OLE)).isEqualTo(refused(TakeBaseline.Reason.NONE));
    }

    @Test
    void a_day_that_is_over_or_far_off_is_none() {
        reconciled();

        for (LocalDate day : List.of(LocalDate.parse("2026-11-27"), MAY.plusYears(1))) {
            assertThat(step().take(BY_OLE, day))
                    .isEqualTo(new Gated.Passed<Outcome>(new Outcome.NoSuchDay()));
        }
    }

    @Test
    void what_is_not_there_for_a_week_is_gone() {
        reconciled();
        taken();
        world.slack.takeFrom(account("amy"), SALES);
        days(1);
        days(6);
        world.slack.put(account("amy"), SALES);
        days(1);
        world.slack.takeFrom(account("amy"), SALES);
        days(1);
        days(6);
        assertThat(ended("U0AMY", SALES)).isEmpty();

        days(1);
        assertThat(ended("U0AMY", SALES)).contains(Why.GONE);
        assertThat(ended("U0YEN", ENG)).isEmpty();
    }

    @Test
    void what_rules_have_given_for_a_month_goes_with_them_from_then_on() {
        givenByRules();
        record(ENG, world.base.clock.instant());
        days(1);
        days(29);
        assertThat(ended("U0ORPHAN", ENG)).isEmpty();

        days(1);
        assertThat(ended("U0ORPHAN", ENG)).contains(Why.EXPLAINED);
    }

    @Test
    void what_no_run_has_put_down_as_given_stays_on_the_records() {
        givenByRules();
        days(31);
        days(31);

        assertThat(ended("U0ORPHAN", ENG)).isEmpty();
    }

    @Test
    void a_rule_that_gives_it_now_and_then_takes_nothing_along() {
        givenByRules();
        record(ENG, world.base.clock.instant());
        for (int time = 0; time < 3; time++) {
            days(20);
            world.okta.leave(ReconcileWorld.ENGINEERS, "orphan");
            days(20);
            world.okta.join(ReconcileWorld.ENGINEERS, "orphan");
        }
        world.okta.leave(ReconcileWorld.ENGINEERS, "orphan");
        days(1);

        assertThat(world.openDrift())
                .contains("pre-existing orphan channel:C0ENG")
                .filteredOn(word -> word.endsWith(" orphan channel:C0ENG"))
                .hasSize(1);
    }

    private void givenByRules() {
        reconciled();
        taken();
        world.policies = world.policies.granting(policy(MappingMode.AUTHORITATIVE, "2"));
        world.link(world.person(OKTA, "orphan", Standing.ENTITLED), account("orphan"));
        world.okta.join(ReconcileWorld.ENGINEERS, "orphan");
        world.slack.put(account("orphan"), ONCALL);
    }

    private void record(Entitlement thing, Instant since) {
        world.base.grants.record(
                new RecordedGrant(
                        new Grant(
                                ReconcileWorld.of(OKTA, "orphan"),
                                thing,
                                new TreeMap<>(
                                        Map.of(
                                                new MappingName("eng"),
                                                new GroupPath(List.of(ReconcileWorld.ENGINEERS))))),
                        Optional.of(account("orphan")),
                        since,
                        "event:okta:e1",
                        "d1",
                        RecordedGrant.State.GIVEN));
    }

    @Test
    void whoever_was_deactivated_by_somebody_else_finds_it_again() {
        reconciled();
        taken();
        world.slack.deactivate(account("amy"));
        world.slack.takeFrom(account("amy"), SALES);
        days(1);
        days(60);
        assertThat(ended("U0AMY", SALES)).isEmpty();

        world.slack.reactivate(account("amy"));
        Instant now = world.base.clock.instant();
        world.base.restores.of(ReconcileWorld.of(OKTA, "amy")).forEach(world.base.restores::drop);
        world.base.restores.offer(
                Restore.offered(
                        ReconcileWorld.of(OKTA, "amy"), account("amy"), now, now, List.of(SALES)));
        days(1);
        days(10);
        assertThat(ended("U0AMY", SALES)).as("somebody may still give it back").isEmpty();

        world.slack.put(account("amy"), SALES);
        days(10);
        assertThat(words()).hasSize(6).contains("U0AMY channel:C0SALES");
    }

    @Test
    void whoever_has_left_for_good_has_nothing_from_before_after_three_months() {
        reconciled();
        taken();
        world.person(OKTA, "amy", Standing.LEAVER);
        world.slack.deactivate(account("amy"));
        world.slack.takeFrom(account("amy"), SALES);
        days(1);
        days(89);
        assertThat(ended("U0AMY", SALES)).isEmpty();

        days(1);
        assertThat(ended("U0AMY", SALES)).contains(Why.LEFT);
    }

    @Test
    void whoever_is_back_as_somebody_new_with_the_same_account_counts() {
        world.link(world.person(ENTRA, "old", Standing.LEAVER), account("amy"));

        assertThat(census(reconciled()).of(SALES))
                .contains(new ThingCensus(SALES, true, 1, 0, 0, 1, 0));
        taken();
        assertThat(words()).contains("U0AMY channel:C0SALES");

        world.slack.deactivate(account("amy"));
        days(1);
        days(100);
        assertThat(ended("U0AMY", SALES)).isEmpty();
    }

    @Test
    void what_would_end_in_great_numbers_waits_as_long_again_and_operations_are_told() {
        List<AccountId> many =
                IntStream.range(0, 12).mapToObj(n -> world.open("many" + n)).toList();
        many.forEach(one -> world.slack.put(one, SALES));
        reconciled();
        taken();
        many.forEach(one -> world.slack.takeFrom(one, SALES));
        world.slack.takeFrom(account("yen"), ENG);
        days(1);
        days(7);
        assertThat(ended("U0YEN", ENG)).contains(Why.GONE);
        assertThat(many).allMatch(one -> ended(one.value(), SALES).isEmpty());
        assertThat(world.base.escalations.waiting(100))
                .filteredOn(one -> one.escalation().reason().equals("pre-existing-held"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.escalation().facts())
                                .containsEntry("memberships", "12")
                                .containsEntry("things", "1"));

        days(7);
        assertThat(many).allMatch(one -> ended(one.value(), SALES).isPresent());
    }

    private void days(int many) {
        world.base.clock.advance(Duration.ofDays(many));
        reconciled();
    }

    @Test
    void an_owner_is_reminded_once_a_week_with_numbers_and_nothing_is_taken() {
        reconciled();
        taken();
        world.base.clock.set(Instant.parse("2027-05-26T06:00:00Z"));
        reconciled();
        world.base.clock.advance(Duration.ofHours(4));
        reconciled();

        assertThat(reminders()).isEqualTo(1);
        assertThat(world.base.escalations.waiting(100))
                .filteredOn(one -> one.escalation().reason().equals("pre-existing-overdue"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.escalation().facts())
                                .containsEntry("owner", "okta:00uOwner")
                                .containsEntry("memberships", "6")
                                .containsEntry("accounts", "4"));

        world.base.clock.advance(Duration.ofDays(7));
        reconciled();
        assertThat(reminders()).isEqualTo(2);
        assertThat(words()).hasSize(6);
    }

    @Test
    void it_is_the_present_owner_of_whom_operations_are_told() {
        reconciled();
        taken();
        AccessPolicy usual = policy(MappingMode.OBSERVE, "3");
        world.policies =
                world.policies.granting(
                        new AccessPolicy(
                                usual.digest(),
                                usual.sources(),
                                usual.populations(),
                                usual.mappings().stream()
                                        .map(mapping ->
                                                mapping.name().value().equals("sales")
                                                        ? ownedBy("okta:00uNew", mapping)
                                                        : mapping)
                                        .collect(Collectors.toList()),
                                usual.writers(),
                                usual.attributes(),
                                usual.protectedAccounts()));
        world.base.clock.set(Instant.parse("2027-05-26T06:00:00Z"));
        reconciled();

        assertThat(world.base.escalations.waiting(100))
                .filteredOn(one -> one.escalation().reason().equals("pre-existing-overdue"))
                .extracting(
                        one -> one.escalation().facts().get("owner"),
                        one -> one.escalation().facts().get("memberships"))
                .containsExactlyInAnyOrder(tuple("okta:00uOwner", "5"), tuple("okta:00uNew", "1"));
    }

    private static Mapping ownedBy(String owner, Mapping mapping) {
        return new Mapping(
                mapping.name(),
                mapping.group(),
                mapping.nested(),
                mapping.except(),
                mapping.mode(),
                mapping.provisioning(),
                owner,
                mapping.expires(),
                mapping.most(),
                mapping.grants());
    }

    private long reminders() {
        return world.base.escalations.waiting(100).stream()
                .filter(one -> one.escalation().reason().equals("pre-existing-overdue"))
                .count();
    }

    /** Returns over which things no mapping might be given authority. */
    private Set<Entitlement> unclear() {
        AccessPolicy now = world.policies.access();
        Promotion known =
                new ReadPromotion(
                                world.reconciliations,
                                new CensusDocument(world.snapshots),
                                world.base.clock)
                        .under(now.digest());
        EffectiveModes modes = new EffectiveModes(now, false, world.base.clock.instant());
        return now.mappings().stream()
                .flatMap(mapping -> known.unclear(mapping, modes).stream())
                .collect(Collectors.toSet());
    }

    private Optional<Why> ended(String account, Entitlement thing) {
        return world.preExistings.all().stream()
                .filter(one -> one.account().equals(new AccountId(account)))
                .filter(one -> one.thing().equals(thing))
                .flatMap(one -> one.end().stream())
                .map(PreExisting.End::why)
                .findFirst();
    }

    private SnapshotId reconciled() {
        SnapshotId id = world.begin();
        world.execute(id);
        return id;
    }

    private Census census(SnapshotId id) {
        return new CensusDocument(world.snapshots).find(id).orElseThrow();
    }

    private BaselineRun taken() {
        while (true) {
            if (take(BY_OLE) instanceof Gated.Passed<Outcome>(Outcome.Reached reached)
                    && reached.run().ended().isPresent()) {
                return reached.run();
            }
        }
    }

    private Gated<Outcome> take(Caller caller) {
        return step().take(caller, MAY);
    }

    private TakeBaseline step() {
        Ledger ledger = world.interruptions.around(Ledger.class, world.base.ledger);
        return new TakeBaseline(
                new Gate(
                        world.policies,
                        new OperatorRecord(ledger, world.policies, world.base.clock)),
                world.reconciliations,
                new CensusDocument(world.snapshots),
                world.interruptions.around(Baselines.class, baselines),
                world.interruptions.around(PreExistings.class, world.preExistings),
                world.interruptions.around(EvidenceStore.class, world.base.evidence),
                () -> new GrantedWhen(Optional.of(log), patience),
                world.policies,
                new AdoptionRecord(ledger, world.policies, world.base.clock),
                world.base.clock);
    }

    private static Gated<Outcome> refused(TakeBaseline.Reason why) {
        return new Gated.Passed<>(new Outcome.NoGoodReading(why));
    }

    private List<String> words() {
        return world.preExistings.all().stream()
                .filter(PreExisting::isOpen)
                .map(one -> one.account() + " " + one.thing().key())
                .sorted()
                .toList();
    }

    private static AccessPolicy policy(MappingMode mode, String digit) {
        AccessPolicy usual = ReconcileWorld.policy(digit.repeat(64));
        return new AccessPolicy(
                usual.digest(),
                usual.sources(),
                usual.populations(),
                usual.mappings().stream()
                        .map(mapping -> in(mode, mapping))
                        .collect(Collectors.toList()),
                usual.writers(),
                usual.attributes(),
                usual.protectedAccounts());
    }

    private static Mapping in(MappingMode mode, Mapping mapping) {
        return new Mapping(
                mapping.name(),
                mapping.group(),
                mapping.nested(),
                mapping.except(),
                mode,
                mapping.provisioning(),
                mapping.owner(),
                mapping.expires(),
                mapping.most(),
                mapping.grants());
    }
}
