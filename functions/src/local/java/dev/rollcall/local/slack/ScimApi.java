package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /scim/v2} as Slack documents it, its traps included. */
final class ScimApi {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final Pattern MEMBER =
            Pattern.compile("members\\[value eq \"?([A-Z0-9]+)\"?\\]");
    private static final Pattern FILTER =
            Pattern.compile("(?i)(userName|emails?(?:\\.value)?) eq \"([^\"]+)\"");
    private static final int LARGEST_PAGE = 1000;

    private final SlackOrganisation slack;
    private final Forbidden forbidden;

    ScimApi(SlackOrganisation slack, Forbidden forbidden) {
        this.slack = requireNonNull(slack, "slack is null");
        this.forbidden = requireNonNull(forbidden, "forbidden is null");
    }

    void addTo(Router router) {
        router.on("GET", "/scim/v2/Users", this::users)
                .onEach("GET", "/scim/v2/Users/{id}", (_, id) -> user(id))
                .onEach("PATCH", "/scim/v2/Users/{id}", this::patchUser)
                .onEach("PUT", "/scim/v2/Users/{id}", this::putUser)
                .onEach("DELETE", "/scim/v2/Users/{id}", this::deleteUser)
                .on("GET", "/scim/v2/Groups", _ -> groups())
                .onEach("GET", "/scim/v2/Groups/{id}", (_, id) -> group(id))
                .onEach("PATCH", "/scim/v2/Groups/{id}", this::patchGroup);
    }

    private Reply users(Request request) {
        Matcher filter = FILTER.matcher(request.query("filter").orElse(""));
        boolean filtered = filter.matches();
        List<SlackAccount> fitting =
                slack.accounts().stream()
                        .filter(a ->
                                !filtered
                                        || a.userName().equalsIgnoreCase(filter.group(2))
                                        || a.email().equalsIgnoreCase(filter.group(2)))
                        .toList();
        int start = Math.max(1, request.number("startIndex", 1));
        int count = Math.clamp(request.number("count", 10), 0, LARGEST_PAGE);
        ArrayNode page = Json.array();
        fitting.stream().skip(start - 1L).limit(count).forEach(a -> page.add(json(a)));
        return list(page, fitting.size(), start);
    }

    private Reply groups() {
        ArrayNode page = Json.array();
        slack.groups(SlackGroup.Kind.IDP_GROUP).forEach(group -> page.add(json(group)));
        return list(page, page.size(), 1);
    }

    private static Reply list(ArrayNode page, int total, int start) {
        ObjectNode list = Json.object();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", total).put("itemsPerPage", page.size()).put("startIndex", start);
        list.set("Resources", page);
        return Reply.json(200, list);
    }

    private Reply user(String id) {
        return slack.account(id)
                .<Reply>map(account -> Reply.json(200, json(account)))
                .orElseGet(() -> error(404, "no_such_user"));
    }

    private Reply group(String id) {
        return slack.group(SlackGroup.Kind.IDP_GROUP, id)
                .<Reply>map(group -> Reply.json(200, json(group)))
                .orElseGet(() -> error(404, "no_such_group"));
    }

    private Reply patchUser(Request request, String id) {
        for (JsonNode operation : request.json().path("Operations")) {
            if (operation.path("path").asText().equals("active")) {
                JsonNode value = operation.path("value");
                if (!value.isBoolean()) {
                    return error(400, "invalid_attribute_format");
                }
                Optional<Reply> refused = setActive(request, id, value.asBoolean());
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
            if (operation.path("path").asText().contains("slack:guest")) {
                slack.account(id)
                        .filter(a -> a.deactivatedFrom().isPresent())
                        .ifPresent(_ -> {
                            forbidden.record("guest conversion of a deactivated account");
                            slack.reactivate(id);
                        });
            }
        }
        return user(id);
    }

    /** Overwrites: what is missing is blanked, and a missing {@code active} means false. */
    private Reply putUser(Request request, String id) {
        forbidden.record("PUT /Users");
        return setActive(request, id, request.json().path("active").asBoolean(false))
                .orElseGet(() -> user(id));
    }

    private Reply deleteUser(Request request, String id) {
        return setActive(request, id, false).orElseGet(() -> Reply.empty(204));
    }

    private Optional<Reply> setActive(Request request, String id, boolean active) {
        Optional<SlackAccount> account = slack.account(id);
        if (account.isEmpty()) {
            return Optional.of(error(404, "no_such_user"));
        }
        if (active) {
            slack.reactivate(id);
            return Optional.empty();
        }
        boolean primary =
                account.get().rank() == SlackAccount.Rank.PRIMARY_OWNER
                        || slack.workspaces().stream().anyMatch(w -> w.primaryOwner().equals(id));
        if (primary) {
            return Optional.of(error(403, "cannot_disable_primary_owner"));
        }
        if (account.get().bot()) {
            return Optional.of(error(403, "cannot_disable_bot_user_with_scim"));
        }
        if (outranks(account.get(), request)) {
            return Optional.of(error(403, "permission_denied"));
        }
        slack.deactivate(id);
        return Optional.empty();
    }

    /** A token acts only on accounts with the same or fewer permissions than its installer's. */
    private boolean outranks(SlackAccount account, Request request) {
        String token = request.header("authorization").orElse("").replaceFirst("^Bearer ", "");
        return slack.installerOf(token)
                .flatMap(slack::account)
                .map(installer -> account.rank().compareTo(installer.rank()) > 0)
                .orElse(true);
    }

    private Reply patchGroup(Request request, String id) {
        if (slack.group(SlackGroup.Kind.IDP_GROUP, id).isEmpty()) {
            return error(404, "no_such_group");
        }
        for (JsonNode operation : request.json().path("Operations")) {
            String path = operation.path("path").asText();
            boolean remove = operation.path("op").asText().equalsIgnoreCase("remove");
            Matcher member = MEMBER.matcher(path);
            if (remove && member.matches()) {
                String gone = member.group(1);
                slack.change(SlackGroup.Kind.IDP_GROUP, id, g -> g.without(gone, "scim"));
            } else if (remove && path.equals("members")) {
                forbidden.record("remove members without a filter");
                slack.change(SlackGroup.Kind.IDP_GROUP, id, g -> g.withMembers(Set.of(), "scim"));
            } else if (path.equals("members")) {
                boolean replace = operation.path("op").asText().equalsIgnoreCase("replace");
                slack.change(SlackGroup.Kind.IDP_GROUP, id, g -> added(g, operation, replace));
            }
        }
        return group(id);
    }

    private static SlackGroup added(SlackGroup group, JsonNode operation, boolean replace) {
        Set<String> members = new TreeSet<>(replace ? Set.of() : group.members());
        operation.path("value").forEach(value -> members.add(value.path("value").asText()));
        return group.withMembers(members, "scim");
    }

    private ObjectNode json(SlackAccount account) {
        ObjectNode user = Json.object();
        user.putArray("schemas").add(CORE + "User");
        user.put("id", account.id());
        user.put("externalId", "");
        user.put("userName", account.userName());
        user.put("nickName", account.userName());
        user.put("active", slack.active(account));
        user.putArray("emails").addObject().put("value", account.email()).put("primary", true);
        ArrayNode groups = user.putArray("groups");
        slack.groupsShownOf(account)
                .forEach(g -> groups.addObject().put("value", g.id()).put("display", g.name()));
        return user;
    }

    private static ObjectNode json(SlackGroup group) {
        ObjectNode json = Json.object();
        json.putArray("schemas").add(CORE + "Group");
        json.put("id", group.id());
        json.put("displayName", group.name());
        ArrayNode members = json.putArray("members");
        group.members().forEach(member -> members.addObject().put("value", member));
        return json;
    }

    static Reply.Answer error(int status, String code) {
        ObjectNode error = Json.object();
        error.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
        error.put("detail", code);
        error.put("status", status);
        return Reply.json(status, error);
    }
}
