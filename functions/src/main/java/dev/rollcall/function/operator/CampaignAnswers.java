package dev.rollcall.function.operator;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.campaign.CampaignView;
import dev.rollcall.application.campaign.DecideOnCampaign;
import dev.rollcall.application.campaign.PlanCampaign;
import dev.rollcall.application.campaign.ProposeCampaign;
import dev.rollcall.application.campaign.StopCampaign;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignBudget;
import dev.rollcall.function.http.Answers;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns what became of a campaign into an answer that says what to do next. */
final class CampaignAnswers {
    private CampaignAnswers() {}

    static APIGatewayV2HTTPResponse of(
            PlanCampaign.Outcome outcome,
            Function<PlanCampaign.Outcome.Planned, APIGatewayV2HTTPResponse> planned) {
        return switch (outcome) {
            case PlanCampaign.Outcome.Planned one -> planned.apply(one);
            case PlanCampaign.Outcome.Nothing(Map<String, Integer> leftOut) ->
                    Answers.problem(
                            404,
                            "Nothing to take",
                            "Nothing from before is open of it that could be taken"
                                    + (leftOut.isEmpty()
                                            ? "."
                                            : "; left out: " + new TreeMap<>(leftOut) + ".")
                                    + " See what is with 'rollcall adopt list'.");
            case PlanCampaign.Outcome.NameTaken() ->
                    Answers.problem(
                            409,
                            "Name taken",
                            "Approvers were asked about a campaign of that name already, or"
                                    + " somebody just planned one. Take another name.");
            case PlanCampaign.Outcome.NoSuchThing() ->
                    Answers.problem(
                            404,
                            "No such thing",
                            "The policy in force has no such mapping, or it does not list that"
                                    + " thing. 'rollcall adopt status' names the mappings.");
            case PlanCampaign.Outcome.NoSuchDay() -> notThen();
            case PlanCampaign.Outcome.NoGoodReading() ->
                    Answers.problem(
                            409,
                            "No good reading",
                            "A list is made of a reading of both sides that was whole, and not"
                                    + " older than a day. Read them with 'rollcall reconcile"
                                    + " --wait'.");
            case PlanCampaign.Outcome.NoIdentity() ->
                    Answers.problem(
                            403,
                            "Not known as a person",
                            "The policy does not say which person you are, so nobody can tell that"
                                    + " you will not decide on it yourself. Have 'identity' added"
                                    + " to your entry under 'operators'.");
        };
    }

    static APIGatewayV2HTTPResponse of(
            ProposeCampaign.Outcome outcome,
            Function<CampaignView, APIGatewayV2HTTPResponse> view) {
        return switch (outcome) {
            case ProposeCampaign.Outcome.Proposed(CampaignView one) -> view.apply(one);
            case ProposeCampaign.Outcome.NoSuchList() -> noSuchList();
            case ProposeCampaign.Outcome.NotYours() ->
                    Answers.problem(
                            403,
                            "Not yours",
                            "Somebody else planned it, and who planned it proposes it. Plan your"
                                    + " own under another name.");
            case ProposeCampaign.Outcome.Stale() -> stale();
            case ProposeCampaign.Outcome.TooLate(Campaign campaign) -> tooLate(campaign);
            case ProposeCampaign.Outcome.TooFew(int needed, int found) ->
                    Answers.problem(
                            409,
                            "Too few approvers",
                            "It can be decided by "
                                    + found
                                    + " where "
                                    + needed
                                    + " are needed, counting what other campaigns take this week:"
                                    + " nobody decides who planned it or is in the list. Plan a"
                                    + " shorter list, or leave approvers' own memberships to"
                                    + " another campaign.");
        };
    }

    static APIGatewayV2HTTPResponse of(
            DecideOnCampaign.Outcome outcome,
            Function<CampaignView, APIGatewayV2HTTPResponse> view) {
        return switch (outcome) {
            case DecideOnCampaign.Outcome.Counted(CampaignView one) -> view.apply(one);
            case DecideOnCampaign.Outcome.NoSuchList() -> noSuchList();
            case DecideOnCampaign.Outcome.Stale() -> stale();
            case DecideOnCampaign.Outcome.TooLate(Campaign campaign) -> tooLate(campaign);
            case DecideOnCampaign.Outcome.WrongPhrase(String expected) ->
                    Answers.problem(
                            422,
                            "Another phrase is needed",
                            "To decide so, type: "
                                    + expected
                                    + ". Look at the list before you do.");
            case DecideOnCampaign.Outcome.IsAuthor() ->
                    Answers.problem(
                            403,
                            "Not your own",
                            "You planned it, so others decide on it. Nothing was changed.");
            case DecideOnCampaign.Outcome.IsInList() ->
                    Answers.problem(
                            403,
                            "Not on yourself",
                            "You are in this list, and nobody decides on what is taken from"
                                    + " themselves. Nothing was changed.");
            case DecideOnCampaign.Outcome.NoApprover() ->
                    Answers.problem(
                            403,
                            "No approver",
                            "The policy in force has no approver whose 'person' is the 'identity'"
                                    + " of your entry under 'operators'. Nothing was changed.");
        };
    }

    static APIGatewayV2HTTPResponse of(
            StopCampaign.Outcome outcome, Function<CampaignView, APIGatewayV2HTTPResponse> view) {
        return switch (outcome) {
            case StopCampaign.Outcome.Over(CampaignView one) -> view.apply(one);
            case StopCampaign.Outcome.NoSuchCampaign() -> noSuchCampaign();
        };
    }

    static APIGatewayV2HTTPResponse noSuchCampaign() {
        return Answers.problem(
                404,
                "No such campaign",
                "Nobody planned one of that name. See all with 'rollcall adopt campaign list'.");
    }

    static APIGatewayV2HTTPResponse notThen() {
        return Answers.problem(
                400,
                "Not until then",
                "A last day is written as 2027-05-25; it lies ahead, and at most "
                        + CampaignBudget.MOST_DAYS
                        + " days.");
    }

    private static APIGatewayV2HTTPResponse noSuchList() {
        return Answers.problem(
                404,
                "No such list",
                "No campaign of that name has a list of that digest. See it whole with 'rollcall"
                        + " adopt campaign show NAME'.");
    }

    private static APIGatewayV2HTTPResponse stale() {
        return Answers.problem(
                409,
                "Stale",
                "Its list is more than a day old, another policy is in force by now, or another"
                        + " campaign takes some of it. Plan it anew.");
    }

    private static APIGatewayV2HTTPResponse tooLate(Campaign campaign) {
        return Answers.problem(
                409,
                "Not open",
                "It is "
                        + BrakeJson.small(campaign.state())
                        + ", or nobody decided in time. Nothing was changed; see 'rollcall adopt"
                        + " campaign show "
                        + campaign.name()
                        + "'.");
    }
}
