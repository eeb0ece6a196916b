package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.PolicyElectors;
import dev.rollcall.domain.policy.WholePolicy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who decides on a campaign: who could decide on a policy, but for its author, and for whoever is
 * in the list.
 */
record CampaignElectors(WholePolicy inForce, Campaign campaign, List<CampaignItem> items) {
    CampaignElectors {
        requireNonNull(inForce, "inForce is null");
        requireNonNull(campaign, "campaign is null");
        items = List.copyOf(items);
    }

    List<Approver> all() {
        Set<PersonId> people = items.stream().map(CampaignItem::person).collect(Collectors.toSet());
        Set<AccountId> accounts =
                items.stream().map(CampaignItem::account).collect(Collectors.toSet());
        return new PolicyElectors(inForce, campaign.by().human())
                .all().stream()
                        .filter(approver ->
                                approver.person().filter(people::contains).isEmpty()
                                        && approver.account().filter(accounts::contains).isEmpty())
                        .toList();
    }

    /** Returns the approver who this human is, if they may decide. */
    Optional<Approver> of(PersonId human) {
        return all().stream()
                .filter(approver -> approver.person().filter(human::equals).isPresent())
                .findFirst();
    }

    /**
     * Returns how many must agree, by the size of the list and of what is taken besides: a large
     * one that is cut in pieces is as large.
     */
    int needed(int besides) {
        return inForce.approvals().quorum(campaign.list().size() + besides);
    }
}
