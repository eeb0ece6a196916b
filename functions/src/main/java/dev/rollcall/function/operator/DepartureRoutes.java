package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.SayDeparture;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.DepartureRequest;
import dev.rollcall.wire.DepartureState;
import dev.rollcall.wire.Wire;

import java.util.Arrays;
import java.util.Optional;

/** How somebody leaves, as operators say it. */
public final class DepartureRoutes {
    private final SayDeparture say;

    public DepartureRoutes(SayDeparture say) {
        this.say = requireNonNull(say, "say is null");
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse say(Caller caller, HttpCall call) {
        Optional<DepartureRequest> request =
                Wire.request(new String(call.body(), UTF_8), DepartureRequest.class);
        if (request.isEmpty()) {
            return Answers.problem(
                    400,
                    "Unreadable request",
                    "The body is one JSON object with the texts person, departure and reason, and"
                            + " nothing else.");
        }
        PersonId person;
        Departure departure;
        StopReason reason;
        try {
            person = person(request.get().person());
            departure = departure(request.get().departure());
            reason = new StopReason(request.get().reason());
        } catch (IllegalArgumentException e) {
            return Answers.problem(400, "Not possible", String.valueOf(e.getMessage()));
        }
        return OperatorAnswers.of(
                say.say(caller, person, departure, reason),
                said -> OperatorAnswers.ok(state(said)));
    }

    private static DepartureState state(SayDeparture.Outcome outcome) {
        SaidDeparture said = outcome.said();
        return new DepartureState(
                said.person().toString(),
                BrakeJson.small(said.departure()),
                said.until().toString(),
                outcome.open().stream().map(CaseId::value).toList(),
                outcome.moved().stream().map(ResidualRoutes::state).toList());
    }

    private static PersonId person(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "A person is named by source and id, as in okta:00u1; see the case's ledger");
        }
        return new PersonId(new SourceId(parts[0]), parts[1]);
    }

    private static Departure departure(String text) {
        return Arrays.stream(Departure.values())
                .filter(departure -> BrakeJson.small(departure).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("A departure is one of: hostile, normal."));
    }
}
