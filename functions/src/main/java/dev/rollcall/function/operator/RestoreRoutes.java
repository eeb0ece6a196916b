package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.DecideOnRestores;
import dev.rollcall.application.operator.DecideOnRestores.Outcome;
import dev.rollcall.application.operator.DecideOnRestores.Word;
import dev.rollcall.application.operator.ListRestores;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.RestoreRequest;
import dev.rollcall.wire.Wire;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What people had by hand before they were cut: what waits, and a human's word on it. */
public final class RestoreRoutes {
    private final ListRestores list;
    private final DecideOnRestores decide;
    private final Supplier<RestoreJson> json;

    /**
     * @param json by what the policy's file calls things now
     */
    public RestoreRoutes(ListRestores list, DecideOnRestores decide, Supplier<RestoreJson> json) {
        this.list = requireNonNull(list, "list is null");
        this.decide = requireNonNull(decide, "decide is null");
        this.json = requireNonNull(json, "json is null");
    }

    APIGatewayV2HTTPResponse list(Caller caller) {
        return OperatorAnswers.of(
                list.list(caller),
                restores -> OperatorAnswers.ok(json.get().of("listed", restores)));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse decide(Caller caller, HttpCall call) {
        Optional<RestoreRequest> request =
                Wire.request(new String(call.body(), UTF_8), RestoreRequest.class);
        if (request.isEmpty()) {
            return Answers.problem(
                    400,
                    "Unreadable request",
                    "The body is one JSON object with the lists people and only and the texts word,"
                            + " digest and reason, and nothing else.");
        }
        Set<PersonId> people;
        Word word;
        try {
            people =
                    request.get().people().stream()
                            .map(RestoreRoutes::person)
                            .collect(Collectors.toUnmodifiableSet());
            word = word(request.get());
        } catch (IllegalArgumentException e) {
            return Answers.problem(400, "Not possible", String.valueOf(e.getMessage()));
        }
        return OperatorAnswers.of(decide.decide(caller, people, word), this::answer);
    }

    private APIGatewayV2HTTPResponse answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Shown(var shown) -> OperatorAnswers.ok(json.get().of("shown", shown));
            case Outcome.Changed(var now) -> OperatorAnswers.ok(json.get().of("changed", now));
            case Outcome.Approved approved ->
                    OperatorAnswers.ok(json.get().of("approved", approved.restores()));
            case Outcome.Declined declined ->
                    OperatorAnswers.ok(json.get().of("declined", declined.restores()));
            case Outcome.Nothing() ->
                    Answers.problem(
                            404,
                            "Nothing proposed",
                            "Nothing of the kind is proposed for these people; it may be decided"
                                    + " already. See what waits with 'rollcall restore list'.");
            case Outcome.IsThemselves() ->
                    Answers.problem(
                            403,
                            "Not on yourself",
                            "You are on this list, and nobody decides on what they get back"
                                    + " themselves. Name the others, and ask another operator for"
                                    + " yours. Nothing was changed.");
            case Outcome.NoIdentity() ->
                    Answers.problem(
                            403,
                            "Not known as a person",
                            "The policy does not say which person you are, so nobody can tell that"
                                    + " you do not decide on yourself. Have 'identity' added to"
                                    + " your entry under 'operators'.");
        };
    }

    private static Word word(RestoreRequest request) {
        return switch (request.word()) {
            case "approve" ->
                    new Word.Approve(
                            request.only().stream()
                                    .map(Entitlement::parse)
                                    .collect(Collectors.toUnmodifiableSet()),
                            request.digest());
            case "decline" -> {
                if (request.people().isEmpty()) {
                    throw new IllegalArgumentException("Name the people of whom it is declined.");
                }
                yield new Word.Decline(new StopReason(request.reason()));
            }
            default -> throw new IllegalArgumentException("A word is one of: approve, decline.");
        };
    }

    private static PersonId person(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "A person is named by source and id, as in okta:00u1; see 'rollcall restore"
                            + " list'");
        }
        return new PersonId(new SourceId(parts[0]), parts[1]);
    }
}
