package dev.rollcall.function.operator;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.ThrowStop;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.operator.Role;
import dev.rollcall.function.http.Answers;
import dev.rollcall.wire.StopAnswer;
import dev.rollcall.wire.Wire;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what became of a request into an answer that says what to do next. */
final class OperatorAnswers {
    private OperatorAnswers() {}

    /** Says why somebody got no further, or answers what became of the request. */
    static <T> APIGatewayV2HTTPResponse of(
            Gated<T> gated, Function<T, APIGatewayV2HTTPResponse> answer) {
        return switch (gated) {
            case Gated.Passed<T>(T outcome) -> answer.apply(outcome);
            case Gated.NotAllowed<T>(Set<Role> needed) -> notAllowed(needed);
            case Gated.Unknown<T>() -> unknown();
        };
    }

    static APIGatewayV2HTTPResponse of(ThrowStop.Outcome outcome) {
        return switch (outcome) {
            case ThrowStop.Outcome.Moved moved -> stop(true, Optional.of(moved.now()));
            case ThrowStop.Outcome.StandsThere stands -> stop(false, stands.now());
            case ThrowStop.Outcome.MovedMeanwhile moved ->
                    Answers.problem(
                            409,
                            "Moved meanwhile",
                            "The stop switch stands at "
                                    + moved.now()
                                            .map(OperatorAnswers::words)
                                            .orElse("off; it was never thrown")
                                    + ". That is not what you saw. Nothing was changed; look at the"
                                    + " status, then decide again.");
        };
    }

    /** What is out of reach passes; what a human must mend is said as a code. */
    static APIGatewayV2HTTPResponse failed(PortFailure failure) {
        return switch (failure) {
            case PortFailure.NeedsHuman needs ->
                    Answers.problem(
                            503,
                            "Out of order",
                            needs.getMessage()
                                    + ". Mend it, look at the status and ask again. Until then the"
                                    + " stop switch can be thrown in the table by hand.");
            case PortFailure.Unavailable _, PortFailure.RateLimited _ ->
                    Answers.problem(
                            503,
                            "Out of reach",
                            "Rollcall's table or policy did not answer. Whether the request had its"
                                    + " effect is not known; look at the status and repeat it.");
        };
    }

    private static APIGatewayV2HTTPResponse notAllowed(Set<Role> needed) {
        return Answers.problem(
                403,
                "Not allowed",
                "This needs the role "
                        + names(needed)
                        + ". Ask somebody who has it, or whoever may change the policy for it.");
    }

    private static APIGatewayV2HTTPResponse unknown() {
        return Answers.problem(
                403,
                "Unknown operator",
                "The policy has no operator with the ARN that signed this request. See it with"
                        + " 'aws sts get-caller-identity', and have it added under 'operators' in"
                        + " the policy. The attempt was recorded.");
    }

    private static APIGatewayV2HTTPResponse stop(boolean moved, Optional<StopSwitch.Thrown> now) {
        return ok(new StopAnswer(moved, BrakeJson.stop(now)));
    }

    static APIGatewayV2HTTPResponse ok(Record answer) {
        return Answers.document(200, Wire.write(answer));
    }

    private static String words(StopSwitch.Thrown thrown) {
        return BrakeJson.small(thrown.position())
                + " since "
                + thrown.at()
                + ", thrown by "
                + thrown.by();
    }

    private static String names(Set<Role> roles) {
        return roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}
