package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.ChannelFacts;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** {@code admin.conversations.*}: channels as the organisation's admins see them. */
final class AdminConversationMethods {
    private static final Page.Limit FOUND = new Page.Limit(10, 20);
    private static final Page.Limit LOOKED_UP = new Page.Limit(1000, 1000);
    private static final Page.Limit TEAMS = new Page.Limit(100, 1000);
    private static final Set<String> TYPES =
            Set.of("private", "public", "exclude_archived", "archived", "external_shared");
    private static final int MOST_INVITED = 1_000;

    private final SlackOrganisation slack;
    private final Lookup lookup;
    private final ChannelView view;

    AdminConversationMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
        this.view = new ChannelView(slack);
    }

    void addTo(Methods methods) {
        Access reading = Access.admin("admin.conversations:read");
        methods.add(
                        "admin.conversations.search",
                        2,
                        reading.withoutGrid("not_an_enterprise"),
                        this::search)
                .add("admin.conversations.lookup", 2, reading, this::lookup)
                .add(
                        "admin.conversations.getTeams",
                        3,
                        reading.refusing("restricted_action"),
                        this::getTeams)
                .add(
                        "admin.conversations.invite",
                        2,
                        Access.admin("admin.conversations:write").refusing("user_must_be_admin"),
                        this::invite);
    }

    private ObjectNode search(WebCall call) {
        Arguments arguments = call.arguments();
        List<String> teams = arguments.list("team_ids");
        teams.forEach(lookup::team);
        List<String> types = arguments.list("search_channel_types");
        if (!TYPES.containsAll(types)) {
            throw new Refusal("invalid_search_channel_type");
        }
        String query = arguments.text("query").orElse("");
        List<SlackGroup> found =
                slack.groups(SlackGroup.Kind.CHANNEL).stream()
                        .filter(c -> c.name().contains(query))
                        .filter(c -> teams.isEmpty() || inAny(c, teams))
                        .filter(c -> fits(view.facts(c), types))
                        .toList();
        ObjectNode answer = Answer.ok();
        ArrayNode conversations = answer.putArray("conversations");
        Page<SlackGroup> page = Page.of(found, arguments, FOUND);
        if (!arguments.flag("total_count_only")) {
            page.items().forEach(c -> conversations.add(json(c)));
            answer.put("next_cursor", page.next());
        }
        return answer.put("total_count", found.size());
    }

    private boolean inAny(SlackGroup channel, List<String> teams) {
        return view.facts(channel).workspaces().stream().anyMatch(teams::contains);
    }

    private static boolean fits(ChannelFacts facts, List<String> types) {
        boolean kind =
                types.contains("private") == types.contains("public")
                        || types.contains(facts.isPrivate() ? "private" : "public");
        boolean age =
                (!types.contains("exclude_archived") || !facts.archived())
                        && (!types.contains("archived") || facts.archived());
        return kind && age && (!types.contains("external_shared") || facts.external());
    }

    /** It tells how many members there are, and not who. */
    private ObjectNode json(SlackGroup channel) {
        ChannelFacts facts = view.facts(channel);
        ObjectNode json = Json.object();
        json.put("id", channel.id()).put("name", channel.name()).put("purpose", "");
        json.put("member_count", channel.members().size());
        json.put("created", facts.created().getEpochSecond());
        json.put("creator_id", facts.creator());
        json.put("is_private", facts.isPrivate()).put("is_archived", facts.archived());
        json.put("is_general", facts.general());
        json.put("last_activity_ts", facts.lastActivity().getEpochSecond() * 1_000_000);
        json.put("is_ext_shared", facts.external());
        json.put("is_global_shared", false);
        json.put("is_org_default", facts.organisationDefault());
        json.put("is_org_mandatory", false);
        json.put("is_org_shared", facts.workspaces().size() > 1);
        json.put("is_frozen", false);
        json.putArray("connected_team_ids");
        json.put("internal_team_ids_count", facts.workspaces().size());
        json.set("internal_team_ids", Json.texts(facts.workspaces()));
        json.put("internal_team_ids_sample_team", channel.workspaceId());
        json.putArray("pending_connected_team_ids");
        json.put("is_pending_ext_shared", false);
        return json;
    }

    /** Finds quiet channels, and public ones only. */
    private ObjectNode lookup(WebCall call) {
        List<String> teams = call.arguments().list("team_ids", Integer.MAX_VALUE);
        if (teams.stream().allMatch(team -> lookup.found(team).isEmpty())) {
            throw new Refusal("no_valid_teams");
        }
        Instant before =
                Instant.ofEpochSecond(
                        call.arguments().requiredNumber("last_message_activity_before"));
        long most = call.arguments().number("max_member_count").orElse(Long.MAX_VALUE);
        List<String> ids =
                slack.groups(SlackGroup.Kind.CHANNEL).stream()
                        .filter(c -> !view.facts(c).isPrivate())
                        .filter(c -> inAny(c, teams))
                        .filter(c -> view.facts(c).lastActivity().isBefore(before))
                        .filter(c -> c.members().size() <= most)
                        .map(SlackGroup::id)
                        .toList();
        return Answer.ids("channel_ids", Page.of(ids, call.arguments(), LOOKED_UP));
    }

    private ObjectNode getTeams(WebCall call) {
        List<String> teams = List.copyOf(view.facts(channel(call)).workspaces());
        return Answer.ids("team_ids", Page.of(teams, call.arguments(), TEAMS));
    }

    /** The caller need not be in the channel. */
    private ObjectNode invite(WebCall call) {
        SlackGroup channel = channel(call);
        ChannelFacts facts = view.facts(channel);
        if (facts.organisationDefault()) {
            throw new Refusal("default_org_wide_channel");
        }
        if (facts.general()) {
            throw new Refusal("channel_type_not_supported");
        }
        ObjectNode failed = Json.object();
        for (String user : call.arguments().list("user_ids", MOST_INVITED)) {
            String error = error(facts, user);
            if (error.isEmpty()) {
                slack.movements().enter(user, channel.id(), call.by());
            } else {
                failed.put(user, error);
            }
        }
        if (!failed.isEmpty()) {
            throw new Refusal("failed_for_some_users").with("failed_user_ids", failed);
        }
        return Answer.ok();
    }

    private String error(ChannelFacts channel, String user) {
        return slack.account(user)
                .filter(slack::active)
                .map(SlackAccount::workspaces)
                .map(teams -> channel.workspaces().stream().anyMatch(teams::contains))
                .map(inside -> inside ? "" : "user_not_in_team")
                .orElse("user_not_found");
    }

    private SlackGroup channel(WebCall call) {
        return slack.group(SlackGroup.Kind.CHANNEL, call.arguments().required("channel_id"))
                .orElseThrow(() -> new Refusal("channel_not_found"));
    }
}
