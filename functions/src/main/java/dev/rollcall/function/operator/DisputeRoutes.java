package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.ListDisputes;
import dev.rollcall.application.operator.SettleDispute;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.link.DisputeId;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.link.LinkDispute.Settlement;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.DisputeList;
import dev.rollcall.wire.DisputeRequest;
import dev.rollcall.wire.DisputeState;
import dev.rollcall.wire.Wire;

import java.util.Optional;

/** Whose account it is: the questions, and the answers to them. */
public final class DisputeRoutes {
    private final ListDisputes list;
    private final SettleDispute settle;

    public DisputeRoutes(ListDisputes list, SettleDispute settle) {
        this.list = requireNonNull(list, "list is null");
        this.settle = requireNonNull(settle, "settle is null");
    }

    APIGatewayV2HTTPResponse list(Caller caller) {
        return OperatorAnswers.of(
                list.list(caller),
                disputes ->
                        OperatorAnswers.ok(
                                new DisputeList(
                                        disputes.stream().map(DisputeRoutes::state).toList())));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse settle(Caller caller, HttpCall call) {
        Optional<DisputeRequest> request =
                Wire.request(new String(call.body(), UTF_8), DisputeRequest.class);
        if (request.isEmpty()) {
            return Answers.problem(
                    400,
                    "Unreadable request",
                    "The body is one JSON object with the texts id, theirs and reason, and nothing"
                            + " else.");
        }
        DisputeId id;
        Optional<AccountId> theirs;
        StopReason reason;
        try {
            id = new DisputeId(request.get().id());
            String account = request.get().theirs();
            theirs = account.isEmpty() ? Optional.empty() : Optional.of(new AccountId(account));
            reason = new StopReason(request.get().reason());
        } catch (IllegalArgumentException e) {
            return Answers.problem(400, "Not possible", String.valueOf(e.getMessage()));
        }
        return OperatorAnswers.of(settle.settle(caller, id, theirs, reason), DisputeRoutes::answer);
    }

    private static APIGatewayV2HTTPResponse answer(SettleDispute.Outcome outcome) {
        return switch (outcome) {
            case SettleDispute.Outcome.Settled settled ->
                    OperatorAnswers.ok(state(settled.dispute()));
            case SettleDispute.Outcome.NoSuchDispute() ->
                    Answers.problem(
                            404,
                            "No such question",
                            "Nobody asks this. See the questions with 'rollcall link list'.");
            case SettleDispute.Outcome.NotInQuestion() ->
                    Answers.problem(
                            409,
                            "Not in question",
                            "The account is none of those in question; they may have changed. See"
                                    + " them with 'rollcall link list'.");
        };
    }

    private static DisputeState state(LinkDispute dispute) {
        return new DisputeState(
                dispute.id().value(),
                dispute.person().toString(),
                BrakeJson.small(dispute.reason()),
                meaning(dispute.reason()),
                dispute.accounts().stream().map(AccountId::value).toList(),
                dispute.since().toString(),
                dispute.settlement()
                        .map(s -> s.theirs().map(AccountId::value).orElse("none"))
                        .orElse(""),
                dispute.settlement().map(Settlement::by).orElse(""));
    }

    static String meaning(Reason reason) {
        return switch (reason) {
            case SEVERAL_LINKED ->
                    "Several accounts are linked to the person, and none of them alone has the"
                            + " person's address. Which one is to be worked on?";
            case SEVERAL_FOUND ->
                    "Several accounts have the person's address, or were the same human's. Which"
                            + " one is the person's?";
            case CUT_ELSEWHERE ->
                    "The account is the person's, who belongs here, and somebody else than Rollcall"
                            + " has deactivated it. May it have its access back? That holds for a"
                            + " day.";
            case ANOTHERS ->
                    "Somebody who is still there has the account too. Is it this person's alone?"
                            + " Then the other's link ends; else this person's does.";
            case LINKED_EARLIER ->
                    "The account was somebody's before, and nothing proves that it is the same"
                            + " human. Has a former holder's address gone to a newcomer?";
            case INACTIVE -> "The account is deactivated. Is it the person's, from earlier?";
            case RULED_OUT ->
                    "It was said before that the account is not the person's, and it has the"
                            + " person's address. Is it theirs after all?";
            case ADMIN_ROLE ->
                    "The account has an admin role, which nobody gets by an address alone. Is it"
                            + " the person's?";
            case BOT -> "The account with the person's address is a bot. Mend the address.";
            case USER_NAME_ONLY ->
                    "The account has the person's user name and another address. Is it theirs?";
            case FOREIGN_DOMAIN ->
                    "The person's source may not claim addresses of this domain. Mend the address,"
                            + " or let the policy's source claim the domain.";
            case ANSWER_LOST ->
                    "The person has left or is suspended, and Slack never answered whether it made"
                            + " an account for them. See that they are not back at work. Look in"
                            + " Slack for the person's address, deactivate what you find, and"
                            + " answer none.";
        };
    }
}
