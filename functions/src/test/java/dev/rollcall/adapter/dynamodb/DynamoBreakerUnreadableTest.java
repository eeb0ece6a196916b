package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.application.port.Breaker.Urgency.ORDINARY;
import static dev.rollcall.contract.BreakerFixture.CONFIRMED;
import static dev.rollcall.contract.BreakerFixture.deactivation;
import static dev.rollcall.contract.Samples.DEFAULTS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;
import static dev.rollcall.contract.Samples.caseId;
import static dev.rollcall.contract.Samples.deactivations;
import static dev.rollcall.contract.Samples.hint;
import static dev.rollcall.contract.Samples.rules;
import static dev.rollcall.contract.Samples.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Breaker.PlanAdmission;
import dev.rollcall.application.port.Ledger.IntentReply;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Plan;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody else has spoilt holds everything that would have looked at it. */
class DynamoBreakerUnreadableTest {
    private static final Held UNREADABLE = new Held(Set.of(HoldReason.STATE_UNREADABLE));
    private static final BatchId BATCH = new BatchId("0123456789abcdef".repeat(2));

    private final Table table = TestTable.create(AwsEndpoint.given()).table();
    private final Breaker breaker = new DynamoBreaker(table);

    static Stream<Attributes> spoilt_counts() {
        Attributes windows = Attributes.at(Keys.windows(ChangeKind.DEACTIVATE)).with("version", 1);
        String bucket = "FIVE_MINUTES-1772625600";
        return Stream.of(
                windows.with("buckets", "none"),
                windows.with("buckets", Attributes.none().with(bucket, -1)),
                windows.with("buckets", Attributes.none().with(bucket, "many")),
                windows.with("buckets", Attributes.none().with("FIVE_MINUTES-1772625601", 1)),
                windows.with("buckets", Attributes.none().with("YEAR-0", 1)),
                Attributes.at(Keys.windows(ChangeKind.DEACTIVATE))
                        .with("buckets", Attributes.none()));
    }

    static Stream<Attributes> spoilt_surroundings() {
        Attributes population =
                Attributes.at(Keys.population()).with("snapshot", "s").with("at", NOON);
        return Stream.of(
                population.with("active", -1),
                population.with("active", 1L << 40),
                population.with("active", "many"),
                Attributes.at(Keys.stopSwitch())
                        .with("position", "SOME")
                        .with("by", "kim")
                        .with("reason", "a drill")
                        .with("at", NOON),
                Attributes.at(new Key(Keys.expected(ChangeKind.DEACTIVATE), "2099#")));
    }

    @ParameterizedTest
    @MethodSource({"spoilt_counts", "spoilt_surroundings"})
    void holds_singles_and_plans(Attributes spoilt) {
        table.put(Write.Put.always(spoilt));

        assertThat(admit()).isEqualTo(UNREADABLE);
        assertThat(plan()).isEqualTo(new PlanAdmission.Held(UNREADABLE));
        assertThat(table.get(Keys.reservation(ChangeKind.DEACTIVATE, Target.of(account(0)))))
                .isEmpty();
    }

    @Test
    void a_reservation_of_no_known_time_or_batch_holds_its_account() {
        Attributes spoilt =
                Attributes.at(Keys.reservation(ChangeKind.DEACTIVATE, Target.of(account(0))));

        table.put(Write.Put.always(spoilt.with("admittedAt", "yesterday")));
        assertThat(admit()).isEqualTo(UNREADABLE);
        assertThat(release()).isEqualTo(UNREADABLE);

        table.put(Write.Put.always(spoilt.with("admittedAt", NOON).with("batch", "b")));
        assertThat(admit()).isEqualTo(UNREADABLE);
        assertThat(release()).isEqualTo(UNREADABLE);
    }

    @Test
    void a_batch_in_an_unknown_state_is_not_being_released() {
        table.put(Write.Put.always(Attributes.at(Keys.batch(BATCH)).with("state", "MAYBE")));

        assertThat(release()).isEqualTo(new Held(Set.of(HoldReason.APPROVAL_LAPSED)));
    }

    @Test
    void a_stop_switch_in_an_unknown_position_stops_intents_and_releases() {
        new DynamoRuns(table).want(hint(Samples.ANA, "e1"), NOON);
        table.put(Write.Put.always(Attributes.at(Keys.stopSwitch()).with("position", "SOME")));

        assertThat(release()).isEqualTo(UNREADABLE);
        assertThat(
                        new DynamoLedger(table)
                                .intend(
                                        LedgerEntry.fact(
                                                "intent#1",
                                                LedgerEntry.Kind.INTENT,
                                                NOON,
                                                Subject.of(caseId(1), Samples.ANA),
                                                new Ground("leaver", "e1", "0".repeat(64)),
                                                Map.of()),
                                        Effect.DESTROYS,
                                        ticket(Samples.ANA, 1)))
                .isEqualTo(new IntentReply.Stopped());
    }

    private Admission admit() {
        return breaker.admit(deactivation(0, CONFIRMED), ORDINARY, DEFAULTS, NOON);
    }

    private Admission release() {
        return breaker.admitReleased(Change.deactivation(account(0)), BATCH, NOON);
    }

    private PlanAdmission plan() {
        Plan plan = new Plan(deactivations(0, 1), List.of(), "p");
        return breaker.admit(plan, "d", rules(DEFAULTS), Map.of(), NOON);
    }
}
