package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.RoleAssignments;
import dev.rollcall.local.slack.estate.RoleAssignments.RoleAssignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code admin.roles.*}: who has which admin role over what. */
final class RoleMethods {
    private static final Page.Limit ASSIGNMENTS = new Page.Limit(200, 200);
    private static final int MOST = 10;

    private final SlackOrganisation slack;

    RoleMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.roles:write").refusing("invalid_actor");
        methods.add(
                        "admin.roles.listAssignments",
                        3,
                        Access.admin("admin.roles:read").refusing("invalid_actor"),
                        this::list)
                .add("admin.roles.addAssignments", 2, writing, call -> each(call, true))
                .add("admin.roles.removeAssignments", 2, writing, call -> each(call, false));
    }

    /** It cannot be asked for one person: whoever wants that reads all pages. */
    private ObjectNode list(WebCall call) {
        List<String> roles = call.arguments().list("role_ids");
        List<String> entities = call.arguments().list("entity_ids");
        if (!RoleAssignments.ROLES.containsAll(roles)) {
            throw new Refusal("invalid_role_id");
        }
        List<RoleAssignment> fitting =
                new ArrayList<>(
                        slack.estate().roles().all().stream()
                                .filter(a -> roles.isEmpty() || roles.contains(a.role()))
                                .filter(a -> entities.isEmpty() || entities.contains(a.entity()))
                                .sorted(Comparator.comparing(RoleAssignment::at))
                                .toList());
        return Answer.page(
                "role_assignments",
                Page.of(sorted(call, fitting), call.arguments(), ASSIGNMENTS),
                RoleMethods::json);
    }

    private static List<RoleAssignment> sorted(WebCall call, List<RoleAssignment> oldestFirst) {
        return switch (call.arguments().text("sort_dir").orElse("desc").toLowerCase(Locale.ROOT)) {
            case "asc" -> oldestFirst;
            case "desc" -> oldestFirst.reversed();
            default -> throw new Refusal("invalid_sort");
        };
    }

    private static ObjectNode json(RoleAssignment assignment) {
        return Json.object()
                .put("role_id", assignment.role())
                .put("entity_id", assignment.entity())
                .put("user_id", assignment.user())
                .put("date_create", assignment.at().getEpochSecond());
    }

    /** What fits is done; the rest is told with the refusal. */
    private ObjectNode each(WebCall call, boolean assign) {
        String role = call.arguments().required("role_id");
        List<String> entities = call.arguments().list("entity_ids", Integer.MAX_VALUE);
        List<String> users = call.arguments().list("user_ids", Integer.MAX_VALUE);
        if (entities.size() > MOST) {
            throw new Refusal("too_many_entities");
        }
        if (users.size() > MOST) {
            throw new Refusal("too_many_users");
        }
        if (!RoleAssignments.ROLES.contains(role)) {
            throw new Refusal("invalid_role_id");
        }
        List<String> goodUsers = users.stream().filter(u -> usable(u, assign)).toList();
        List<String> goodEntities = entities.stream().filter(this::known).toList();
        if (goodUsers.isEmpty()) {
            throw refused("no_valid_users", users, goodUsers, "rejected_users");
        }
        if (goodEntities.isEmpty()) {
            throw refused("no_valid_entities", entities, goodEntities, "rejected_entities");
        }
        for (String entity : goodEntities) {
            goodUsers.forEach(user -> one(call, assign, new Triple(role, entity, user)));
        }
        return answer(entities, goodEntities, users, goodUsers);
    }

    private record Triple(String role, String entity, String user) {}

    private void one(WebCall call, boolean assign, Triple what) {
        RoleAssignments roles = slack.estate().roles();
        boolean changed =
                assign
                        ? roles.assign(what.role(), what.entity(), what.user(), slack.now())
                        : roles.remove(what.role(), what.entity(), what.user());
        if (changed) {
            slack.audit()
                    .append(
                            assign ? "role_assigned" : "role_removed",
                            call.by(),
                            AuditEntity.role(what.role()),
                            Json.object()
                                    .put("target_user", what.user())
                                    .put("target_entity", what.entity()));
        }
    }

    private static ObjectNode answer(
            List<String> entities,
            List<String> goodEntities,
            List<String> users,
            List<String> goodUsers) {
        boolean allUsers = users.size() == goodUsers.size();
        boolean allEntities = entities.size() == goodEntities.size();
        if (allUsers && allEntities) {
            return Answer.ok();
        }
        if (allUsers) {
            throw refused("failed_for_some_entities", entities, goodEntities, "rejected_entities");
        }
        if (allEntities) {
            throw refused("failed_for_some_users", users, goodUsers, "rejected_users");
        }
        throw refused("failed_for_some_users_and_entities", users, goodUsers, "rejected_users")
                .with("rejected_entities", rejected(entities, goodEntities));
    }

    private static Refusal refused(
            String code, List<String> asked, List<String> good, String field) {
        return new Refusal(code).with(field, rejected(asked, good));
    }

    private static ArrayNode rejected(List<String> asked, List<String> good) {
        ArrayNode rejected = Json.array();
        asked.stream()
                .filter(id -> !good.contains(id))
                .forEach(id -> rejected.addObject().put("id", id).put("error", "invalid_id"));
        return rejected;
    }

    /** A role can be taken from a leaver, and not given to one. */
    private boolean usable(String user, boolean assign) {
        return slack.account(user)
                .filter(a -> !a.bot() && (!assign || a.deactivatedFrom().isEmpty()))
                .isPresent();
    }

    private boolean known(String entity) {
        return entity.equals(SlackOrganisation.ID)
                || new Lookup(slack).found(entity).isPresent()
                || slack.group(SlackGroup.Kind.CHANNEL, entity).isPresent();
    }
}
