package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.ListResiduals;
import dev.rollcall.application.operator.MarkResidual;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.domain.residual.ResidualItem.Closing;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.ResidualList;
import dev.rollcall.wire.ResidualRequest;
import dev.rollcall.wire.ResidualState;
import dev.rollcall.wire.Wire;

import java.util.Optional;

/** What is left of leavers: the list, and what was seen to. */
public final class ResidualRoutes {
    private final ListResiduals list;
    private final MarkResidual mark;

    public ResidualRoutes(ListResiduals list, MarkResidual mark) {
        this.list = requireNonNull(list, "list is null");
        this.mark = requireNonNull(mark, "mark is null");
    }

    APIGatewayV2HTTPResponse list(Caller caller) {
        return OperatorAnswers.of(
                list.list(caller),
                items ->
                        OperatorAnswers.ok(
                                new ResidualList(
                                        items.stream().map(ResidualRoutes::state).toList())));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse mark(Caller caller, HttpCall call) {
        Optional<ResidualRequest> request =
                Wire.request(new String(call.body(), UTF_8), ResidualRequest.class);
        if (request.isEmpty()) {
            return Answers.problem(
                    400,
                    "Unreadable request",
                    "The body is one JSON object with the texts caseId, id and note, and nothing"
                            + " else.");
        }
        CaseId caseId;
        ResidualId id;
        StopReason note;
        try {
            caseId = new CaseId(request.get().caseId());
            id = new ResidualId(request.get().id());
            note = new StopReason(request.get().note());
        } catch (IllegalArgumentException e) {
            return Answers.problem(400, "Not possible", String.valueOf(e.getMessage()));
        }
        return OperatorAnswers.of(mark.mark(caller, caseId, id, note), ResidualRoutes::answer);
    }

    private static APIGatewayV2HTTPResponse answer(MarkResidual.Outcome outcome) {
        return switch (outcome) {
            case MarkResidual.Outcome.Done done -> OperatorAnswers.ok(state(done.item()));
            case MarkResidual.Outcome.NoSuchItem() ->
                    Answers.problem(
                            404,
                            "No such item",
                            "The case has no such item. See them with 'rollcall residual list'.");
        };
    }

    static ResidualState state(ResidualItem item) {
        return new ResidualState(
                item.caseId().value(),
                item.id().value(),
                item.account().value(),
                BrakeJson.small(item.kind()),
                item.what(),
                item.kind().task(),
                item.owner(),
                item.due().toString(),
                item.closing().map(Closing::by).orElse(""));
    }
}
