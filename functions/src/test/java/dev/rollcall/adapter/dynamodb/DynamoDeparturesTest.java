package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Departures;
import dev.rollcall.contract.DeparturesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoDeparturesTest extends DeparturesContract {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Departures departures() {
        return new DynamoDepartures(TestTable.create(endpoint()).table());
    }
}
