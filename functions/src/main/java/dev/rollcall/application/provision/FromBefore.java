package dev.rollcall.application.provision;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an account had when the company was adopted.
 *
 * @param things all of it that is open
 * @param going what of it may be taken now: people have approved it, and its turn has come
 * @param begun what was begun for a campaign that may not go on: it is looked at, and not written
 */
record FromBefore(Set<Entitlement> things, List<Going> going, List<Going> begun) {
    /** One membership that may be taken. */
    record Going(Campaign campaign, CampaignItem item) {}

    FromBefore {
        things = Set.copyOf(things);
        going = List.copyOf(going);
        begun = List.copyOf(begun);
    }

    Map<Entitlement, CampaignName> approved() {
        return going.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                one -> one.item().thing(),
                                one -> one.campaign().name(),
                                (one, _) -> one));
    }

    Optional<Going> going(Entitlement thing) {
        return of(going, thing);
    }

    Optional<Going> begun(Entitlement thing) {
        return of(begun, thing);
    }

    private static Optional<Going> of(List<Going> some, Entitlement thing) {
        return some.stream().filter(one -> one.item().thing().equals(thing)).findFirst();
    }
}
