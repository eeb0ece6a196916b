package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.explain.ExplainAccess;
import dev.rollcall.application.explain.PlanPage;
import dev.rollcall.application.explain.PlanPolicy;
import dev.rollcall.application.explain.Subject;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.ShowAccess;
import dev.rollcall.application.operator.TryPolicy;
import dev.rollcall.application.world.KnownWorld;
import dev.rollcall.application.world.KnownWorld.Known;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.wire.PlanRequest;
import dev.rollcall.wire.Wire;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why somebody has something, and what another policy would change. */
public final class AccessRoutes {
    /** A policy file of one mebibyte in base64, and what stands around it. */
    static final int LARGEST_BODY = 1_450_000;

    private final ShowAccess show;
    private final TryPolicy attempt;
    private final Plans plans;
    private final KnownWorld world;
    private final InstantSource clock;

    /** What makes plans; each call may take some seconds. */
    public interface Plans {
        PlanPage of(PlanPolicy.Proposal proposal, Subject subject);

        PlanPage all(PlanPolicy.Proposal proposal, String from);
    }

    public AccessRoutes(
            ShowAccess show,
            TryPolicy attempt,
            Plans plans,
            KnownWorld world,
            InstantSource clock) {
        this.show = requireNonNull(show, "show is null");
        this.attempt = requireNonNull(attempt, "attempt is null");
        this.plans = requireNonNull(plans, "plans is null");
        this.world = requireNonNull(world, "world is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    APIGatewayV2HTTPResponse explain(Caller caller, HttpCall call) {
        Subject subject;
        try {
            subject = Subject.parse(call.query().text("person"));
        } catch (IllegalArgumentException e) {
            return notPossible(e);
        }
        return OperatorAnswers.of(show.show(caller, subject), AccessRoutes::answer);
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse plan(Caller caller, HttpCall call) {
        Optional<PlanRequest> request =
                Wire.request(new String(call.body(), UTF_8), PlanRequest.class);
        if (request.isEmpty()) {
            return Answers.problem(
                    400,
                    "Unreadable request",
                    "The body is one JSON object with the texts policy (the file in base64), person"
                            + " and from, and nothing else.");
        }
        try {
            byte[] file = Base64.getDecoder().decode(request.get().policy());
            Optional<Subject> person =
                    Optional.of(request.get().person())
                            .filter(text -> !text.isEmpty())
                            .map(Subject::parse);
            return plan(caller, file, person, PlanJson.point(request.get().from()));
        } catch (IllegalArgumentException e) {
            return notPossible(e);
        }
    }

    private APIGatewayV2HTTPResponse plan(
            Caller caller, byte[] file, Optional<Subject> person, String from) {
        Optional<Known> known = world.lately();
        List<Violation> errors =
                PolicyYaml.review(file, clock.instant(), known.map(Known::world)).stream()
                        .filter(violation -> violation.fault().isError())
                        .toList();
        if (!errors.isEmpty() || !(PolicyYaml.read(file) instanceof PolicyYaml.Valid valid)) {
            return Answers.problem(
                    422,
                    "Invalid policy",
                    PolicyAnswers.words(errors, known.map(Known::begun))
                            + " Nothing was compared.");
        }
        PlanPolicy.Proposal proposal = new PlanPolicy.Proposal(valid.whole(), valid.labels());
        return OperatorAnswers.of(
                attempt.plan(
                        caller,
                        () ->
                                person.map(one -> plans.of(proposal, one))
                                        .orElseGet(() -> plans.all(proposal, from))),
                page -> OperatorAnswers.ok(PlanJson.of(page)));
    }

    private static APIGatewayV2HTTPResponse answer(ExplainAccess.Answer answer) {
        return switch (answer) {
            case ExplainAccess.Answer.Explained explained ->
                    OperatorAnswers.ok(ExplanationJson.of(explained.explanation()));
            case ExplainAccess.Answer.NoSuchPerson() ->
                    Answers.problem(
                            404,
                            "No such person",
                            "The source does not know the id. Look it up in the source; a name, a"
                                    + " login or an e-mail is none.");
            case ExplainAccess.Answer.NotLinked() ->
                    Answers.problem(
                            404,
                            "Not linked",
                            "Rollcall has no link to this account. Ask with the person's id, as in"
                                    + " okta:00u1; see open questions with 'rollcall link list'.");
            case ExplainAccess.Answer.Shared shared ->
                    Answers.problem(
                            409,
                            "Shared account",
                            "Several people are linked to this account. Ask about one of them: "
                                    + shared.people().stream()
                                            .map(PersonId::toString)
                                            .collect(Collectors.joining(", "))
                                    + ".");
        };
    }

    private static APIGatewayV2HTTPResponse notPossible(IllegalArgumentException e) {
        return Answers.problem(400, "Not possible", String.valueOf(e.getMessage()));
    }
}
