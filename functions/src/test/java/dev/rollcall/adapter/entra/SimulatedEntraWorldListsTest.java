package dev.rollcall.adapter.entra;

import static dev.rollcall.adapter.entra.SimulatedEntra.SOURCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.contract.WorldListsContract;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.Headcount;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.local.entra.EntraGroup;
import dev.rollcall.local.entra.EntraPerson;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class SimulatedEntraWorldListsTest extends WorldListsContract {
    private static final WorldPart GROUPS = WorldPart.groupsOf(SOURCE);
    private static final int MANY = 2 * EntraGroupList.A_PAGE + 1;

    @Override
    protected Fixture fixture() {
        return new OverHttp(crowded());
    }

    /** Three groups within each other, and many beside them. */
    private static SimulatedEntra crowded() {
        SimulatedEntra entra = new SimulatedEntra();
        entra.tenant.put(new EntraGroup("all", "All", List.of()));
        entra.tenant.put(new EntraGroup("rd", "R&D", List.of("all")));
        entra.tenant.put(new EntraGroup("web", "Web", List.of("rd")));
        entra.tenant.put(new EntraPerson("a", "Ana Diaz", "ana@acme.example", List.of("all")));
        entra.tenant.put(new EntraPerson("r", "Bo Chen", "bo@acme.example", List.of("rd", "web")));
        entra.tenant.put(new EntraPerson("w", "Cem Ito", "cem@acme.example", List.of("web")));
        for (int i = 0; i < MANY; i++) {
            entra.tenant.put(new EntraGroup("g" + i, "group " + i, List.of()));
        }
        return entra;
    }

    /** Graph tells how many there are at any depth, not how many at each. */
    @Test
    void people_at_any_depth_count_once() {
        try (SimulatedEntra entra = crowded()) {
            PolicyWorld world = entra.entra.worldLists().read(GROUPS, Optional.empty()).found();

            assertThat(world.group(id("all")).people().all()).isEqualTo(3);
            assertThat(world.group(id("all")).people().within(0)).isEqualTo(1);
            assertThat(world.below(id("all"), 9)).containsKeys(id("rd"), id("web"));
        }
    }

    /** A list that lacks everything would make all that a policy names pass for missing. */
    @Test
    void a_tenant_without_a_group_is_not_read() {
        try (SimulatedEntra entra = new SimulatedEntra()) {
            assertThatExceptionOfType(PortFailure.Unavailable.class)
                    .isThrownBy(() -> entra.entra.worldLists().read(GROUPS, Optional.empty()));
        }
    }

    private static GroupId id(String group) {
        return new GroupId(SOURCE, group);
    }

    private record OverHttp(SimulatedEntra entra) implements Fixture {
        @Override
        public WorldLists lists() {
            return entra.entra.worldLists();
        }

        @Override
        public Map<WorldPart, PolicyWorld> world() {
            Map<GroupId, PolicyWorld.Group> groups = new HashMap<>();
            groups.put(id("all"), group("All", Set.of(id("rd")), 1, 3));
            groups.put(id("rd"), group("R&D", Set.of(id("web")), 1, 2));
            groups.put(id("web"), group("Web", Set.of(), 2));
            for (int i = 0; i < MANY; i++) {
                groups.put(id("g" + i), group("group " + i, Set.of(), 0));
            }
            return Map.of(GROUPS, new PolicyWorld(groups, Map.of(), Map.of(), Map.of(), Map.of()));
        }

        private static PolicyWorld.Group group(
                String name, Set<GroupId> groups, Integer... people) {
            return new PolicyWorld.Group(name, groups, new Headcount(List.of(people)));
        }

        @Override
        public void close() {
            entra.close();
        }
    }
}
