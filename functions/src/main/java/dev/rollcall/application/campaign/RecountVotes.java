package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.policy.ReadInForce;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.PolicyVote;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts once more what approvers said of a campaign. It lasts for weeks, and in that time one may
 * leave, be taken out of the policy, or get an account that the list takes something from: then it
 * is nobody's decision any more.
 */
public final class RecountVotes {
    private final ReadInForce inForce;
    private final Links links;
    private final PersonSource source;

    public RecountVotes(ReadInForce inForce, Links links, PersonSource source) {
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.links = requireNonNull(links, "links is null");
        this.source = requireNonNull(source, "source is null");
    }

    /** What a recount says. */
    enum Tally {
        /** As many as were needed stand by it. */
        ENOUGH,
        /** Of some it cannot be told now: nothing goes on until it can. */
        UNCLEAR,
        /** Too few may decide on it any more. */
        TOO_FEW
    }

    /** Reads the policy in force, and each approver afresh. What cannot be read is unclear. */
    Tally of(Campaign campaign, List<CampaignItem> items) {
        CampaignElectors electors;
        try {
            electors = new CampaignElectors(inForce.read().policy(), campaign, items);
        } catch (PortFailure _) {
            return Tally.UNCLEAR;
        }
        Set<AccountId> listed =
                items.stream().map(CampaignItem::account).collect(Collectors.toSet());
        int stand = 0;
        int unclear = 0;
        for (PolicyVote vote : campaign.votes()) {
            switch (word(vote, electors, listed)) {
                case ENOUGH -> stand++;
                case UNCLEAR -> unclear++;
                case TOO_FEW -> {}
            }
        }
        if (stand >= campaign.needed()) {
            return Tally.ENOUGH;
        }
        return stand + unclear >= campaign.needed() ? Tally.UNCLEAR : Tally.TOO_FEW;
    }

    private Tally word(PolicyVote vote, CampaignElectors electors, Set<AccountId> listed) {
        Optional<Approver> approver =
                electors.of(vote.human()).filter(one -> one.id().equals(vote.approver()));
        if (!vote.approves() || approver.isEmpty()) {
            return Tally.TOO_FEW;
        }
        try {
            return has(vote.human(), listed) ? Tally.TOO_FEW : standing(vote.human());
        } catch (PortFailure _) {
            return Tally.UNCLEAR;
        }
    }

    private boolean has(PersonId human, Set<AccountId> listed) {
        return links.of(human).stream().map(Link::account).anyMatch(listed::contains);
    }

    private Tally standing(PersonId human) {
        return switch (source.read(human)) {
            case PersonReading.Found found when found.standing() == Standing.ENTITLED ->
                    Tally.ENOUGH;
            case PersonReading.Found found when found.standing() == Standing.LEAVER ->
                    Tally.TOO_FEW;
            // On leave, or not there: no fact, so nothing ends by it and nothing goes on.
            case PersonReading.Found _, PersonReading.Absent _, PersonReading.OutOfReach _ ->
                    Tally.UNCLEAR;
        };
    }
}
