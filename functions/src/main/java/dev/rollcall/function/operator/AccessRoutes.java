package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.explain.ExplainAccess;
import dev.rollcall.application.explain.PlanPage;
import dev.rollcall.application.explain.PlanPolicy;
import dev.rollcall.application.explain.ShowAccess;
import dev.rollcall.application.explain.Subject;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.TryPolicy;
import dev.rollcall.application.provision.WeighPlan;
import dev.rollcall.application.world.KnownWorld.Known;
import dev.rollcall.application.world.ProposedWorld;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.wire.PlanRequest;
import dev.rollcall.wire.PlanWeightRequest;
import dev.rollcall.wire.Wire;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why somebody has something, and what another policy would change. */
public final class AccessRoutes {
    /** A policy file of one mebibyte in base64, and what stands around it. */
    static final int LARGEST_BODY = 1_450_000;

    private final ShowAccess show;
    private final TryPolicy attempt;
    private final Plans plans;
    private final ProposedWorld world;
    private final InstantSource clock;

    /** What makes plans; each call may take some seconds. */
    public interface Plans {
        PlanPage of(PlanPolicy.Proposal proposal, Subject subject);

        PlanPage all(PlanPolicy.Proposal proposal, String from);

        List<WeighPlan.OverLimit> weigh(PlanRules rules, List<WeighPlan.Load> loads);
    }

    public AccessRoutes(
            ShowAccess show,
            TryPolicy attempt,
            Plans plans,
            ProposedWorld world,
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
        String body = new String(call.body(), UTF_8);
        try {
            return Wire.request(body, PlanRequest.class)
                    .map(request -> plan(caller, request))
                    .or(() ->
                            Wire.request(body, PlanWeightRequest.class)
                                    .map(request -> weigh(caller, request)))
                    .orElseGet(AccessRoutes::unreadable);
        } catch (IllegalArgumentException e) {
            return notPossible(e);
        }
    }

    private APIGatewayV2HTTPResponse plan(Caller caller, PlanRequest request) {
        Optional<Subject> person =
                Optional.of(request.person()).filter(text -> !text.isEmpty()).map(Subject::parse);
        String from = PlanJson.point(request.from());
        return checked(
                caller,
                request.policy(),
                proposal ->
                        PlanJson.of(
                                person.map(one -> plans.of(proposal, one))
                                        .orElseGet(() -> plans.all(proposal, from))));
    }

    private APIGatewayV2HTTPResponse weigh(Caller caller, PlanWeightRequest request) {
        List<WeighPlan.Load> loads = request.planned().stream().map(WeightJson::load).toList();
        return checked(
                caller,
                request.policy(),
                proposal ->
                        WeightJson.of(
                                clock.instant(), plans.weigh(proposal.policy().plans(), loads)));
    }

    /** Answers what is made of the file, if nothing is wrong with it; to nobody unknown. */
    private APIGatewayV2HTTPResponse checked(
            Caller caller, String policy, Function<PlanPolicy.Proposal, Record> answer) {
        byte[] file = Base64.getDecoder().decode(policy);
        return OperatorAnswers.of(
                attempt.plan(caller, () -> checked(file, answer)), Function.identity());
    }

    private APIGatewayV2HTTPResponse checked(
            byte[] file, Function<PlanPolicy.Proposal, Record> answer) {
        Set<AccountId> kept =
                PolicyYaml.read(file) instanceof PolicyYaml.Valid wanted
                        ? wanted.whole().leavers().protectedAccounts()
                        : Set.of();
        Optional<Known> known = world.lately(kept);
        List<Violation> errors =
                PolicyYaml.review(file, clock.instant(), known.map(Known::world)).stream()
                        .filter(violation -> violation.fault().isError())
                        .toList();
        return errors.isEmpty() && PolicyYaml.read(file) instanceof PolicyYaml.Valid valid
                ? OperatorAnswers.ok(
                        answer.apply(new PlanPolicy.Proposal(valid.whole(), valid.labels())))
                : Answers.problem(
                        422,
                        "Invalid policy",
                        PolicyAnswers.words(errors, known.map(Known::begun))
                                + " Nothing was compared.");
    }

    private static APIGatewayV2HTTPResponse unreadable() {
        return Answers.problem(
                400,
                "Unreadable request",
                "The body is one JSON object with the texts policy (the file in base64), person and"
                        + " from, and nothing else; or with policy and the list planned.");
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
