package dev.rollcall.contract;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignBudget;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignList;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.PolicyProposal.Proposer;
import dev.rollcall.domain.policy.PolicyVote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Campaigns as tests need them. */
public final class SomeCampaign {
    public static final Instant MADE = Instant.parse("2026-11-24T10:00:00Z");
    public static final LocalDate UNTIL = LocalDate.parse("2026-12-24");
    public static final Entitlement THING = new Entitlement.UserGroup("T01", "S01");

    private static final SourceId OKTA = new SourceId("okta");

    private SomeCampaign() {}

    /** Returns one whose list has so many items, of so many a day. */
    public static Campaign planned(String name, int size, int perDay) {
        return Campaign.planned(
                new CampaignName(name),
                new CampaignList(
                        new MappingName("oncall"), "p1", size, digest(name.hashCode() + size)),
                new CampaignBudget(perDay, UNTIL),
                new Proposer(new OperatorId("ole"), human("00uOle")),
                MADE,
                Optional.empty());
    }

    public static Campaign approved(String name, int size, int perDay) {
        return planned(name, size, perDay).proposed(MADE, 1).with(vote("ada", true));
    }

    public static PolicyVote vote(String approver, boolean approves) {
        return new PolicyVote(new ApproverId(approver), human("00u" + approver), approves, MADE);
    }

    public static List<CampaignItem> items(int size) {
        return IntStream.range(0, size).mapToObj(SomeCampaign::item).toList();
    }

    public static CampaignItem item(int number) {
        return CampaignItem.listed(number, account(number), human("00u" + number), THING);
    }

    public static AccountId account(int number) {
        return new AccountId("U%07d".formatted(number));
    }

    private static PersonId human(String id) {
        return new PersonId(OKTA, id);
    }

    private static String digest(int number) {
        return "%08x".formatted(number).repeat(8);
    }
}
