package dev.rollcall.testing;

import dev.rollcall.application.port.WorldLists;
import dev.rollcall.contract.WorldListsContract;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;

import java.util.Map;

class InMemoryWorldListsTest extends WorldListsContract {
    @Override
    protected Fixture fixture() {
        PolicyWorld one = channel("C01");
        PolicyWorld other = channel("C02");
        WorldLists lists =
                new InMemoryWorldLists()
                        .with(WorldPart.CHANNELS, one, other)
                        .promising(WorldPart.CHANNELS, 2);
        return new Fixture() {
            @Override
            public WorldLists lists() {
                return lists;
            }

            @Override
            public Map<WorldPart, PolicyWorld> world() {
                return Map.of(WorldPart.CHANNELS, one.and(other));
            }

            @Override
            public void close() {}
        };
    }

    private static PolicyWorld channel(String id) {
        return new PolicyWorld(
                Map.of(),
                Map.of(new Entitlement.Channel(id), "name-of-" + id),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
