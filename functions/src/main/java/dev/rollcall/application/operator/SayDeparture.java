package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.residual.ResidualItem;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of a person that the departure is hostile, or takes that back: for the case that is open,
 * and for one that is opened within a week. What is left of the person is due sooner then.
 */
public final class SayDeparture {
    private static final String ACTION = "departure";

    private final Gate gate;
    private final Departures departures;
    private final Runs runs;
    private final Cases cases;
    private final Residuals residuals;
    private final OperatorRecord record;
    private final Clock clock;

    public SayDeparture(
            Gate gate,
            Departures departures,
            Runs runs,
            Cases cases,
            Residuals residuals,
            OperatorRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.departures = requireNonNull(departures, "departures is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.residuals = requireNonNull(residuals, "residuals is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What became of it.
     *
     * @param open the person's cases that are open; none may mean that the id is mistyped
     * @param moved the open items whose due time is another now
     */
    public record Outcome(SaidDeparture said, List<CaseId> open, List<ResidualItem> moved) {
        public Outcome {
            requireNonNull(said, "said is null");
            open = List.copyOf(open);
            moved = List.copyOf(moved);
        }
    }

    public Gated<Outcome> say(
            Caller caller, PersonId person, Departure departure, StopReason reason) {
        return gate.pass(caller, ACTION, Operator.SAYING_DEPARTURES)
                .map(operator -> say(caller, operator, person, departure, reason));
    }

    private Outcome say(
            Caller caller,
            Operator operator,
            PersonId person,
            Departure departure,
            StopReason reason) {
        SaidDeparture said =
                new SaidDeparture(
                        person,
                        departure,
                        operator.person().value(),
                        reason.text(),
                        clock.instant());
        List<CaseId> open = open(person);
        record.departure(caller, said, open);
        departures.say(said);
        return new Outcome(said, open, move(open, said));
    }

    /** The case a run works on, and a verified one of which something may be left. */
    private List<CaseId> open(PersonId person) {
        Stream<CaseId> worked = runs.openCase(person).stream();
        Stream<CaseId> verified =
                cases.lastVerified(person).stream()
                        .filter(leaver -> leaver.state() == CaseState.VERIFIED)
                        .map(LeaverCase::id);
        return Stream.concat(worked, verified).distinct().toList();
    }

    private List<ResidualItem> move(List<CaseId> open, SaidDeparture said) {
        List<ResidualItem> moved = new ArrayList<>();
        for (CaseId caseId : open) {
            for (ResidualItem item : residuals.of(caseId)) {
                Instant due = item.due(said.departure(), said.at());
                if (item.isOpen() && !due.equals(item.due())) {
                    Optional<ResidualItem> now = residuals.due(caseId, item.id(), due);
                    now.filter(ResidualItem::isOpen).ifPresent(moved::add);
                }
            }
        }
        return moved;
    }
}
