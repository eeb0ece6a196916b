package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All groups for a policy, in one page. */
final class CsvGroupList implements WorldLists {
    private final WorldPart part;
    private final CsvGroups groups;

    CsvGroupList(SourceId source, CsvGroups groups) {
        this.part = WorldPart.groupsOf(source);
        this.groups = requireNonNull(groups, "groups is null");
    }

    @Override
    public List<WorldPart> parts() {
        return List.of(part);
    }

    @Override
    public boolean has(WorldPart asked) {
        return part.equals(asked);
    }

    @Override
    public WorldPage read(WorldPart asked, Optional<String> cursor) {
        Map<GroupId, PolicyWorld.Group> all = new HashMap<>();
        groups.all().forEach(group -> all.put(group.id(), group.inWorld()));
        return WorldPage.whole(new PolicyWorld(all, Map.of(), Map.of(), Map.of(), Map.of()));
    }
}
