package dev.rollcall.adapter.okta;

import dev.rollcall.application.port.WorldLists;
import dev.rollcall.contract.WorldListsContract;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.Headcount;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

class SimulatedOktaWorldListsTest extends WorldListsContract {
    private static final int GROUPS = 450;

    @Override
    protected Fixture fixture() {
        SimulatedOkta okta = new SimulatedOkta();
        for (int i = 0; i < GROUPS; i++) {
            okta.addGroup("00g" + i, "group " + i);
        }
        okta.putSomebodyInto("00g7");
        return new Fixture() {
            @Override
            public WorldLists lists() {
                return okta.worldLists();
            }

            @Override
            public Map<WorldPart, PolicyWorld> world() {
                Map<GroupId, PolicyWorld.Group> groups = new HashMap<>();
                groups.put(GroupId.parse("okta:00geveryone"), group("Everyone", 1));
                for (int i = 0; i < GROUPS; i++) {
                    groups.put(GroupId.parse("okta:00g" + i), group("group " + i, i == 7 ? 1 : 0));
                }
                return Map.of(
                        WorldPart.groupsOf(okta.somebody().source()),
                        new PolicyWorld(groups, Map.of(), Map.of(), Map.of(), Map.of()));
            }

            @Override
            public void close() {
                okta.close();
            }
        };
    }

    private static PolicyWorld.Group group(String name, int people) {
        return new PolicyWorld.Group(name, Set.of(), Headcount.of(people));
    }
}
