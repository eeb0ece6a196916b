package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.contract.BreakerFixture;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.breaker.BatchId;

/** The breaker of a table, with batches of which nothing is there but how they stand. */
record DynamoBreakerFixture(Table table) implements BreakerFixture {
    @Override
    public Breaker breaker() {
        return new DynamoBreaker(table);
    }

    @Override
    public StopSwitch stop() {
        return new DynamoStopSwitch(table);
    }

    @Override
    public Populations populations() {
        return new DynamoPopulations(table);
    }

    @Override
    public Campaigns campaigns() {
        return new DynamoCampaigns(table);
    }

    @Override
    public void decide(BatchId batch) {
        enter(batch, BatchState.DECIDED);
    }

    @Override
    public void takeBack(BatchId batch) {
        enter(batch, BatchState.RETURNED);
    }

    private void enter(BatchId batch, BatchState state) {
        table.put(Write.Put.always(Attributes.at(Keys.batch(batch)).with("state", state.name())));
    }
}
