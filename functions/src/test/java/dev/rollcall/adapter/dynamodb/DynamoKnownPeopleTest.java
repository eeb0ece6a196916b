package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.application.port.Links;
import dev.rollcall.contract.KnownPeopleContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoKnownPeopleTest extends KnownPeopleContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected KnownPeople people() {
        return new DynamoKnownPeople(table.table());
    }

    @Override
    protected Links links() {
        return new DynamoLinks(table.table());
    }

    @Override
    protected Grants grants() {
        return new DynamoGrants(table.table());
    }
}
