package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.application.policy.DecideOnPolicy;
import dev.rollcall.application.policy.ProposePolicy;
import dev.rollcall.application.policy.ShowPolicy;
import dev.rollcall.application.policy.WithdrawPolicy;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.PolicyFile;
import dev.rollcall.wire.PolicyWord;
import dev.rollcall.wire.ProposalRequest;
import dev.rollcall.wire.Wire;
import dev.rollcall.wire.WithdrawalRequest;

import java.util.Optional;
import java.util.Set;

/** Another policy: what is proposed, and what becomes of it. */
public final class PolicyRoutes {
    private static final Set<String> WORDS = Set.of("approve", "reject");

    private final ShowPolicy show;
    private final ProposePolicy propose;
    private final DecideOnPolicy decide;
    private final WithdrawPolicy withdraw;

    public PolicyRoutes(
            ShowPolicy show,
            ProposePolicy propose,
            DecideOnPolicy decide,
            WithdrawPolicy withdraw) {
        this.show = requireNonNull(show, "show is null");
        this.propose = requireNonNull(propose, "propose is null");
        this.decide = requireNonNull(decide, "decide is null");
        this.withdraw = requireNonNull(withdraw, "withdraw is null");
    }

    APIGatewayV2HTTPResponse status(Caller caller) {
        return OperatorAnswers.of(
                show.status(caller), standings -> OperatorAnswers.ok(PolicyJson.of(standings)));
    }

    APIGatewayV2HTTPResponse file(Caller caller) {
        return OperatorAnswers.of(show.file(caller), PolicyRoutes::file);
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse propose(Caller caller, HttpCall call) {
        Optional<ProposalRequest> request = request(call, ProposalRequest.class);
        if (request.isEmpty()) {
            return unreadable("the texts file and reason");
        }
        StopReason reason;
        try {
            reason = new StopReason(request.get().reason());
        } catch (IllegalArgumentException e) {
            return Answers.problem(400, "No such reason", String.valueOf(e.getMessage()));
        }
        return OperatorAnswers.of(
                propose.propose(caller, request.get().file().getBytes(UTF_8), reason),
                PolicyAnswers::of);
    }

    APIGatewayV2HTTPResponse decide(Caller caller, HttpCall call) {
        Optional<PolicyWord> request =
                request(call, PolicyWord.class).filter(word -> WORDS.contains(word.word()));
        if (request.isEmpty()) {
            return unreadable("the texts digest, word and phrase; a word is approve or reject");
        }
        PolicyWord word = request.get();
        return OperatorAnswers.of(
                decide.decide(
                        caller,
                        new DecideOnPolicy.Word(
                                word.digest(), word.word().equals("approve"), word.phrase())),
                PolicyAnswers::of);
    }

    APIGatewayV2HTTPResponse withdraw(Caller caller, HttpCall call) {
        return request(call, WithdrawalRequest.class)
                .map(request ->
                        OperatorAnswers.of(
                                withdraw.withdraw(caller, request.digest()), PolicyAnswers::of))
                .orElseGet(() -> unreadable("the text digest"));
    }

    private static APIGatewayV2HTTPResponse file(Optional<ShowPolicy.File> file) {
        return file.map(found -> OperatorAnswers.ok(new PolicyFile(found.digest(), found.text())))
                .orElseGet(() ->
                        Answers.problem(
                                404, "Nothing is proposed", "No policy was ever proposed."));
    }

    private static <T extends Record> Optional<T> request(HttpCall call, Class<T> type) {
        return Wire.request(new String(call.body(), UTF_8), type);
    }

    private static APIGatewayV2HTTPResponse unreadable(String fields) {
        return Answers.problem(
                400,
                "Unreadable request",
                "The body is one JSON object with " + fields + "; and nothing else.");
    }
}
