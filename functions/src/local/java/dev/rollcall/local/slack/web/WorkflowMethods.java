package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.SlackWorkflow;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code admin.workflows.*}: who manages which workflow. */
final class WorkflowMethods {
    private static final Page.Limit FOUND = new Page.Limit(20, 50);
    private static final int MOST = 50;

    private final SlackOrganisation slack;

    WorkflowMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.workflows:write").refusing("not_allowed");
        methods.add(
                        "admin.workflows.search",
                        2,
                        Access.admin("admin.workflows:read").refusing("not_allowed"),
                        this::search)
                .add("admin.workflows.collaborators.add", 2, writing, this::addCollaborators)
                .add("admin.workflows.collaborators.remove", 2, writing, this::removeCollaborators)
                .add("admin.workflows.unpublish", 2, writing, this::unpublish);
    }

    /** Only published ones are found unless asked for; all of the named people must manage it. */
    private ObjectNode search(WebCall call) {
        Arguments arguments = call.arguments();
        List<String> managers = arguments.list("collaborator_ids");
        String status = arguments.text("publish_status").orElse("published");
        if (!Set.of("all", "published", "unpublished").contains(status)) {
            throw Refusal.arguments("not one of the allowed values: publish_status");
        }
        String query = arguments.text("query").orElse("");
        Comparator<SlackWorkflow> byName = Comparator.comparing(SlackWorkflow::title);
        List<SlackWorkflow> found =
                slack.estate().workflows().all().stream()
                        .filter(w -> w.collaborators().containsAll(managers))
                        .filter(w -> !arguments.flag("no_collaborators") || isOrphan(w))
                        .filter(w ->
                                status.equals("all") || w.published() == status.equals("published"))
                        .filter(w -> fits(arguments, "source", w.source()))
                        .filter(w -> fits(arguments, "app_id", w.app()))
                        .filter(w -> w.title().contains(query))
                        .sorted(
                                arguments.text("sort_dir").orElse("desc").equals("asc")
                                        ? byName
                                        : byName.reversed())
                        .toList();
        return Answer.page("workflows", Page.of(found, arguments, FOUND), w -> json(call, w))
                .put("total_found", found.size());
    }

    private static boolean isOrphan(SlackWorkflow workflow) {
        return workflow.collaborators().isEmpty();
    }

    private static boolean fits(Arguments arguments, String name, String value) {
        return arguments.text(name).map(value::equals).orElse(true);
    }

    private static ObjectNode json(WebCall call, SlackWorkflow workflow) {
        long triggers = call.arguments().number("num_trigger_ids").orElse(10L);
        ObjectNode json = Json.object();
        json.put("id", workflow.id()).put("team_id", SlackOrganisation.ID);
        json.put("callback_id", workflow.id().toLowerCase(Locale.ROOT));
        json.put("title", workflow.title()).put("description", "");
        json.put("app_id", workflow.app()).put("source", workflow.source());
        json.set("collaborators", Json.texts(workflow.collaborators()));
        json.put("is_published", workflow.published());
        json.put("last_updated_by", workflow.updatedBy());
        json.put("date_updated", workflow.updated().getEpochSecond());
        json.set("trigger_ids", Json.texts(workflow.triggers().stream().limit(triggers).toList()));
        return json;
    }

    private ObjectNode addCollaborators(WebCall call) {
        List<String> people = call.arguments().list("collaborator_ids", MOST);
        ArrayNode errors = Json.array();
        for (String id : call.arguments().list("workflow_ids", MOST)) {
            Optional<SlackWorkflow> workflow = slack.estate().workflows().find(id);
            Set<String> managers = new TreeSet<>();
            workflow.ifPresent(w -> managers.addAll(w.collaborators()));
            for (String person : people) {
                boolean active = slack.account(person).filter(slack::active).isPresent();
                if (workflow.isEmpty() || !active) {
                    error(errors, id, person);
                } else {
                    managers.add(person);
                }
            }
            workflow.ifPresent(w -> put(call, w, managers));
        }
        return answer("error_adding_collaborators", errors);
    }

    /** Who is none is no error, nor is a workflow without anybody. */
    private ObjectNode removeCollaborators(WebCall call) {
        List<String> people = call.arguments().list("collaborator_ids", MOST);
        ArrayNode errors = Json.array();
        for (String id : call.arguments().list("workflow_ids", MOST)) {
            Optional<SlackWorkflow> workflow = slack.estate().workflows().find(id);
            if (workflow.isEmpty()) {
                people.forEach(person -> error(errors, id, person));
            } else {
                Set<String> managers = new TreeSet<>(workflow.get().collaborators());
                people.forEach(managers::remove);
                put(call, workflow.get(), managers);
            }
        }
        return answer("error_removing_collaborators", errors);
    }

    private void put(WebCall call, SlackWorkflow workflow, Set<String> managers) {
        if (!workflow.collaborators().equals(managers)) {
            slack.estate().workflows().put(workflow.managedBy(managers, call.by(), slack.now()));
        }
    }

    private ObjectNode unpublish(WebCall call) {
        ArrayNode errors = Json.array();
        for (String id : call.arguments().list("workflow_ids", MOST)) {
            Optional<SlackWorkflow> workflow = slack.estate().workflows().find(id);
            if (workflow.isEmpty()) {
                error(errors, id, "");
            } else if (workflow.get().published()) {
                slack.estate().workflows().put(workflow.get().unpublished(call.by(), slack.now()));
                slack.audit().append("workflow_unpublished", call.by(), AuditEntity.workflow(id));
            }
        }
        return answer("error_unpublishing_workflows", errors);
    }

    private static void error(ArrayNode errors, String workflow, String person) {
        ObjectNode error = errors.addObject();
        error.put("message", "not found").put("workflow", workflow);
        if (!person.isEmpty()) {
            error.put("user", person);
        }
    }

    private static ObjectNode answer(String code, ArrayNode errors) {
        if (errors.isEmpty()) {
            return Answer.ok();
        }
        throw new Refusal(code).with("errors", errors);
    }
}
