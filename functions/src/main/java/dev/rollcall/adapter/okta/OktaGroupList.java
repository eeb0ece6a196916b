package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.Headcount;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All groups with how many people are in each: {@code GET /api/v1/groups?expand=stats}, whose
 * {@code _embedded.stats.usersCount} is that number (Okta's Groups API). Okta's groups are in no
 * other.
 */
final class OktaGroupList implements WorldLists {
    private static final String GROUPS = "/api/v1/groups";

    /** Okta advises no more (developer.okta.com, List all groups). */
    private static final int A_PAGE = 200;

    private final OktaSettings settings;
    private final OktaCall okta;
    private final WorldPart part;

    OktaGroupList(OktaSettings settings, OktaCall okta) {
        this.settings = requireNonNull(settings, "settings is null");
        this.okta = requireNonNull(okta, "okta is null");
        this.part = WorldPart.groupsOf(settings.source());
    }

    @Override
    public List<WorldPart> parts() {
        return List.of(part);
    }

    @Override
    public boolean has(WorldPart asked) {
        return part.equals(asked);
    }

    /** A cursor is Okta's link to the next page. */
    @Override
    public WorldPage read(WorldPart asked, Optional<String> cursor) {
        URI list = UriText.below(settings.organisation(), GROUPS);
        NextLink links = new NextLink(list);
        URI page =
                cursor.map(links::trusted)
                        .orElseGet(() -> URI.create(list + "?expand=stats&limit=" + A_PAGE));
        OktaReply.Read read =
                switch (okta.get(page, GROUPS)) {
                    case OktaReply.Read answered -> answered;
                    case OktaReply.Refused refused ->
                            throw new PortFailure.NeedsHuman("GET " + GROUPS, refused.code());
                };
        Map<GroupId, PolicyWorld.Group> groups = okta.understood(GROUPS, () -> groups(read));
        if (groups.isEmpty() && cursor.isEmpty()) {
            // Everyone is built in, so a list without a group is not whole.
            throw new PortFailure.Unavailable("GET " + GROUPS + ": no group is told");
        }
        return new WorldPage(
                new PolicyWorld(groups, Map.of(), Map.of(), Map.of(), Map.of()),
                links.in(read.headers()).map(URI::toString),
                Optional.empty());
    }

    private Map<GroupId, PolicyWorld.Group> groups(OktaReply.Read read) {
        if (!read.body().isArray()) {
            throw new MalformedJson("the body is not a list");
        }
        Map<GroupId, PolicyWorld.Group> groups = new HashMap<>();
        read.body()
                .forEach(row -> {
                    JsonObject group = JsonObject.of(row, "row[" + groups.size() + "]");
                    groups.put(
                            groupId(group.text("id")),
                            new PolicyWorld.Group(
                                    group.object("profile").text("name"),
                                    Set.of(),
                                    Headcount.of(people(group))));
                });
        if (groups.size() < read.body().size()) {
            throw new MalformedJson("a group stands twice on one page");
        }
        return groups;
    }

    private static int people(JsonObject group) {
        long people = group.object("_embedded").object("stats").wholeNumber("usersCount");
        if (people < 0 || people > Integer.MAX_VALUE) {
            throw new MalformedJson("a group has no sensible number of people");
        }
        return (int) people;
    }

    private GroupId groupId(String id) {
        try {
            return new GroupId(settings.source(), id);
        } catch (IllegalArgumentException _) {
            throw new MalformedJson("a group's id is not one");
        }
    }
}
