package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.campaign.OtherCampaigns.Membership;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds, of what was there before and is open, what a campaign could take. */
public final class FindCandidates {
    /** It is in the list of another campaign that is not over. */
    public static final String IN_ANOTHER = "in-another-campaign";

    /** Nobody, or more than one, is known to have the account: there is no run that could. */
    public static final String NO_PERSON = "no-person";

    public static final String PROTECTED = "protected";

    /** Whoever leaves it loses what is in it: that would be more than the list says. */
    public static final String WORKSPACE = "workspace";

    private static final int A_PAGE = 1_000;

    private final PreExistings preExistings;
    private final Links links;
    private final Campaigns campaigns;
    private final Policies policies;
    private final Clock clock;

    public FindCandidates(
            PreExistings preExistings,
            Links links,
            Campaigns campaigns,
            Policies policies,
            Clock clock) {
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.links = requireNonNull(links, "links is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param items numbered, by account and thing
     * @param leftOut how many are not among them, by the reason's code
     * @param more how many there was no room for, as far as it was looked
     */
    record Found(List<CampaignItem> items, Map<String, Integer> leftOut, int more) {
        Found {
            items = List.copyOf(items);
            leftOut = Map.copyOf(leftOut);
        }
    }

    Found of(Set<Entitlement> things, int most) {
        List<PreExisting> open = open(things);
        Set<Membership> elsewhere = new OtherCampaigns(campaigns, clock.instant()).listed();
        Set<AccountId> untouched = new HashSet<>(policies.access().protectedAccounts());
        untouched.addAll(policies.leavers().protectedAccounts());
        Map<AccountId, Optional<PersonId>> known = new HashMap<>();
        Map<String, Integer> leftOut = new HashMap<>();
        List<CampaignItem> items = new ArrayList<>();
        int looked = 0;
        for (PreExisting one : open) {
            if (items.size() == most) {
                break;
            }
            looked++;
            if (one.thing() instanceof Entitlement.Workspace) {
                leftOut.merge(WORKSPACE, 1, Integer::sum);
            } else if (elsewhere.contains(new Membership(one.account(), one.thing()))) {
                leftOut.merge(IN_ANOTHER, 1, Integer::sum);
            } else if (untouched.contains(one.account())) {
                leftOut.merge(PROTECTED, 1, Integer::sum);
            } else {
                known.computeIfAbsent(one.account(), this::person)
                        .ifPresentOrElse(
                                person ->
                                        items.add(
                                                CampaignItem.listed(
                                                        items.size(),
                                                        one.account(),
                                                        person,
                                                        one.thing())),
                                () -> leftOut.merge(NO_PERSON, 1, Integer::sum));
            }
        }
        return new Found(items, leftOut, open.size() - looked);
    }

    private List<PreExisting> open(Set<Entitlement> things) {
        List<PreExisting> open = new ArrayList<>();
        Optional<String> point = Optional.of(PreExistings.START);
        while (point.isPresent()) {
            PreExistings.Page page = preExistings.open(point.get(), A_PAGE);
            page.records().stream()
                    .filter(one -> things.contains(one.thing()))
                    // What was not there any more at the last reading is not to be taken.
                    .filter(one -> one.ending().isEmpty())
                    .forEach(open::add);
            point = page.next();
        }
        open.sort(
                Comparator.comparing((PreExisting one) -> one.account().value())
                        .thenComparing(one -> one.thing().key()));
        return open;
    }

    private Optional<PersonId> person(AccountId account) {
        List<Link> held = links.to(account);
        return held.size() == 1 ? Optional.of(held.getFirst().person()) : Optional.empty();
    }
}
