package dev.rollcall.cli;

import dev.rollcall.wire.CampaignPlan;
import dev.rollcall.wire.CampaignState;
import dev.rollcall.wire.CampaignState.Count;
import dev.rollcall.wire.CampaignState.Item;
import dev.rollcall.wire.CampaignState.Thing;

import java.util.List;
import java.util.stream.Collectors;

/** Campaigns, for a human at a terminal. */
final class CampaignText {
    private final StringBuilder text = new StringBuilder();

    private CampaignText() {}

    static String of(CampaignPlan plan) {
        CampaignText made = new CampaignText();
        made.whole(plan.campaign());
        plan.leftOut()
                .forEach(one ->
                        made.line(
                                "  left out: %d. %s".formatted(one.memberships(), one.meaning())));
        made.line(
                plan.more() == 0
                        ? "Nothing more of it is left for another campaign."
                        : plan.more() + " more are left for other campaigns.");
        made.line("Nobody was asked. To ask approvers:");
        made.line(
                "  rollcall adopt campaign propose "
                        + plan.campaign().name()
                        + " "
                        + plan.campaign().digest());
        return made.text.toString();
    }

    static String of(CampaignState campaign) {
        CampaignText made = new CampaignText();
        made.whole(campaign);
        if (campaign.state().equals("proposed")) {
            made.line(
                    "%d of %d approvers have agreed. It can be decided until %s; to agree, type: %s"
                            .formatted(
                                    campaign.approvedBy().size(),
                                    campaign.needed(),
                                    campaign.decideBy(),
                                    campaign.phrase()));
        }
        campaign.items().forEach(item -> made.line(item(item)));
        return made.text.toString();
    }

    static String of(List<CampaignState> campaigns) {
        CampaignText made = new CampaignText();
        made.line(campaigns.isEmpty() ? "No campaigns." : campaigns.size() + " campaigns");
        campaigns.forEach(one ->
                made.line(
                        "  %s  %s, %d of %d taken, %d dropped, %d left"
                                .formatted(
                                        one.name(),
                                        words(one),
                                        one.taken(),
                                        one.size(),
                                        dropped(one),
                                        one.left())));
        return made.text.toString();
    }

    private void whole(CampaignState campaign) {
        line("Campaign " + campaign.name() + ": " + words(campaign));
        line(
                "  removes %d people from %s (%d memberships)"
                        .formatted(
                                campaign.people(),
                                campaign.things().stream()
                                        .map(CampaignText::thing)
                                        .collect(Collectors.joining(" and ")),
                                campaign.size()));
        line(
                "  at most %d a day, until %s; planned by %s at %s"
                        .formatted(
                                campaign.perDay(),
                                campaign.until(),
                                campaign.plannedBy(),
                                campaign.plannedAt()));
        if (!campaign.approvedBy().isEmpty()) {
            line("  approved by " + String.join(", ", campaign.approvedBy()));
        }
        line(
                "  %d taken, %d dropped, %d left; %d have had their turn"
                        .formatted(
                                campaign.taken(),
                                dropped(campaign),
                                campaign.left(),
                                campaign.reached()));
        campaign.dropped()
                .forEach(one ->
                        line("  dropped: %d. %s".formatted(one.memberships(), one.meaning())));
        line("  digest " + campaign.digest());
    }

    private static String words(CampaignState campaign) {
        if (campaign.state().equals("approved")) {
            return campaign.reached() == 0 ? "approved" : "under way";
        }
        return campaign.why().isEmpty()
                ? campaign.state()
                : campaign.state() + " (" + campaign.why() + ")";
    }

    private static int dropped(CampaignState campaign) {
        return campaign.dropped().stream().mapToInt(Count::memberships).sum();
    }

    private static String thing(Thing thing) {
        return thing.label().isEmpty() ? thing.id() : thing.label();
    }

    private static String item(Item item) {
        return "    %s  %s  %s%s%s"
                .formatted(
                        item.account(),
                        item.thing(),
                        item.state(),
                        item.why().isEmpty() ? "" : ": " + item.why(),
                        item.at().isEmpty() ? "" : ", " + item.at());
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
