package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.slack.scim.ElementPath;
import dev.rollcall.local.slack.scim.Operation;
import dev.rollcall.local.slack.scim.ScimFilter;
import dev.rollcall.local.slack.scim.ScimRefusal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What SCIM does to groups, which are the organisation's IdP groups. */
final class ScimGroups {
    private static final SlackGroup.Kind KIND = SlackGroup.Kind.IDP_GROUP;
    private static final int MOST_IN_A_CALL = 15_000;
    private static final int MOST_REMOVED_WHEN_LINKED = 1_000;

    private final SlackOrganisation slack;
    private final Forbidden forbidden;
    private final ScimJson json;
    private final MembershipLog log;

    ScimGroups(SlackOrganisation slack, Forbidden forbidden) {
        this.slack = requireNonNull(slack, "slack is null");
        this.forbidden = requireNonNull(forbidden, "forbidden is null");
        this.json = new ScimJson(slack);
        this.log = new MembershipLog(slack.audit());
    }

    Reply list(Request request) {
        Switches switches = slack.switches();
        return ScimList.of(switches.lists(), ScimList.GROUPS)
                .answer(
                        request,
                        slack.groups(KIND),
                        ScimGroups::attributes,
                        group -> json.group(group, switches.groups().membersShown()));
    }

    Reply read(String id) {
        return Reply.json(200, json.group(known(id), 0));
    }

    Reply create(Request request, String installer) {
        ObjectNode body = request.json();
        String name = body.path("displayName").asText("");
        if (name.isBlank()) {
            throw ScimRefusal.bad("missing_schema_element");
        }
        synchronized (slack) {
            checkName(name, "");
            Set<String> members = fit(body.path("members"));
            SlackGroup made =
                    new SlackGroup(KIND, slack.newId("S"), "", name, members, false, installer);
            slack.create(made);
            log.changed(Set.of(), made, installer);
            return Reply.json(201, json.group(made, 0));
        }
    }

    Reply patch(Request request, String id, String installer) {
        SlackGroup before = known(id);
        List<Operation> operations =
                Operation.read(request.json(), slack.switches().patch().withoutPath());
        synchronized (slack) {
            SlackGroup after = before;
            for (Operation operation : operations) {
                after = apply(after, operation, installer);
            }
            commit(before, after, installer);
        }
        return read(id);
    }

    /** Overwrites: without {@code members} nobody is left in it. */
    Reply put(Request request, String id, String installer) {
        SlackGroup before = known(id);
        ObjectNode body = request.json();
        synchronized (slack) {
            if (!before.members().isEmpty() && !body.has("members")) {
                forbidden.record("PUT /Groups without members");
            }
            String name = body.path("displayName").asText(before.name());
            checkName(name, id);
            Set<String> members = fit(body.path("members"));
            commit(
                    before,
                    before.named(name, installer).withMembers(members, installer),
                    installer);
        }
        return read(id);
    }

    /** For good; whoever came into a workspace by it stays there. */
    Reply delete(String id) {
        SlackGroup group = known(id);
        if (!slack.allowListsOf(id).isEmpty()) {
            throw ScimRefusal.bad("idp_group_linked_to_channels");
        }
        slack.remove(group);
        return Reply.empty(204);
    }

    private SlackGroup apply(SlackGroup group, Operation operation, String installer) {
        if (operation.path().equals("displayName") && !operation.removes()) {
            checkName(operation.text(), group.id());
            return group.named(operation.text(), installer);
        }
        ElementPath path =
                ElementPath.of(operation.path())
                        .filter(p -> p.list().equals("members") && p.part().isEmpty())
                        .orElseThrow(() -> ScimRefusal.bad("invalid_attribute_format"));
        if (operation.removes()) {
            return group.withMembers(left(group, operation, path), installer);
        }
        if (!path.isWhole()) {
            throw ScimRefusal.bad("invalid_attribute_format");
        }
        Set<String> members = fit(operation.value());
        if (operation.kind() == Operation.Kind.ADD) {
            if (slack.switches().groups().memberRefused()
                    && members.stream().anyMatch(group.members()::contains)) {
                throw ScimRefusal.bad("group_members_create_failed");
            }
            members.addAll(group.members());
        }
        return group.withMembers(members, installer);
    }

    private Set<String> left(SlackGroup group, Operation operation, ElementPath path) {
        Set<String> left = new TreeSet<>(group.members());
        Switches.Groups switches = slack.switches().groups();
        if (!path.isWhole()) {
            boolean understood = path.quoted() ? switches.quotedIds() : switches.plainIds();
            if (!understood || !path.key().equals("value")) {
                throw ScimRefusal.bad("invalid_attribute_format");
            }
            if (!left.remove(path.wanted()) && switches.strangerRefused()) {
                throw ScimRefusal.bad("no_such_group_members");
            }
            return left;
        }
        if (operation.values().findAny().isPresent()) {
            switch (switches.valueList()) {
                case TAKES_THEM_OUT -> {
                    left.removeAll(ids(operation.value()));
                    return left;
                }
                case REFUSED -> throw ScimRefusal.bad("invalid_request_payload");
                case EMPTIES_GROUP -> {}
            }
        }
        forbidden.record("remove members without a filter");
        return Set.of();
    }

    private void commit(SlackGroup before, SlackGroup after, String installer) {
        long gone = before.members().stream().filter(m -> !after.members().contains(m)).count();
        if (gone > MOST_REMOVED_WHEN_LINKED && !slack.allowListsOf(before.id()).isEmpty()) {
            throw ScimRefusal.bad("failed_to_remove_users_for_linked_subteam");
        }
        slack.change(KIND, before.id(), _ -> after);
        log.changed(before.members(), after, installer);
    }

    /** Returns the members of a list, if a group may have all of them. */
    private Set<String> fit(JsonNode list) {
        Set<String> members = ids(list);
        if (members.size() > MOST_IN_A_CALL) {
            throw ScimRefusal.bad("too_many_users");
        }
        boolean guestsRefused = slack.switches().groups().guestsRefused();
        for (String member : members) {
            SlackAccount account =
                    slack.account(member).orElseThrow(() -> ScimRefusal.bad("no_such_user"));
            if (account.deactivatedFrom().isPresent() || (guestsRefused && account.guest())) {
                throw ScimRefusal.bad("unable_to_add_deleted_or_guest_to_group");
            }
        }
        return members;
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new TreeSet<>();
        if (list.isObject()) {
            ids.add(list.path("value").asText());
        }
        list.forEach(member -> {
            if (list.isArray()) {
                ids.add(member.isObject() ? member.path("value").asText() : member.asText());
            }
        });
        return ids;
    }

    private void checkName(String name, String own) {
        boolean taken =
                slack.groups(KIND).stream()
                        .anyMatch(g -> !g.id().equals(own) && g.name().equalsIgnoreCase(name));
        if (taken) {
            throw ScimRefusal.bad("group_creation_failed");
        }
    }

    private SlackGroup known(String id) {
        return slack.group(KIND, id).orElseThrow(() -> ScimRefusal.of(404, "no_such_group"));
    }

    private static ScimFilter.Attributes attributes(SlackGroup group) {
        return name ->
                switch (name) {
                    case "id" -> List.of(group.id());
                    case "displayname" -> List.of(group.name());
                    case "members.value" -> group.members().stream().collect(Collectors.toList());
                    default -> List.of("");
                };
    }
}
