package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.ChannelMethod;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.policy.WorldReading;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Slack has that a policy can name. Workspaces, IdP groups and the user groups of a workspace
 * come at once, channels in pages of twenty ({@code admin.conversations.search}, which has private
 * ones too and says how many there are). User groups of the organisation have no list.
 */
final class SlackWorldLists implements WorldLists {
    private static final ChannelMethod SEARCH = ChannelMethod.SEARCH;

    private final SlackCall slack;
    private final SlackWorkspaces workspaces;
    private final IdpGroupDirectory idpGroups;
    private final ListedUserGroups userGroups;

    SlackWorldLists(
            SlackCall slack,
            SlackWorkspaces workspaces,
            IdpGroupDirectory idpGroups,
            ListedUserGroups userGroups) {
        this.slack = requireNonNull(slack, "slack is null");
        this.workspaces = requireNonNull(workspaces, "workspaces is null");
        this.idpGroups = requireNonNull(idpGroups, "idpGroups is null");
        this.userGroups = requireNonNull(userGroups, "userGroups is null");
    }

    @Override
    public List<WorldPart> parts() {
        return List.of(WorldPart.WORKSPACES, WorldPart.IDP_GROUPS, WorldPart.CHANNELS);
    }

    @Override
    public boolean has(WorldPart part) {
        return switch (part.kind()) {
            case WORKSPACES, IDP_GROUPS, USER_GROUPS, CHANNELS -> true;
            case GROUPS, ORGANISATION_GROUPS, PROTECTED -> false;
        };
    }

    @Override
    public WorldPage read(WorldPart part, Optional<String> cursor) {
        return switch (part.kind()) {
            case WORKSPACES -> WorldPage.whole(things(workspaces()));
            case IDP_GROUPS -> WorldPage.whole(things(idpGroups()));
            case USER_GROUPS -> WorldPage.whole(userGroups.of(part.of()));
            case CHANNELS -> channels(cursor);
            case GROUPS, ORGANISATION_GROUPS, PROTECTED ->
                    throw new IllegalArgumentException("Slack has no list " + part.key());
        };
    }

    private Map<Entitlement, String> workspaces() {
        Map<Entitlement, String> found = new HashMap<>();
        workspaces
                .all(Deadline.distant())
                .forEach(one -> found.put(new Entitlement.Workspace(one.id()), one.name()));
        return found;
    }

    private Map<Entitlement, String> idpGroups() {
        Map<Entitlement, String> found = new HashMap<>();
        ListingPoint from = ListingPoint.START;
        while (true) {
            ListedPage<ListedGroup> page = idpGroups.groups(from);
            page.items().forEach(group -> found.put(group.id(), group.name()));
            switch (page.listing()) {
                case Listing.Onward(ListingPoint next) -> from = next;
                case Listing.Proven _ -> {
                    return found;
                }
                case Listing.Unproven _ ->
                        throw new PortFailure.NeedsHuman(
                                "GET /scim/v2/Groups", WorldReading.NOT_WHOLE);
            }
        }
    }

    private WorldPage channels(Optional<String> cursor) {
        // By name the list stands stiller than by the number of members.
        Arguments arguments =
                Arguments.of("limit", Integer.toString(SEARCH.atMost()))
                        .and("sort", "name")
                        .and("sort_dir", "asc");
        return slack.call(
                        SEARCH,
                        cursor.map(at -> arguments.and("cursor", at)).orElse(arguments),
                        Deadline.distant())
                .find(SEARCH.documentedAs(), SlackWorldLists::channels);
    }

    private static WorldPage channels(JsonObject body) {
        Map<Entitlement, String> found = new HashMap<>();
        body.having("conversations")
                .objects("conversations")
                .forEach(one ->
                        found.put(new Entitlement.Channel(one.text("id")), one.text("name")));
        return new WorldPage(
                things(found),
                body.optionalText("next_cursor").filter(next -> !next.isEmpty()),
                Optional.of(Math.toIntExact(body.wholeNumber("total_count"))));
    }

    private static PolicyWorld things(Map<Entitlement, String> found) {
        return new PolicyWorld(Map.of(), found, Map.of(), Map.of(), Map.of());
    }
}
