package dev.rollcall.testing;

import dev.rollcall.application.port.Campaigns;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Campaigns, forgotten with the test. */
public final class InMemoryCampaigns implements Campaigns {
    private final TreeMap<String, Campaign> campaigns = new TreeMap<>();
    private final Map<String, Map<Integer, CampaignItem>> lists = new HashMap<>();

    @Override
    public synchronized Optional<Campaign> find(CampaignName name) {
        return Optional.ofNullable(campaigns.get(name.value()));
    }

    @Override
    public synchronized List<Campaign> all() {
        return List.copyOf(campaigns.values());
    }

    @Override
    public synchronized boolean replace(Optional<Campaign> seen, Campaign next) {
        Optional<Campaign> present = find(next.name());
        if (present.equals(Optional.of(next))) {
            return true;
        }
        if (!present.map(Campaign::version).equals(seen.map(Campaign::version))) {
            return false;
        }
        campaigns.put(next.name().value(), next);
        return true;
    }

    @Override
    public synchronized void keep(Campaign campaign, List<CampaignItem> items) {
        items.forEach(item -> list(campaign).putIfAbsent(item.number(), item));
    }

    @Override
    public synchronized List<CampaignItem> items(Campaign campaign) {
        return list(campaign).values().stream()
                .sorted(Comparator.comparingInt(CampaignItem::number))
                .toList();
    }

    @Override
    public synchronized List<CampaignItem> items(Campaign campaign, AccountId account) {
        return items(campaign).stream().filter(item -> item.account().equals(account)).toList();
    }

    @Override
    public synchronized boolean replace(Campaign campaign, CampaignItem seen, CampaignItem next) {
        CampaignItem present = list(campaign).get(seen.number());
        if (next.equals(present)) {
            return true;
        }
        if (present == null || present.version() != seen.version()) {
            return false;
        }
        list(campaign).put(next.number(), next);
        return true;
    }

    private Map<Integer, CampaignItem> list(Campaign campaign) {
        return lists.computeIfAbsent(campaign.list().digest(), _ -> new HashMap<>());
    }
}
