package dev.rollcall.testing;

import dev.rollcall.application.port.Campaigns;
import dev.rollcall.contract.CampaignsContract;

class InMemoryCampaignsTest extends CampaignsContract {
    @Override
    protected Campaigns fresh() {
        return new InMemoryCampaigns();
    }
}
