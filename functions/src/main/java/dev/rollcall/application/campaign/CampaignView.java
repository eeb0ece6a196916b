package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A campaign with what became of its list so far. */
public record CampaignView(Campaign campaign, List<CampaignItem> items) {
    public CampaignView {
        requireNonNull(campaign, "campaign is null");
        items = List.copyOf(items);
    }

    public int taken() {
        return (int) items.stream().filter(CampaignItem::isTaken).count();
    }

    public int left() {
        return (int) items.stream().filter(CampaignItem::isOpen).count();
    }

    /** Returns how many were dropped, by the reason's code. */
    public SortedMap<String, Integer> dropped() {
        SortedMap<String, Integer> dropped = new TreeMap<>();
        for (CampaignItem item : items) {
            if (item.state() instanceof CampaignItem.State.Dropped gone) {
                dropped.merge(gone.why().code(), 1, Integer::sum);
            }
        }
        return dropped;
    }

    public long people() {
        return items.stream().map(CampaignItem::person).distinct().count();
    }

    /** Returns of each thing how many memberships of it stand in the list. */
    public Map<Entitlement, Integer> things() {
        Map<Entitlement, Integer> things = new TreeMap<>((a, b) -> a.key().compareTo(b.key()));
        items.forEach(item -> things.merge(item.thing(), 1, Integer::sum));
        return things;
    }
}
