package dev.rollcall.application.operator;

import static dev.rollcall.testing.FixedPolicies.INES;
import static dev.rollcall.testing.FixedPolicies.OLE;
import static dev.rollcall.testing.FixedPolicies.VERA;
import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.Passing.passed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.SayDeparture.Outcome;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Topic;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.Role;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;

class SayDepartureTest {
    private static final Duration HOURS = Duration.ofHours(4);
    private static final Duration DAYS = Duration.ofDays(5);

    private final LeaverWorld world = LeaverWorld.whereAnaLeft();

    @Test
    void the_next_case_of_a_hostile_leaver_begins_so_and_what_is_left_is_due_in_hours() {
        leavesAToken();
        say(OLE, Departure.HOSTILE);

        ResidualItem item = left(out());

        assertThat(item.due()).isEqualTo(item.found().plus(HOURS));
        assertThat(world.leaver(item.caseId()).terms().departure()).isEqualTo(Departure.HOSTILE);
    }

    @Test
    void it_holds_for_a_week() {
        leavesAToken();
        say(OLE, Departure.HOSTILE);
        world.clock.advance(SaidDeparture.HOLDS);

        ResidualItem item = left(out());

        assertThat(item.due()).isEqualTo(item.found().plus(DAYS));
        assertThat(world.leaver(item.caseId()).terms().departure()).isEqualTo(Departure.NORMAL);
    }

    @Test
    void what_is_found_in_a_case_that_was_open_before_is_due_in_hours_too() {
        leavesAToken();
        CaseId caseId = world.confirmed(ANA);
        say(INES, Departure.HOSTILE);

        world.slack.reset(ANAS);
        world.steps.deactivate.deactivate(world.ticket(ANA), caseId, ANAS);
        world.steps.verify.verify(caseId);
        world.steps.inventory.take(caseId, ANAS);

        assertThat(world.residuals.of(caseId))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.due()).isEqualTo(item.found().plus(HOURS)));
        assertThat(entries(caseId))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("departure", "HOSTILE")
                                .containsEntry("by", "ines")
                                .containsEntry("reason", "under investigation"));
    }

    @Test
    void in_a_case_that_was_open_when_it_was_said_it_holds_to_the_end() {
        CaseId caseId = world.confirmed(ANA);
        say(INES, Departure.HOSTILE);
        world.slack.reset(ANAS);
        world.steps.deactivate.deactivate(world.ticket(ANA), caseId, ANAS);
        world.clock.advance(SaidDeparture.HOLDS.plusDays(1));
        leavesAToken();
        world.steps.verify.verify(caseId);

        world.steps.inventory.take(caseId, ANAS);

        assertThat(world.residuals.of(caseId))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.due()).isEqualTo(item.found().plus(HOURS)));
    }

    @Test
    void what_was_said_before_there_was_a_case_stands_in_its_ledger_with_who_said_it() {
        say(OLE, Departure.HOSTILE);

        CaseId caseId = world.confirmed(ANA);

        assertThat(entries(caseId))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("departure", "HOSTILE")
                                .containsEntry("by", "ole")
                                .containsEntry("reason", "under investigation"));
    }

    @Test
    void tells_which_cases_are_open() {
        assertThat(passed(say(OLE, Departure.HOSTILE)).open()).isEmpty();
        CaseId caseId = world.confirmed(ANA);

        assertThat(passed(say(OLE, Departure.HOSTILE)).open()).containsExactly(caseId);
    }

    @Test
    void what_was_found_before_gets_the_earlier_due_time_and_back() {
        leavesAToken();
        CaseId caseId = out();
        ResidualItem before = left(caseId);
        world.clock.advance(Duration.ofDays(1));

        Outcome hostile = passed(say(OLE, Departure.HOSTILE));

        assertThat(left(caseId).due()).isEqualTo(world.clock.instant().plus(HOURS));
        assertThat(hostile.moved()).containsExactly(left(caseId));

        Outcome normal = passed(say(OLE, Departure.NORMAL));

        assertThat(left(caseId)).isEqualTo(before);
        assertThat(normal.moved()).containsExactly(before);
    }

    @Test
    void saying_it_again_puts_nothing_off() {
        leavesAToken();
        CaseId caseId = out();
        say(OLE, Departure.HOSTILE);
        ResidualItem due = left(caseId);
        world.clock.advance(Duration.ofHours(1));

        Outcome again = passed(say(OLE, Departure.HOSTILE));

        assertThat(again.moved()).isEmpty();
        assertThat(left(caseId)).isEqualTo(due);
    }

    @Test
    void without_a_case_it_stands_in_the_operators_ledger() {
        say(OLE, Departure.HOSTILE);

        assertThat(entries(OperatorRecord.ID)).hasSize(1);
    }

    @Test
    void who_only_looks_says_nothing_and_it_is_put_down() {
        assertThat(say(VERA, Departure.HOSTILE))
                .isEqualTo(new Gated.NotAllowed<>(Set.of(Role.OPERATOR, Role.INCIDENT)));

        assertThat(world.departures.of(ANA)).isEmpty();
        assertThat(world.entries(OperatorRecord.ID, Kind.REFUSED)).hasSize(1);
    }

    @Test
    void a_stranger_says_nothing() {
        Caller stranger = new Caller("arn:aws:sts::111122223333:assumed-role/X/y", "ASIA1");

        assertThat(
                        sayDeparture()
                                .say(
                                        stranger,
                                        ANA,
                                        Departure.HOSTILE,
                                        new StopReason("under investigation")))
                .isEqualTo(new Gated.Unknown<>());
        assertThat(world.departures.of(ANA)).isEmpty();
    }

    private void leavesAToken() {
        world.belongings.setUp(
                ANAS, new Asset(Topic.TOKENS, "A012", "app_token_preserved", LeaverWorld.START));
    }

    private CaseId out() {
        new LeaverRun(world, world.want(ANA)).toTheEnd();
        return world.cases.lastVerified(ANA).orElseThrow().id();
    }

    private ResidualItem left(CaseId caseId) {
        assertThat(world.residuals.of(caseId)).hasSize(1);
        return world.residuals.of(caseId).getFirst();
    }

    private List<LedgerEntry> entries(CaseId caseId) {
        return world.entries(caseId, Kind.DEPARTURE);
    }

    private Gated<Outcome> say(Operator operator, Departure departure) {
        return sayDeparture()
                .say(
                        new Caller(operator.arn().value(), "ASIA0"),
                        ANA,
                        departure,
                        new StopReason("under investigation"));
    }

    private SayDeparture sayDeparture() {
        FixedPolicies policies = FixedPolicies.usual();
        OperatorRecord record = new OperatorRecord(world.ledger, policies, world.clock);
        return new SayDeparture(
                new Gate(policies, record),
                world.departures,
                world.runs,
                world.cases,
                world.residuals,
                record,
                world.clock);
    }
}
