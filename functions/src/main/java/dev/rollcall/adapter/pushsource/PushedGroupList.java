package dev.rollcall.adapter.pushsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.platform.json.Json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All groups for a policy, in one page. */
final class PushedGroupList implements WorldLists {
    private final WorldPart part;
    private final PushedDirectory directory;

    PushedGroupList(PushedDirectory directory) {
        this.part = WorldPart.groupsOf(directory.source());
        this.directory = requireNonNull(directory, "directory is null");
    }

    /** Returns how people call a group. */
    static String name(Pushed group) {
        return Json.read(group.document()).path("displayName").asText();
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
        Map<GroupId, PolicyWorld.Group> all = new HashMap<>();
        CursorListing listing = new CursorListing.Onward(CursorPoint.START);
        while (listing instanceof CursorListing.Onward(CursorPoint next)) {
            CursorListed<Directory.Group> listed = directory.groups(next);
            listed.items().forEach(group -> all.put(group.id(), group.inWorld()));
            listing = listed.listing();
        }
        if (listing instanceof CursorListing.Ended(_, var doubts) && !doubts.isEmpty()) {
            throw new PortFailure.Unavailable("The source is changing its groups just now");
        }
        return WorldPage.whole(new PolicyWorld(all, Map.of(), Map.of(), Map.of(), Map.of()));
    }
}
