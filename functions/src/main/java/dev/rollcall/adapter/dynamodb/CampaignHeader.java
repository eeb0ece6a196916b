package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignBudget;
import dev.rollcall.domain.campaign.CampaignList;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.campaign.CampaignState;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.PolicyProposal.Proposer;
import dev.rollcall.domain.policy.PolicyVote;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A campaign without its list, as one item: its votes are in it, and counted by one write. */
final class CampaignHeader {
    static final String VERSION = "version";

    private static final String STATE = "state";
    private static final String UNTIL = "until";
    private static final String DIGEST = "digest";
    private static final String TODAY = "today";

    private CampaignHeader() {}

    static Attributes of(Campaign campaign) {
        Attributes votes = Attributes.none();
        for (PolicyVote vote : campaign.votes()) {
            votes = votes.with(vote.approver().value(), vote(vote));
        }
        Attributes item =
                Attributes.at(Keys.campaign(campaign.name()))
                        .with("mapping", campaign.list().mapping().value())
                        .with("policyDigest", campaign.list().policyDigest())
                        .with("size", campaign.list().size())
                        .with(DIGEST, campaign.list().digest())
                        .with("perDay", campaign.budget().perDay())
                        .with(UNTIL, campaign.budget().until().toString())
                        .with("operator", campaign.by().operator().value())
                        .with("human", campaign.by().human().toString())
                        .with("at", campaign.at())
                        .with("needed", campaign.needed())
                        .with(
                                "asked",
                                campaign.asked().stream()
                                        .map(ApproverId::value)
                                        .sorted()
                                        .collect(Collectors.joining(" ", "[", "]")))
                        .with("votes", votes)
                        .with(STATE, campaign.state().name())
                        .with("why", "[" + campaign.why() + "]")
                        .with("reach", campaign.reach())
                        .with(VERSION, campaign.version());
        return campaign.proposedAt().map(at -> item.with("proposedAt", at)).orElse(item);
    }

    static Campaign read(Attributes item) {
        try {
            String why = item.text("why");
            return new Campaign(
                    new CampaignName(item.text(Attributes.SK)),
                    new CampaignList(
                            new MappingName(item.text("mapping")),
                            item.text("policyDigest"),
                            Math.toIntExact(item.number("size")),
                            item.text(DIGEST)),
                    new CampaignBudget(
                            Math.toIntExact(item.number("perDay")),
                            LocalDate.parse(item.text(UNTIL))),
                    new Proposer(new OperatorId(item.text("operator")), human(item.text("human"))),
                    item.instant("at"),
                    item.instantIfAny("proposedAt"),
                    Math.toIntExact(item.number("needed")),
                    votes(item.nested("votes")),
                    asked(item.text("asked")),
                    CampaignState.valueOf(item.text(STATE)),
                    why.substring(1, why.length() - 1),
                    Math.toIntExact(item.number("reach")),
                    item.number(VERSION));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw Attributes.unreadable("campaign");
        }
    }

    /** Lets a transaction pass only while something of this very campaign may be taken. */
    static Write.Check underWay(Campaign campaign, Instant now) {
        return new Write.Check(
                Keys.campaign(campaign.name()),
                "#state = :state AND #digest = :digest AND #until >= :today",
                Attributes.none()
                        .with(STATE, CampaignState.APPROVED.name())
                        .with(DIGEST, campaign.list().digest())
                        .with(TODAY, LocalDate.ofInstant(now, ZoneOffset.UTC).toString()));
    }

    private static Attributes vote(PolicyVote vote) {
        return Attributes.none()
                .with("human", vote.human().toString())
                .with("approves", vote.approves())
                .with("at", vote.at());
    }

    private static List<PolicyVote> votes(Attributes votes) {
        return votes.values().keySet().stream()
                .map(approver -> vote(approver, votes.nested(approver)))
                .sorted(Comparator.comparing(PolicyVote::at))
                .toList();
    }

    private static PolicyVote vote(String approver, Attributes vote) {
        return new PolicyVote(
                new ApproverId(approver),
                human(vote.text("human")),
                vote.truth("approves"),
                vote.instant("at"));
    }

    private static Set<ApproverId> asked(String listed) {
        return Arrays.stream(listed.substring(1, listed.length() - 1).split(" "))
                .filter(id -> !id.isEmpty())
                .map(ApproverId::new)
                .collect(Collectors.toSet());
    }

    private static PersonId human(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw Attributes.unreadable("human");
        }
        return new PersonId(new SourceId(text.substring(0, colon)), text.substring(colon + 1));
    }
}
