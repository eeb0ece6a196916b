package dev.rollcall.testing;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.contract.BreakerContracts;
import dev.rollcall.contract.BreakerFixture;
import dev.rollcall.domain.breaker.BatchId;

import java.util.HashSet;
import java.util.Set;

class InMemoryBreakerTest extends BreakerContracts {

    @Override
    protected BreakerFixture fixture() {
        Set<BatchId> decided = new HashSet<>();
        InMemoryStopSwitch stop = new InMemoryStopSwitch();
        InMemoryPopulations populations = new InMemoryPopulations();
        InMemoryCampaigns campaigns = new InMemoryCampaigns();
        Breaker breaker =
                new InMemoryBreaker(decided::contains, stop, populations).knowing(campaigns);
        return new BreakerFixture() {
            @Override
            public Breaker breaker() {
                return breaker;
            }

            @Override
            public StopSwitch stop() {
                return stop;
            }

            @Override
            public Populations populations() {
                return populations;
            }

            @Override
            public Campaigns campaigns() {
                return campaigns;
            }

            @Override
            public void decide(BatchId batch) {
                decided.add(batch);
            }

            @Override
            public void takeBack(BatchId batch) {
                decided.remove(batch);
            }
        };
    }
}
