package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All groups for a policy, in one page. */
final class ScimGroupList implements WorldLists {
    private final WorldPart part;
    private final ScimGroups groups;

    ScimGroupList(ScimSourceSettings settings, ScimGroups groups) {
        this.part = WorldPart.groupsOf(settings.source());
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

    /** A policy is not checked against groups of which some may be missing. */
    @Override
    public WorldPage read(WorldPart asked, Optional<String> cursor) {
        CursorListed<Directory.Group> listed = groups.read();
        if (listed.listing() instanceof CursorListing.Ended(_, var doubts) && !doubts.isEmpty()) {
            throw new PortFailure.Unavailable(
                    "GET " + ScimGroups.PATH + ": not whole " + List.copyOf(doubts));
        }
        Map<GroupId, PolicyWorld.Group> all = new HashMap<>();
        listed.items().forEach(group -> all.put(group.id(), group.inWorld()));
        return WorldPage.whole(new PolicyWorld(all, Map.of(), Map.of(), Map.of(), Map.of()));
    }
}
