package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Campaigns;
import dev.rollcall.contract.CampaignsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoCampaignsTest extends CampaignsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Campaigns fresh() {
        return new DynamoCampaigns(table.table());
    }
}
