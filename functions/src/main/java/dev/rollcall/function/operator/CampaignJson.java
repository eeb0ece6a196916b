package dev.rollcall.function.operator;

import dev.rollcall.application.campaign.CampaignView;
import dev.rollcall.application.campaign.FindCandidates;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignItem.State;
import dev.rollcall.domain.campaign.CampaignItem.Why;
import dev.rollcall.domain.policy.PolicyVote;
import dev.rollcall.wire.CampaignState;
import dev.rollcall.wire.CampaignState.Count;
import dev.rollcall.wire.CampaignState.Item;
import dev.rollcall.wire.CampaignState.Thing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Campaigns, as programs read them.
 *
 * @param labels what the policy's file calls things
 */
public record CampaignJson(Map<Entitlement, String> labels) {
    public CampaignJson {
        labels = Map.copyOf(labels);
    }

    /** Returns it without its list. */
    CampaignState head(CampaignView view) {
        return of(view, List.of());
    }

    CampaignState whole(CampaignView view) {
        return of(view, view.items().stream().map(CampaignJson::item).toList());
    }

    static List<Count> counts(Map<String, Integer> counted) {
        return new TreeMap<>(counted)
                .entrySet().stream()
                        .map(one -> new Count(one.getKey(), meaning(one.getKey()), one.getValue()))
                        .toList();
    }

    private CampaignState of(CampaignView view, List<Item> items) {
        Campaign campaign = view.campaign();
        return new CampaignState(
                campaign.name().value(),
                BrakeJson.small(campaign.state()),
                campaign.why(),
                campaign.list().mapping().value(),
                campaign.list().digest(),
                campaign.list().size(),
                (int) view.people(),
                view.things().entrySet().stream().map(this::thing).toList(),
                campaign.budget().perDay(),
                campaign.budget().until().toString(),
                campaign.by().operator().value(),
                campaign.at().toString(),
                campaign.proposedAt().isPresent() ? campaign.expiresAt().toString() : "",
                campaign.needed(),
                campaign.votes().stream()
                        .filter(PolicyVote::approves)
                        .map(vote -> vote.approver().value())
                        .toList(),
                campaign.phrase(true),
                campaign.reach(),
                view.taken(),
                counts(view.dropped()),
                view.left(),
                items);
    }

    private Thing thing(Map.Entry<Entitlement, Integer> one) {
        return new Thing(one.getKey().key(), labels.getOrDefault(one.getKey(), ""), one.getValue());
    }

    private static Item item(CampaignItem item) {
        String account = item.account().value();
        String thing = item.thing().key();
        return switch (item.state()) {
            case State.Open() -> new Item(account, thing, "open", "", "");
            case State.Taking taking ->
                    new Item(account, thing, "taking", "", taking.since().toString());
            case State.Taken taken -> new Item(account, thing, "taken", "", taken.at().toString());
            case State.Dropped dropped ->
                    new Item(
                            account,
                            thing,
                            "dropped",
                            dropped.why().code(),
                            dropped.at().toString());
        };
    }

    private static String meaning(String code) {
        return Arrays.stream(Why.values())
                .filter(why -> why.code().equals(code))
                .findFirst()
                .map(CampaignJson::meaning)
                .orElseGet(() -> notInTheList(code));
    }

    private static String notInTheList(String code) {
        return switch (code) {
            case FindCandidates.NO_PERSON ->
                    "Nobody, or more than one, is known to have the account.";
            case FindCandidates.WORKSPACE ->
                    "A workspace: whoever leaves it loses all that is in it, listed or not.";
            default -> "It stands in the list of another campaign.";
        };
    }

    private static String meaning(Why why) {
        return switch (why) {
            case GONE -> "The account did not have it any more.";
            case EXPLAINED -> "A rule names the person by now.";
            case PROTECTED -> "Nothing of the account is ever changed.";
            case FOREIGN_WRITER -> "Somebody else changes it.";
            case NOT_LISTED -> "No mapping lists it any more.";
            case UNMANAGED -> "Rollcall does not change this kind of account.";
            case REFUSED -> "Slack has no call for it, or refused it; a human was told.";
            case CLOSED -> "It is on the records of what was there before no more.";
        };
    }
}
