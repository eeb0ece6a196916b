package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.campaign.CampaignView;
import dev.rollcall.application.campaign.DecideOnCampaign;
import dev.rollcall.application.campaign.PlanCampaign;
import dev.rollcall.application.campaign.ProposeCampaign;
import dev.rollcall.application.campaign.ShowCampaigns;
import dev.rollcall.application.campaign.StopCampaign;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.campaign.CampaignBudget;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.CampaignPage;
import dev.rollcall.wire.CampaignPlan;
import dev.rollcall.wire.CampaignProposal;
import dev.rollcall.wire.CampaignRequest;
import dev.rollcall.wire.CampaignStop;
import dev.rollcall.wire.CampaignWord;
import dev.rollcall.wire.Wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Campaigns: planned, brought before approvers, decided on, looked at, and stopped. */
public final class CampaignRoutes {
    private final ShowCampaigns show;
    private final PlanCampaign plan;
    private final ProposeCampaign propose;
    private final DecideOnCampaign decide;
    private final StopCampaign stop;
    private final Supplier<CampaignJson> json;

    /**
     * @param json by what the policy's file calls things now
     */
    public CampaignRoutes(
            ShowCampaigns show,
            PlanCampaign plan,
            ProposeCampaign propose,
            DecideOnCampaign decide,
            StopCampaign stop,
            Supplier<CampaignJson> json) {
        this.show = requireNonNull(show, "show is null");
        this.plan = requireNonNull(plan, "plan is null");
        this.propose = requireNonNull(propose, "propose is null");
        this.decide = requireNonNull(decide, "decide is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.json = requireNonNull(json, "json is null");
    }

    /** All, or the one that is named, with its list. */
    APIGatewayV2HTTPResponse show(Caller caller, HttpCall call) {
        String name = call.query().text("name");
        if (name.isEmpty()) {
            return OperatorAnswers.of(
                    show.all(caller),
                    views ->
                            OperatorAnswers.ok(
                                    new CampaignPage(
                                            views.stream().map(json.get()::head).toList())));
        }
        return possible(() ->
                OperatorAnswers.of(
                        show.one(caller, new CampaignName(name)),
                        view -> view.map(this::whole).orElseGet(CampaignAnswers::noSuchCampaign)));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse plan(Caller caller, HttpCall call) {
        return read(
                call,
                CampaignRequest.class,
                "the texts name, mapping, thing and until and the numbers most and perDay",
                request ->
                        OperatorAnswers.of(
                                plan.plan(caller, wish(request)),
                                outcome -> CampaignAnswers.of(outcome, this::planned)));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse propose(Caller caller, HttpCall call) {
        return read(
                call,
                CampaignProposal.class,
                "the texts name and digest",
                request ->
                        OperatorAnswers.of(
                                propose.propose(
                                        caller, new CampaignName(request.name()), request.digest()),
                                outcome -> CampaignAnswers.of(outcome, this::head)));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse decide(Caller caller, HttpCall call) {
        return read(
                call,
                CampaignWord.class,
                "the texts name, digest, word and phrase",
                request ->
                        OperatorAnswers.of(
                                decided(caller, request),
                                outcome -> CampaignAnswers.of(outcome, this::head)));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse stop(Caller caller, HttpCall call) {
        return read(
                call,
                CampaignStop.class,
                "the texts name and reason",
                request ->
                        OperatorAnswers.of(
                                stop.stop(
                                        caller,
                                        new CampaignName(request.name()),
                                        new StopReason(request.reason())),
                                outcome -> CampaignAnswers.of(outcome, this::head)));
    }

    private Gated<DecideOnCampaign.Outcome> decided(Caller caller, CampaignWord request) {
        boolean approves =
                switch (request.word()) {
                    case "approve" -> true;
                    case "reject" -> false;
                    default ->
                            throw new IllegalArgumentException(
                                    "A word is one of: approve, reject.");
                };
        return decide.decide(
                caller,
                new DecideOnCampaign.Word(
                        new CampaignName(request.name()),
                        request.digest(),
                        approves,
                        request.phrase()));
    }

    private static PlanCampaign.Wish wish(CampaignRequest request) {
        return new PlanCampaign.Wish(
                new CampaignName(request.name()),
                new MappingName(request.mapping()),
                request.thing().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Entitlement.parse(request.thing())),
                request.most(),
                new CampaignBudget(request.perDay(), LocalDate.parse(request.until())));
    }

    private APIGatewayV2HTTPResponse planned(PlanCampaign.Outcome.Planned planned) {
        return OperatorAnswers.ok(
                new CampaignPlan(
                        json.get().head(planned.view()),
                        CampaignJson.counts(planned.leftOut()),
                        planned.more()));
    }

    private APIGatewayV2HTTPResponse head(CampaignView view) {
        return OperatorAnswers.ok(json.get().head(view));
    }

    private APIGatewayV2HTTPResponse whole(CampaignView view) {
        return OperatorAnswers.ok(json.get().whole(view));
    }

    private static <T extends Record> APIGatewayV2HTTPResponse read(
            HttpCall call,
            Class<T> type,
            String fields,
            Function<T, APIGatewayV2HTTPResponse> answer) {
        Optional<T> request = Wire.request(new String(call.body(), UTF_8), type);
        return request.isEmpty()
                ? Answers.problem(
                        400,
                        "Unreadable request",
                        "The body is one JSON object with " + fields + ", and nothing else.")
                : possible(() -> answer.apply(request.get()));
    }

    private static APIGatewayV2HTTPResponse possible(Supplier<APIGatewayV2HTTPResponse> answer) {
        try {
            return answer.get();
        } catch (IllegalArgumentException e) {
            return Answers.problem(400, "Not possible", String.valueOf(e.getMessage()));
        } catch (DateTimeException _) {
            return CampaignAnswers.notThen();
        }
    }
}
