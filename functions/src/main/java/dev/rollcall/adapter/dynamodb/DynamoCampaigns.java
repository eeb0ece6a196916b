package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Campaigns;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Campaigns in one partition; the list of each in one of its own, named after its digest. */
public final class DynamoCampaigns implements Campaigns {
    private static final String SAME_VERSION = "#version = :version";

    private final Table table;

    public DynamoCampaigns(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Campaign> find(CampaignName name) {
        return table.get(Keys.campaign(name)).map(CampaignHeader::read);
    }

    @Override
    public List<Campaign> all() {
        return table.query(Keys.CAMPAIGNS).stream().map(CampaignHeader::read).toList();
    }

    @Override
    public boolean replace(Optional<Campaign> seen, Campaign next) {
        Attributes item = CampaignHeader.of(next);
        Write.Put put =
                seen.map(before ->
                                new Write.Put(
                                        item,
                                        SAME_VERSION,
                                        Attributes.none()
                                                .with(CampaignHeader.VERSION, before.version())))
                        .orElseGet(() -> Write.Put.ifAbsent(item));
        return table.put(put).leaves(present -> CampaignHeader.read(present).equals(next));
    }

    @Override
    public void keep(Campaign campaign, List<CampaignItem> items) {
        new ManyPuts(table)
                .putEach(
                        items.stream()
                                .map(item -> Write.Put.ifAbsent(CampaignItems.of(campaign, item)))
                                .toList());
    }

    @Override
    public List<CampaignItem> items(Campaign campaign) {
        return sorted(table.query(Keys.campaignItems(campaign)));
    }

    @Override
    public List<CampaignItem> items(Campaign campaign, AccountId account) {
        return sorted(table.beginning(Keys.campaignItems(campaign, account)));
    }

    @Override
    public boolean replace(Campaign campaign, CampaignItem seen, CampaignItem next) {
        return table.put(
                        new Write.Put(
                                CampaignItems.of(campaign, next),
                                SAME_VERSION,
                                Attributes.none().with(CampaignItems.VERSION, seen.version())))
                .leaves(present -> CampaignItems.read(present).equals(next));
    }

    private static List<CampaignItem> sorted(List<Attributes> items) {
        return items.stream()
                .map(CampaignItems::read)
                .sorted(Comparator.comparingInt(CampaignItem::number))
                .toList();
    }
}
