package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.AskForReconciliation;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.ShowReconciliation;
import dev.rollcall.application.reconcile.BeginReconciliation.Outcome;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.ReconcileAnswer;
import dev.rollcall.wire.ReconcileRequest;
import dev.rollcall.wire.Wire;

import java.util.Optional;

/** How far both sides are compared, and having it done now. */
public final class ReconcileRoutes {
    private static final String BEGIN = "begin";

    private final ShowReconciliation show;
    private final AskForReconciliation ask;

    public ReconcileRoutes(ShowReconciliation show, AskForReconciliation ask) {
        this.show = requireNonNull(show, "show is null");
        this.ask = requireNonNull(ask, "ask is null");
    }

    APIGatewayV2HTTPResponse status(Caller caller) {
        return OperatorAnswers.of(
                show.show(caller), view -> OperatorAnswers.ok(ReconcileJson.of(view)));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse begin(Caller caller, HttpCall call) {
        Optional<ReconcileRequest> request =
                Wire.request(new String(call.body(), UTF_8), ReconcileRequest.class)
                        .filter(body -> body.word().equals(BEGIN));
        if (request.isEmpty()) {
            return Answers.problem(
                    400,
                    "Unreadable request",
                    "The body is one JSON object with the text word, which is 'begin', and nothing"
                            + " else.");
        }
        return OperatorAnswers.of(ask.now(caller), ReconcileRoutes::answer);
    }

    private static APIGatewayV2HTTPResponse answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Begun(SnapshotId id) -> word("begun", id);
            case Outcome.Underway(SnapshotId id) -> word("under-way", id);
            case Outcome.Resumed(SnapshotId id) -> word("resumed", id);
            case Outcome.NotDue() ->
                    Answers.problem(
                            409,
                            "Not begun",
                            "The one before was given up just now. See it with 'rollcall drift"
                                    + " status', and repeat the command.");
            case Outcome.NothingToCompare() ->
                    Answers.problem(
                            409,
                            "Nothing to compare",
                            "The policy in force names no source whose people could be compared."
                                    + " See 'sources' in docs/policy.md.");
        };
    }

    private static APIGatewayV2HTTPResponse word(String word, SnapshotId id) {
        return OperatorAnswers.ok(new ReconcileAnswer(word, id.value()));
    }
}
