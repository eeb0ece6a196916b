package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.person.GroupId;
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

/**
 * All groups with how many people are in each: {@code GET /api/v1/groups?expand=stats}, whose
 * {@code _embedded.stats.usersCount} is that number (Okta's Groups API). Okta's groups are in no
 * other.
 */
final class OktaGroupList implements WorldLists {
    private static final String GROUPS = "/api/v1/groups";

    private final OktaSettings settings;
    private final ApiCall okta;
    private final WorldPart part;
    private final OktaRows rows;

    OktaGroupList(OktaSettings settings, ApiCall okta) {
        this.settings = requireNonNull(settings, "settings is null");
        this.okta = requireNonNull(okta, "okta is null");
        this.part = WorldPart.groupsOf(settings.source());
        this.rows = new OktaRows(settings.source());
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
                        .orElseGet(
                                () -> URI.create(list + "?expand=stats&limit=" + OktaList.A_PAGE));
        ApiReply.Read read =
                switch (okta.get(page, GROUPS)) {
                    case ApiReply.Read answered -> answered;
                    case ApiReply.Refused refused ->
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

    private Map<GroupId, PolicyWorld.Group> groups(ApiReply.Read read) {
        if (!read.body().isArray()) {
            throw new MalformedJson("the body is not a list");
        }
        Map<GroupId, PolicyWorld.Group> groups = new HashMap<>();
        read.body()
                .forEach(row -> {
                    Directory.Group group =
                            rows.group(JsonObject.of(row, "row[" + groups.size() + "]"));
                    groups.put(group.id(), group.inWorld());
                });
        if (groups.size() < read.body().size()) {
            throw new MalformedJson("a group stands twice on one page");
        }
        return groups;
    }
}
